// What every view needs and is asked once: who asks and what they may, the places and checklists to choose from.
import { graphql } from "../graph/gql.ts";
import { useAnswer } from "../graph/ask.ts";

const AROUND = graphql(`
  query Around {
    viewer { name tier mayReview mayIngest }
    jurisdictions(first: 100, orderBy: [{ name: ASC }]) { pageInfo { hasNextPage } nodes { id name } }
    checklists
    stats { documents }
  }
`);

/** The places are only the first of them where `manyPlaces`. */
export function useAround() {
  const { data, error, again } = useAnswer(AROUND, {});
  return {
    viewer: data?.viewer,
    places: data?.jurisdictions.nodes.map((one) => one.name) ?? [],
    manyPlaces: data?.jurisdictions.pageInfo.hasNextPage ?? false,
    checklists: data?.checklists ?? [],
    /** Whether nothing was read that the reader may see. */
    empty: data?.stats.documents === 0,
    error,
    again,
  };
}
