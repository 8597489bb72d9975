// One agency: what it must do, gives, follows, with whom, where, and how it is reached.
import { Link, useParams } from "react-router";
import { DUTY, type DutyOf, QUOTE } from "../graph/fragments.ts";
import { graphql, type ResultOf } from "../graph/gql.ts";
import { useAnswer } from "../graph/ask.ts";
import { label, MODALITIES } from "../graph/labels.ts";
import { Answer, Nothing } from "../parts/ask.tsx";
import { Duty, Quote } from "../parts/duty.tsx";
import { Contacts } from "../parts/contacts.tsx";
import { Page } from "../parts/page.tsx";
import { Card, Names } from "../parts/names.tsx";
import { toAgency, toThing } from "../parts/to.ts";
import { words } from "../words/index.ts";
import { Bearing } from "./agency-bearing.tsx";

const AGENCY = graphql(
  `
    query Agency($id: ID!) {
      agency(by: { id: $id }) {
        id name kind sector aliases
        parent { id name }
        units(first: 20) { nodes { id name } }
        jurisdictions(first: 20) { nodes { id name level } }
        responsibilities(first: 100, orderBy: [{ function: ASC }]) { totalCount nodes { ...Duty } }
        provides(first: 50) { nodes { id name kind } }
        follows(first: 50) { nodes { id name kind } }
        partners(first: 50) { totalCount edges { predicates node { id name sector } claims(first: 1) { totalCount } } }
        contacts { label phone email url hours tier assuredOn }
        evidence(first: 5) { totalCount nodes { ...Quote } }
      }
    }
  `,
  [DUTY, QUOTE],
);
type AgencyOf = NonNullable<ResultOf<typeof AGENCY>["agency"]>;

export default function AgencyView() {
  const { id = "" } = useParams();
  const found = useAnswer(AGENCY, { id });
  const agency = found.data?.agency;
  if (found.data && !found.error && !agency) return <Page title={words.gone.title}><Nothing title={words.gone.title}>{words.gone.say}</Nothing></Page>;
  return (
    <Page title={agency?.name ?? words.agencies.title} lead={agency && <About agency={agency} />}>
      <Answer of={found} lines={14}>
        {({ agency: one }) => one && (
          <>
            <Duties agency={one} />
            <div className="columns">
              <Card title={words.agency.gives}><Names of={one.provides.nodes.map((r) => ({ ...r, to: toThing(r.id), note: label(r.kind) }))} /></Card>
              <Card title={words.agency.follows}><Names of={one.follows.nodes.map((r) => ({ ...r, to: toThing(r.id), note: label(r.kind) }))} /></Card>
              <Card title={words.agency.partners}>
                <Names
                  of={one.partners.edges.map(({ node, predicates, claims }) => ({
                    ...node, to: toAgency(node.id), note: `${predicates.map(label).join(", ")} · ${words.agency.ways(claims.totalCount)}`,
                  }))}
                />
              </Card>
              <Card title={words.agency.units}><Names of={one.units.nodes.map((r) => ({ ...r, to: toAgency(r.id) }))} /></Card>
            </div>
            <section className="stack-small" aria-labelledby="contacts"><h2 id="contacts">{words.agency.contacts}</h2><Contacts of={one.contacts} /></section>
            <Bearing id={one.id} />
            <section aria-labelledby="said" className="stack">
              <h2 id="said">{words.agency.said}</h2>
              {one.evidence.nodes.map((quote) => <Quote key={quote.id} quote={quote} />)}
            </section>
          </>
        )}
      </Answer>
    </Page>
  );
}

function About({ agency }: { agency: AgencyOf }) {
  const { jurisdictions, parent, aliases } = agency;
  return (
    <>
      {[agency.sector && label(agency.sector), words.agency.kind[agency.kind]].filter(Boolean).join(", ")}
      {parent && <> · {words.agency.partOf} <Link to={toAgency(parent.id)}>{parent.name}</Link></>}
      {jurisdictions.nodes.map((place) => <span key={place.id}> · <Link to={toThing(place.id)}>{place.name}</Link></span>)}
      {aliases.length > 0 && <><br />{words.agency.also}: {aliases.join(", ")}</>}
    </>
  );
}

function Duties({ agency }: { agency: AgencyOf }) {
  const { nodes, totalCount } = agency.responsibilities;
  // The binding ones first, and within them by function, as they came.
  const groups = MODALITIES.map((modality) => [modality, nodes.filter((duty) => duty.modality === modality)] as const).filter(([, some]) => some.length);
  return (
    <section aria-labelledby="duties" className="stack">
      <h2 id="duties">{words.agency.duties}</h2>
      {totalCount > nodes.length && <p className="soft">{words.of(nodes.length, totalCount)}</p>}
      {groups.length === 0 && <p className="soft">{words.agency.noDuties}</p>}
      {groups.map(([modality, duties]) => (
        <section key={modality} aria-label={words.modality[modality]} className="stack">
          {byFunction(duties).map(([fn, some]) => (
            <section key={fn} className="stack">
              <h3>{label(modality)} · {label(fn)}</h3>
              {some.map((duty) => <Duty key={duty.id} duty={duty} agency={false} />)}
            </section>
          ))}
        </section>
      ))}
    </section>
  );
}

function byFunction(duties: readonly DutyOf[]): [string, DutyOf[]][] {
  const found = new Map<string, DutyOf[]>();
  for (const duty of duties) found.set(duty.function, [...(found.get(duty.function) ?? []), duty]);
  return [...found];
}
