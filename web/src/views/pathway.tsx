// Duties in the order of their clocks: a lane for each agency, a column for each window of time; and the same as a table.
import { Link } from "react-router";
import { DUTY } from "../graph/fragments.ts";
import { graphql, type ResultOf } from "../graph/gql.ts";
import { useAnswer } from "../graph/ask.ts";
import { FUNCTIONS, label, oneOf } from "../graph/labels.ts";
import { useAddress } from "../parts/address.ts";
import { Answer, NoHit, Nothing } from "../parts/ask.tsx";
import { Modality, binding, deadlineText } from "../parts/duty.tsx";
import { Choose, Filters, Place, useJurisdiction } from "../parts/filters.tsx";
import { Page } from "../parts/page.tsx";
import { Pick } from "../parts/pick.tsx";
import { Table } from "../parts/table.tsx";
import { toAgency, toWords } from "../parts/to.ts";
import { words } from "../words/index.ts";

const PATHWAY = graphql(
  `
    query Pathway($jurisdiction: JurisdictionKey, $documents: [ID!], $functions: [Function!]) {
      pathway(jurisdiction: $jurisdiction, documents: $documents, functions: $functions) {
        steps { order window responsibility { ...Duty } handsTo { id name } }
        brokenHandoffs { explanation giver { id name } receiver { id name } responsibility { id } }
      }
    }
  `,
  [DUTY],
);
type Found = ResultOf<typeof PATHWAY>["pathway"];
type Step = Found["steps"][number];

export default function Pathway() {
  const address = useAddress();
  const fn = oneOf(FUNCTIONS, address.get("function"));
  const documents = address.all("document");
  const found = useAnswer(PATHWAY, {
    jurisdiction: useJurisdiction(), documents: documents.length ? documents : null, functions: fn ? [fn] : null,
  });
  return (
    <Page title={words.pathway.title} lead={words.pathway.lead}>
      <Filters>
        <Place />
        <Choose name="function" title={words.pathway.function} values={FUNCTIONS} />
        <Pick name="document" title={words.pathway.document} what="documents" />
      </Filters>
      <Answer of={found}>
        {({ pathway }) => pathway.steps.length === 0 ? <NoHit>{words.pathway.none}</NoHit> : (
          <>
            {pathway.steps.length > MOST ? <Nothing title={words.pathway.many(pathway.steps.length)}>{words.pathway.choose}</Nothing> : <Lanes steps={pathway.steps} />}
            <Broken of={pathway.brokenHandoffs} />
            <StepTable steps={pathway.steps} />
          </>
        )}
      </Answer>
    </Page>
  );
}

// More steps than this are no picture.
const MOST = 300;

function Lanes({ steps }: { steps: readonly Step[] }) {
  const windows = [...new Set(steps.map((step) => step.window))];
  const agencies = [...new Map(steps.map((step) => [step.responsibility.subject.id, step.responsibility.subject.name]))];
  return (
    <div className="scroll" role="region" aria-label={words.pathway.lanes} tabIndex={0}>
      <table className="lanes">
        <caption className="hidden">{words.pathway.lead}</caption>
        <thead><tr><th scope="col">{words.pathway.agency}</th>{windows.map((window) => <th key={window} scope="col">{window}</th>)}</tr></thead>
        <tbody>
          {agencies.map(([id, name]) => (
            <tr key={id}>
              <th scope="row"><Link to={toAgency(id)}>{name}</Link></th>
              {windows.map((window) => (
                <td key={window}>
                  {steps.filter((step) => step.window === window && step.responsibility.subject.id === id).map((step) => <StepCard key={step.responsibility.id} step={step} />)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function StepCard({ step: { responsibility: duty, handsTo } }: { step: Step }) {
  const [quote] = duty.evidence.nodes;
  return (
    <div className="step">
      <Modality of={duty} /> {quote ? <Link to={toWords(quote)}>{duty.action}</Link> : duty.action}
      {duty.condition && <span className="soft"> {duty.condition}</span>}
      {handsTo.length > 0 && <div className="hands">→ {words.pathway.hands(handsTo.map((one) => one.name).join(", "))}</div>}
    </div>
  );
}

function Broken({ of }: { of: Found["brokenHandoffs"] }) {
  return (
    <section className="card" aria-labelledby="broken">
      <h2 id="broken">{words.pathway.broken}</h2>
      {of.length === 0 && <p className="soft">{words.pathway.noBroken}</p>}
      <ul className="lines">
        {of.map((one) => (
          <li key={`${one.responsibility.id} ${one.receiver.id}`}>
            <Link to={toAgency(one.giver.id)}>{one.giver.name}</Link> → <Link to={toAgency(one.receiver.id)}>{one.receiver.name}</Link>: {one.explanation}
          </li>
        ))}
      </ul>
    </section>
  );
}

function StepTable({ steps }: { steps: readonly Step[] }) {
  return (
    <Table
      name="pathway" caption={words.pathway.title} rows={steps} id={(step) => step.responsibility.id}
      columns={[
        { key: "order", head: "#", value: (step) => step.order },
        { key: "window", head: words.pathway.window, value: (step) => step.window },
        { key: "agency", head: words.pathway.agency, value: (step) => step.responsibility.subject.name },
        { key: "binding", head: words.pathway.binding, value: (step) => binding(step.responsibility) },
        { key: "duty", head: words.pathway.duty, value: (step) => step.responsibility.action },
        { key: "deadline", head: words.deadline, value: (step) => deadlineText(step.responsibility.deadline) },
        { key: "function", head: words.pathway.function, value: (step) => label(step.responsibility.function) },
      ]}
    />
  );
}
