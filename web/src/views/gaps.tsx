// The board of gaps: what nobody is accountable for, by reason.
import { Link } from "react-router";
import { DUTY } from "../graph/fragments.ts";
import { graphql, type ResultOf } from "../graph/gql.ts";
import { useGrowing } from "../graph/ask.ts";
import { label } from "../graph/labels.ts";
import { Failure, Nothing, Waiting } from "../parts/ask.tsx";
import { Duty } from "../parts/duty.tsx";
import { Filters, Place, useJurisdiction } from "../parts/filters.tsx";
import { Page } from "../parts/page.tsx";
import { type Column, Table } from "../parts/table.tsx";
import { words } from "../words/index.ts";

const GAPS = graphql(
  `
    query Gaps($jurisdiction: JurisdictionKey, $first: Int, $after: String) {
      gaps(jurisdiction: $jurisdiction, first: $first, after: $after) {
        totalCount
        pageInfo { hasNextPage endCursor }
        nodes { function reason explanation jurisdiction { id name } nearest { ...Duty } }
      }
    }
  `,
  [DUTY],
);
type Gap = ResultOf<typeof GAPS>["gaps"]["nodes"][number];
const REASONS = Object.keys(words.gaps.reason) as Gap["reason"][];

const COLUMNS: readonly Column<Gap>[] = [
  { key: "function", head: words.gaps.function, value: (gap) => label(gap.function) },
  { key: "place", head: words.place, value: (gap) => gap.jurisdiction?.name ?? "" },
  { key: "why", head: words.gaps.why, value: (gap) => words.gaps.reason[gap.reason] },
  { key: "explanation", head: words.gaps.explanation, value: (gap) => gap.explanation },
];

export default function Gaps() {
  const list = useGrowing(GAPS, { jurisdiction: useJurisdiction() }, (data) => data.gaps, 50);
  return (
    <Page title={words.gaps.title} lead={words.gaps.lead}>
      <Filters><Place /></Filters>
      {list.error && <Failure error={list.error} again={list.again} />}
      {list.nodes.length > 0 && <Board gaps={list.nodes} />}
      {list.loading && <Waiting />}
      {list.more && !list.loading && <Nothing title={words.of(list.nodes.length, list.total ?? 0)}><button type="button" className="more" onClick={list.grow}>{words.more}</button></Nothing>}
      {list.nodes.length > 0 && <Table name="gaps" caption={words.gaps.title} rows={list.nodes} id={idOf} columns={COLUMNS} list={list} />}
      {list.total === 0 && <Nothing>{words.gaps.none}</Nothing>}
    </Page>
  );
}

const idOf = (gap: Gap) => `${gap.function} ${gap.jurisdiction?.id}`;

function Board({ gaps }: { gaps: readonly Gap[] }) {
  return (
    <div className="board">
      {REASONS.map((reason) => [reason, gaps.filter((gap) => gap.reason === reason)] as const).filter(([, some]) => some.length).map(([reason, some]) => (
        <section key={reason} className="board-lane" aria-labelledby={reason}>
          <h2 id={reason}>{words.gaps.reason[reason]} <span className="soft">{some.length}</span></h2>
          {some.map((gap) => <Card key={idOf(gap)} gap={gap} />)}
        </section>
      ))}
    </div>
  );
}

function Card({ gap }: { gap: Gap }) {
  const place = gap.jurisdiction;
  return (
    <section className="card" aria-label={label(gap.function)}>
      <h3><Link to={`/duties?${new URLSearchParams({ function: gap.function, ...(place && { place: place.name }) })}`}>{label(gap.function)}</Link>{place && <span className="soft small"> {place.name}</span>}</h3>
      <p>{gap.explanation}</p>
      {gap.nearest.length > 0 && (
        <details>
          <summary>{words.gaps.nearest} ({gap.nearest.length})</summary>
          <div className="stack">{gap.nearest.map((duty) => <Duty key={duty.id} duty={duty} />)}</div>
        </details>
      )}
    </section>
  );
}
