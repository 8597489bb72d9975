// Who asks, and what they may.
import { graphql } from "../graph/gql.ts";
import { useAnswer } from "../graph/ask.ts";

const VIEWER = graphql(`query Viewer { viewer { name tier mayReview mayIngest } }`);

export function useViewer() {
  const { data, error } = useAnswer(VIEWER, {});
  return { viewer: data?.viewer, error };
}
