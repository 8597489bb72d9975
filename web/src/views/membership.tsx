// The seats that a checklist asks for, and who fills them.
import { graphql } from "../graph/gql.ts";
import { useAnswer } from "../graph/ask.ts";
import { label, oneOf } from "../graph/labels.ts";
import { useAddress } from "../parts/address.ts";
import { useAround } from "../parts/around.ts";
import { Answer, Nothing } from "../parts/ask.tsx";
import { Choose, Filters, Place, useJurisdiction } from "../parts/filters.tsx";
import { Page } from "../parts/page.tsx";
import { Table } from "../parts/table.tsx";
import { Line } from "../parts/names.tsx";
import { toAgency } from "../parts/to.ts";
import { words } from "../words/index.ts";

const MEMBERSHIP = graphql(`
  query Membership($checklist: String!, $jurisdiction: JurisdictionKey) {
    membership(checklist: $checklist, jurisdiction: $jurisdiction) { role sector required source satisfiedBy { id name } }
  }
`);

export default function Membership() {
  const { checklists } = useAround();
  const checklist = oneOf(checklists, useAddress().get("checklist")) ?? checklists[0] ?? "";
  const found = useAnswer(MEMBERSHIP, { checklist, jurisdiction: useJurisdiction() }, !checklist);
  return (
    <Page title={words.membership.title} lead={words.membership.lead}>
      <Filters>
        <Choose wide name="checklist" title={words.membership.checklist} values={checklists} any={checklists[0] ? label(checklists[0]) : words.any} />
        <Place />
      </Filters>
      <Answer of={found}>
        {({ membership }) => {
          const asked = membership.filter((seat) => seat.required);
          if (membership.length === 0) return <Nothing>{words.membership.choose}</Nothing>;
          return (
            <>
              <p><strong>{words.membership.filled(asked.filter((seat) => seat.satisfiedBy.length).length, asked.length)}</strong></p>
              <Table
                name="membership" caption={words.membership.title} rows={membership} id={(seat) => seat.role}
                columns={[
                  { key: "role", head: words.membership.role, value: (seat) => seat.role },
                  { key: "sector", head: words.membership.sector, value: (seat) => label(seat.sector) },
                  { key: "required", head: words.membership.required, value: (seat) => (seat.required ? words.membership.yes : words.membership.no) },
                  {
                    key: "satisfied", head: words.membership.satisfied, value: (seat) => seat.satisfiedBy.map((one) => one.name).join(", "),
                    show: (seat) => seat.satisfiedBy.length === 0
                      ? <span className={seat.required ? "tag status-rejected" : "tag"}>{words.membership.nobody}</span>
                      : <Line of={seat.satisfiedBy} to={toAgency} />,
                  },
                  { key: "source", head: words.membership.source, value: (seat) => seat.source },
                ]}
              />
            </>
          );
        }}
      </Answer>
    </Page>
  );
}
