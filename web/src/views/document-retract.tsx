// Taking a document back: what would go is said first.
import { useEffect, useRef, useState } from "react";
import { useMutation } from "urql";
import { graphql } from "../graph/gql.ts";
import { Failure } from "../parts/ask.tsx";
import { focusTitle } from "../parts/page.tsx";
import { useAround } from "../parts/around.ts";
import { words } from "../words/index.ts";

const RETRACT = graphql(`mutation Retract($id: ID!, $dryRun: Boolean!) { retractDocument(id: $id, dryRun: $dryRun) { claims entities dryRun } }`);

export function Retract({ id }: { id: string }) {
  const { viewer } = useAround();
  const [{ data, error, fetching }, retract] = useMutation(RETRACT);
  const [asking, setAsking] = useState(false);
  const found = data?.retractDocument;
  const said = useRef<HTMLDivElement>(null);
  // What was said takes the focus from the button that it stands for.
  useEffect(() => {
    said.current?.focus();
  }, [asking, found]);
  if (!viewer?.mayIngest) return null;
  if (found && !found.dryRun) return <div ref={said} tabIndex={-1} className="note" role="status">{words.document.retracted}</div>;
  const ask = () => {
    setAsking(true);
    void retract({ id, dryRun: true });
  };
  return (
    <div className="stack-small">
      {!asking && <div><button type="button" className="quiet" onClick={ask}>{words.document.retract}</button></div>}
      {asking && found && (
        <div ref={said} tabIndex={-1} className="note" role="alert">
          <p>{words.document.dry(found.claims, found.entities)}</p>
          <div className="row">
            <button type="button" disabled={fetching} onClick={() => void retract({ id, dryRun: false })}>{words.document.retractNow}</button>
            <button type="button" className="quiet" onClick={() => { setAsking(false); focusTitle(); }}>{words.document.keep}</button>
          </div>
        </div>
      )}
      {error && <Failure error={error} />}
    </div>
  );
}
