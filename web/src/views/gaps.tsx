// The board of gaps: what nobody is accountable for, by reason.
import { Link } from "react-router";
import { DUTY } from "../graph/fragments.ts";
import { graphql, type ResultOf } from "../graph/gql.ts";
import { useAnswer } from "../graph/ask.ts";
import { label } from "../graph/labels.ts";
import { Answer, Nothing } from "../parts/ask.tsx";
import { Duty } from "../parts/duty.tsx";
import { Filters, Place, useJurisdiction } from "../parts/filters.tsx";
import { Page } from "../parts/page.tsx";
import { Table } from "../parts/table.tsx";
import { words } from "../words/index.ts";

const GAPS = graphql(
  `
    query Gaps($jurisdiction: JurisdictionKey) {
      gaps(jurisdiction: $jurisdiction, first: 50) {
        totalCount
        nodes { function reason explanation jurisdiction { id name } nearest { ...Duty } }
      }
    }
  `,
  [DUTY],
);
type Gap = ResultOf<typeof GAPS>["gaps"]["nodes"][number];
const REASONS = Object.keys(words.gaps.reason) as Gap["reason"][];

export default function Gaps() {
  const found = useAnswer(GAPS, { jurisdiction: useJurisdiction() });
  return (
    <Page title={words.gaps.title} lead={words.gaps.lead}>
      <Filters><Place /></Filters>
      <Answer of={found}>
        {({ gaps }) => gaps.nodes.length === 0 ? <Nothing>{words.gaps.none}</Nothing> : (
          <>
            <div className="board">
              {REASONS.map((reason) => [reason, gaps.nodes.filter((gap) => gap.reason === reason)] as const).filter(([, some]) => some.length).map(([reason, some]) => (
                <section key={reason} className="board-lane" aria-labelledby={reason}>
                  <h2 id={reason}>{words.gaps.reason[reason]} <span className="soft">{some.length}</span></h2>
                  {some.map((gap) => <Card key={gap.function} gap={gap} />)}
                </section>
              ))}
            </div>
            <Table
              name="gaps" caption={words.gaps.title} rows={gaps.nodes} id={(gap) => gap.function}
              columns={[
                { key: "function", head: words.gaps.function, value: (gap) => label(gap.function) },
                { key: "why", head: words.gaps.why, value: (gap) => words.gaps.reason[gap.reason] },
                { key: "explanation", head: words.gaps.explanation, value: (gap) => gap.explanation },
              ]}
            />
          </>
        )}
      </Answer>
    </Page>
  );
}

function Card({ gap }: { gap: Gap }) {
  const place = useJurisdiction();
  return (
    <section className="card" aria-label={label(gap.function)}>
      <h3><Link to={`/duties?${new URLSearchParams({ function: gap.function, ...(place && { place: place.name }) })}`}>{label(gap.function)}</Link></h3>
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
