// Duties that several hold or that contradict each other, side by side.
import { DUTY } from "../graph/fragments.ts";
import { graphql, type ResultOf } from "../graph/gql.ts";
import { useGrowing } from "../graph/ask.ts";
import { FUNCTIONS, label, oneOf } from "../graph/labels.ts";
import { useAddress } from "../parts/address.ts";
import { Nothing } from "../parts/ask.tsx";
import { type Saved } from "../parts/csv.ts";
import { binding, Duty } from "../parts/duty.tsx";
import { Choose, Filters, Place, useJurisdiction } from "../parts/filters.tsx";
import { ListHead } from "../parts/list-head.tsx";
import { Long } from "../parts/long.tsx";
import { Page } from "../parts/page.tsx";
import { words } from "../words/index.ts";

const OVERLAPS = graphql(
  `
    query Overlaps($jurisdiction: JurisdictionKey, $functions: [Function!], $first: Int, $after: String) {
      overlaps(jurisdiction: $jurisdiction, functions: $functions, first: $first, after: $after) {
        totalCount
        pageInfo { hasNextPage endCursor }
        edges { cursor node { kind function explanation responsibilities { ...Duty } } }
      }
    }
  `,
  [DUTY],
);

type Overlap = ResultOf<typeof OVERLAPS>["overlaps"]["edges"][number]["node"];
const COLUMNS: readonly Saved<Overlap>[] = [
  { head: words.overlaps.which, value: (one) => words.overlaps.kind[one.kind] },
  { head: words.duties.function, value: (one) => label(one.function) },
  { head: words.gaps.explanation, value: (one) => one.explanation },
  { head: words.nav.duties, value: (one) => one.responsibilities.map((duty) => `${duty.subject.name} ${binding(duty)} ${duty.action}`).join("; ") },
];

export default function Overlaps() {
  const fn = oneOf(FUNCTIONS, useAddress().get("function"));
  const list = useGrowing(OVERLAPS, { jurisdiction: useJurisdiction(), functions: fn ? [fn] : null }, ({ overlaps }) => ({
    ...overlaps, nodes: overlaps.edges.map(({ cursor, node }) => ({ id: cursor, ...node })),
  }), 30);
  return (
    <Page title={words.overlaps.title} lead={words.overlaps.lead}>
      <Filters><Place /><Choose name="function" title={words.duties.function} values={FUNCTIONS} /></Filters>
      <ListHead list={list} says={words.rows} name="overlaps" columns={COLUMNS} />
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
