// Duties that several hold or that contradict each other, side by side.
import { DUTY } from "../graph/fragments.ts";
import { graphql } from "../graph/gql.ts";
import { useGrowing } from "../graph/ask.ts";
import { FUNCTIONS, label, oneOf } from "../graph/labels.ts";
import { useAddress } from "../parts/address.ts";
import { Nothing } from "../parts/ask.tsx";
import { Duty } from "../parts/duty.tsx";
import { Choose, Filters, Place, useJurisdiction } from "../parts/filters.tsx";
import { Long } from "../parts/long.tsx";
import { Page } from "../parts/page.tsx";
import { words } from "../words/index.ts";

const OVERLAPS = graphql(
  `
    query Overlaps($jurisdiction: JurisdictionKey, $functions: [Function!], $after: String) {
      overlaps(jurisdiction: $jurisdiction, functions: $functions, first: 30, after: $after) {
        totalCount
        pageInfo { hasNextPage endCursor }
        edges { cursor node { kind function explanation responsibilities { ...Duty } } }
      }
    }
  `,
  [DUTY],
);

export default function Overlaps() {
  const fn = oneOf(FUNCTIONS, useAddress().get("function"));
  const list = useGrowing(OVERLAPS, { jurisdiction: useJurisdiction(), functions: fn ? [fn] : null }, ({ overlaps }) => ({
    ...overlaps, nodes: overlaps.edges.map(({ cursor, node }) => ({ id: cursor, ...node })),
  }));
  return (
    <Page title={words.overlaps.title} lead={words.overlaps.lead}>
      <Filters><Place /><Choose name="function" title={words.duties.function} values={FUNCTIONS} /></Filters>
      <p role="status" className="soft">{list.total === undefined ? words.loading : words.rows(list.total)}</p>
      <Long list={list} guess={320} label={words.overlaps.title}>
        {(one) => (
          <section className="card" aria-label={one.explanation}>
            <div className="row"><span className="tag status-contested">{words.overlaps.kind[one.kind]}</span><span className="tag">{label(one.function)}</span></div>
            <p>{one.explanation}</p>
            <div className="columns">{one.responsibilities.map((duty) => <Duty key={duty.id} duty={duty} />)}</div>
          </section>
        )}
      </Long>
      {list.total === 0 && <Nothing>{words.overlaps.none}</Nothing>}
    </Page>
  );
}
