// The text of a document with its headings; words that something rests on are marked, those that were asked for stand out.
import { useEffect, useMemo, useRef } from "react";
import { Link } from "react-router";
import { graphql, type ResultOf } from "../graph/gql.ts";
import { useGrowing } from "../graph/ask.ts";
import { useAddress } from "../parts/address.ts";
import { label } from "../graph/labels.ts";
import { focusTitle } from "../parts/page.tsx";
import { Long } from "../parts/long.tsx";
import { toAgency } from "../parts/to.ts";
import { words } from "../words/index.ts";
import { cut, type Span } from "./spans.ts";

const PASSAGES = graphql(`
  fragment Passages on Document {
    __typename
    passages(from: $from, first: 50, after: $after) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes {
        id text path page start end
        claims(first: 10) {
          totalCount
          nodes {
            __typename id predicate negated modality status subject { id name }
            evidence(first: 3) { nodes { start end document { id } } }
            ... on Responsibility { action }
            ... on Relationship { object { id name } }
          }
        }
      }
    }
  }
`);
const TEXT = graphql(`query Text($id: ID!, $from: Int, $after: String) { document: node(id: $id) { __typename ...Passages } }`, [PASSAGES]);
const FORMER = graphql(`query FormerText($id: ID!, $from: Int, $after: String) { document: formerDocument(id: $id) { ...Passages } }`, [PASSAGES]);
type Passage = ResultOf<typeof PASSAGES>["passages"]["nodes"][number];

/** `former`: of a version that was replaced. */
export function Text({ id, former }: { id: string; former: boolean }) {
  const address = useAddress();
  const [from, to] = [Number(address.get("from") ?? NaN), Number(address.get("to") ?? NaN)];
  const wanted = useMemo(() => (from < to ? { start: from, end: to } : undefined), [from, to]);
  const list = useGrowing(former ? FORMER : TEXT, { id, from: wanted ? Math.max(0, wanted.start - 400) : null }, ({ document }) =>
    document?.__typename === "Document" ? document.passages : null);
  const heads = useMemo(() => headings(list.nodes), [list.nodes]);
  return (
    <section className="stack" aria-labelledby="text">
      <h2 id="text">{words.document.text}</h2>
      {wanted && (
        <p className="note row" role="status">
          {words.document.marked}{" "}
          <button type="button" className="quiet" onClick={() => { address.set({ from: null, to: null }); focusTitle(); }}>{words.document.fromStart}</button>
        </p>
      )}
      <Long list={list} guess={70} label={words.document.text}>
        {(passage) => <Piece passage={passage} document={id} head={heads.has(passage.id)} wanted={wanted} />}
      </Long>
    </section>
  );
}

/** The passages that are headings: the place of the one behind them ends with their words. */
function headings(passages: readonly Passage[]): Set<string> {
  const found = new Set<string>();
  passages.forEach((passage, i) => {
    const below = passages[i + 1]?.path?.split(" > ").at(-1);
    if (below && below === passage.text) found.add(passage.id);
  });
  return found;
}

function Piece({ passage, document, head, wanted }: { passage: Passage; document: string; head: boolean; wanted?: Span }) {
  const asked = useRef<HTMLElement>(null);
  useEffect(() => {
    // In braces: newer browsers answer with a promise, which React would take for what undoes the effect.
    asked.current?.scrollIntoView({ block: "center" });
  }, [wanted]);
  const spans = passage.claims.nodes.flatMap((claim) =>
    claim.evidence.nodes.filter((one) => one.document.id === document && one.start < passage.end && one.end > passage.start)
      .map((one) => ({ start: one.start - passage.start, end: one.end - passage.start })));
  const here = wanted && wanted.start < passage.end && wanted.end > passage.start
    ? { start: wanted.start - passage.start, end: wanted.end - passage.start } : undefined;
  const said = cut(passage.text, spans, here).map((part) => part.asked
    ? <mark key={part.start} ref={asked} className="asked">{part.text}</mark>
    : part.marked ? <mark key={part.start}>{part.text}</mark> : part.text);
  return (
    <div className="passage">
      <span className="passage-page soft">{passage.page ? words.page(passage.page) : ""}</span>
      <div>
        {head ? <h3 className="passage-head">{said}</h3> : <p>{said}</p>}
        {passage.claims.nodes.length > 0 && (
          <details>
            <summary>{words.document.claims(passage.claims.totalCount)}</summary>
            <ul>
              {passage.claims.nodes.map((claim) => (
                <li key={claim.id}>
                  <Link to={toAgency(claim.subject.id)}>{claim.subject.name}</Link>{" "}
                  <span className="tag">{says(claim)}</span>{" "}
                  {claim.__typename === "Responsibility" ? claim.action : claim.object.name}
                </li>
              ))}
            </ul>
          </details>
        )}
      </div>
    </div>
  );
}

function says(claim: Passage["claims"]["nodes"][number]): string {
  if (claim.__typename === "Responsibility") return claim.negated ? words.modality.not[claim.modality ?? "DOES"] : words.modality[claim.modality ?? "DOES"];
  return label(claim.predicate).toLowerCase();
}
