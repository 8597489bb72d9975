// Taking a document back: what would go is said first.
import { useState } from "react";
import { useMutation } from "urql";
import { graphql } from "../graph/gql.ts";
import { Failure } from "../parts/ask.tsx";
import { useAround } from "../parts/around.ts";
import { words } from "../words/index.ts";

const RETRACT = graphql(`mutation Retract($id: ID!, $dryRun: Boolean!) { retractDocument(id: $id, dryRun: $dryRun) { claims entities dryRun } }`);

export function Retract({ id }: { id: string }) {
  const { viewer } = useAround();
  const [{ data, error, fetching }, retract] = useMutation(RETRACT);
  const [asking, setAsking] = useState(false);
  if (!viewer?.mayIngest) return null;
  const found = data?.retractDocument;
  if (found && !found.dryRun) return <p className="note" role="status">{words.document.retracted}</p>;
  const ask = () => {
    setAsking(true);
    void retract({ id, dryRun: true });
  };
  return (
    <div className="stack-small">
      {!asking && <div><button type="button" className="quiet" onClick={ask}>{words.document.retract}</button></div>}
      {asking && found && (
        <div className="note" role="alert">
          <p>{words.document.dry(found.claims, found.entities)}</p>
          <div className="row">
            <button type="button" disabled={fetching} onClick={() => void retract({ id, dryRun: false })}>{words.document.retractNow}</button>
            <button type="button" className="quiet" onClick={() => setAsking(false)}>{words.document.keep}</button>
          </div>
        </div>
      )}
      {error && <Failure error={error} />}
    </div>
  );
}
