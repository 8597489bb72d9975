// Two documents, duty by duty.
import { DUTY } from "../graph/fragments.ts";
import { graphql, type ResultOf } from "../graph/gql.ts";
import { useAnswer, whole } from "../graph/ask.ts";
import { label } from "../graph/labels.ts";
import { useAddress } from "../parts/address.ts";
import { Answer, Nothing } from "../parts/ask.tsx";
import { binding, Duty } from "../parts/duty.tsx";
import { Filters } from "../parts/filters.tsx";
import { Long } from "../parts/long.tsx";
import { Page } from "../parts/page.tsx";
import { Pick } from "../parts/pick.tsx";
import { Table } from "../parts/table.tsx";
import { words } from "../words/index.ts";

const CROSSWALK = graphql(
  `
    query Crosswalk($left: ID!, $right: ID!) {
      crosswalk(left: $left, right: $right) {
        left { id title } right { id title }
        rows { function relation explanation left { ...Duty } right { ...Duty } }
      }
    }
  `,
  [DUTY],
);
type Row = ResultOf<typeof CROSSWALK>["crosswalk"]["rows"][number];
const said = (duty: Row["left"]) => (duty ? `${duty.subject.name} ${binding(duty)} ${duty.action}` : "");
const tone = (row: Row) => (row.relation === "SAME" ? "" : row.relation.startsWith("ONLY") ? "status-contested" : "status-rejected");

export default function Crosswalk() {
  const address = useAddress();
  const [left, right] = [address.get("left") ?? "", address.get("right") ?? ""];
  const found = useAnswer(CROSSWALK, { left, right }, !left || !right);
  const { left: first, right: second } = found.data?.crosswalk ?? {};
  // Both names come with the answer, once two are chosen.
  const known = left && right ? new Map([first, second].flatMap((one) => (one ? [[one.id, one.title] as const] : []))) : undefined;
  return (
    <Page title={words.crosswalk.title} lead={words.crosswalk.lead}>
      <Filters>
        <Pick name="left" title={words.crosswalk.left} what="documents" most={1} known={known} />
        <Pick name="right" title={words.crosswalk.right} what="documents" most={1} known={known} />
      </Filters>
      {!left || !right ? <Nothing title={words.crosswalk.choose} /> : (
        <Answer of={found}>
          {({ crosswalk }) => crosswalk.rows.length === 0 ? <Nothing>{words.crosswalk.none}</Nothing> : (
            <>
              <Long list={whole(crosswalk.rows.map((row) => ({ ...row, id: `${row.left?.id} ${row.right?.id}` })))} guess={220} label={words.crosswalk.title}>
                {(row) => (
                <section className="stack" aria-label={row.explanation}>
                  <div className="row">
                    <span className={`tag ${tone(row)}`}>{words.crosswalk.relation[row.relation]}</span>
                    <span>{row.explanation}</span>
                  </div>
                  <div className="columns sides">
                    {row.left ? <Duty duty={row.left} /> : <p className="note soft">–</p>}
                    {row.right ? <Duty duty={row.right} /> : <p className="note soft">–</p>}
                  </div>
                </section>
                )}
              </Long>
              <Table
                name="crosswalk" caption={words.crosswalk.title} rows={crosswalk.rows} id={(row) => `${row.left?.id} ${row.right?.id}`}
                columns={[
                  { key: "function", head: words.duties.function, value: (row) => label(row.function) },
                  { key: "left", head: crosswalk.left.title, value: (row) => said(row.left) },
                  { key: "relation", head: words.crosswalk.which, value: (row) => words.crosswalk.relation[row.relation] },
                  { key: "right", head: crosswalk.right.title, value: (row) => said(row.right) },
                ]}
              />
            </>
          )}
        </Answer>
      )}
    </Page>
  );
}
