// What falls away when agencies leave.
import { Link } from "react-router";
import { DUTY } from "../graph/fragments.ts";
import { graphql } from "../graph/gql.ts";
import { useAnswer } from "../graph/ask.ts";
import { label } from "../graph/labels.ts";
import { useAddress } from "../parts/address.ts";
import { Answer, Nothing } from "../parts/ask.tsx";
import { binding, deadlineText, Modality } from "../parts/duty.tsx";
import { Page } from "../parts/page.tsx";
import { Pick } from "../parts/pick.tsx";
import { Table } from "../parts/table.tsx";
import { toAgency, toWords } from "../parts/to.ts";
import { words } from "../words/index.ts";

const WHAT_IF = graphql(
  `
    query WhatIf($remove: [ID!]!) {
      whatIf(remove: $remove) {
        componentsBefore componentsAfter
        uncovered { function reason explanation }
        lost { ...Duty }
        cutHandoffs { explanation giver { id name } receiver { id name } responsibility { id } }
      }
    }
  `,
  [DUTY],
);

export default function WhatIf() {
  const remove = useAddress().all("remove");
  const found = useAnswer(WHAT_IF, { remove }, remove.length === 0);
  return (
    <Page title={words.whatIf.title} lead={words.whatIf.lead}>
      <div className="filters"><Pick name="remove" title={words.whatIf.pick} what="agencies" /></div>
      {remove.length === 0 ? <Nothing title={words.whatIf.first} /> : (
        <Answer of={found}>
          {({ whatIf }) => (
            <>
              <p className="lead">{words.whatIf.groups(whatIf.componentsBefore, whatIf.componentsAfter)}</p>
              <div className="columns">
                <section className="card" aria-labelledby="uncovered">
                  <h2 id="uncovered">{words.whatIf.uncovered} ({whatIf.uncovered.length})</h2>
                  {whatIf.uncovered.length === 0 && <p className="soft">{words.whatIf.nothing}</p>}
                  <ul className="lines">{whatIf.uncovered.map((gap) => <li key={gap.function}><strong>{label(gap.function)}</strong> {gap.explanation}</li>)}</ul>
                </section>
                <section className="card" aria-labelledby="cut">
                  <h2 id="cut">{words.whatIf.cut} ({whatIf.cutHandoffs.length})</h2>
                  {whatIf.cutHandoffs.length === 0 && <p className="soft">{words.whatIf.nothing}</p>}
                  <ul className="lines">
                    {whatIf.cutHandoffs.map((one) => (
                      <li key={`${one.responsibility.id} ${one.receiver.id}`}>
                        <Link to={toAgency(one.giver.id)}>{one.giver.name}</Link> → <Link to={toAgency(one.receiver.id)}>{one.receiver.name}</Link>: {one.explanation}
                      </li>
                    ))}
                  </ul>
                </section>
              </div>
              <h2>{words.whatIf.lost} ({whatIf.lost.length})</h2>
              <Table
                name="lost" caption={words.whatIf.lost} rows={whatIf.lost} id={(duty) => duty.id}
                columns={[
                  { key: "agency", head: words.pathway.agency, value: (duty) => duty.subject.name },
                  { key: "binding", head: words.duties.modality, value: binding, show: (duty) => <Modality of={duty} /> },
                  {
                    key: "duty", head: words.pathway.duty, value: (duty) => duty.action,
                    show: (duty) => (duty.evidence.nodes[0] ? <Link to={toWords(duty.evidence.nodes[0])}>{duty.action}</Link> : duty.action),
                  },
                  { key: "deadline", head: words.deadline, value: (duty) => deadlineText(duty.deadline) },
                  { key: "function", head: words.duties.function, value: (duty) => label(duty.function) },
                ]}
              />
            </>
          )}
        </Answer>
      )}
    </Page>
  );
}
