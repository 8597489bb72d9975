// A protocol, resource, place, activity or finding: what is said of it and who is tied to it.
import { Link, Navigate, useParams } from "react-router";
import { DUTY, QUOTE } from "../graph/fragments.ts";
import { graphql, type ResultOf } from "../graph/gql.ts";
import { useAnswer } from "../graph/ask.ts";
import { label } from "../graph/labels.ts";
import { Answer, Nothing } from "../parts/ask.tsx";
import { Duty, Quote } from "../parts/duty.tsx";
import { Page } from "../parts/page.tsx";
import { Card, Names } from "../parts/names.tsx";
import { toAgency, toDocument, toNode, toThing } from "../parts/to.ts";
import { words } from "../words/index.ts";

const THING = graphql(
  `
    query Thing($id: ID!) {
      node(id: $id) {
        __typename id
        ... on Entity { name aliases evidence(first: 5) { nodes { ...Quote } } }
        ... on Protocol {
          protocolKind: kind citation text { id title }
          followedBy(first: 50) { nodes { id name } }
          jurisdictions(first: 20) { nodes { id name } }
          responsibilities(first: 30) { totalCount nodes { ...Duty } }
        }
        ... on Resource {
          resourceKind: kind eligibility minimumAge maximumAge
          providers(first: 50) { nodes { id name } }
          funders(first: 20) { nodes { id name } }
          jurisdictions(first: 20) { nodes { id name } }
        }
        ... on Jurisdiction { level parent { id name } children(first: 50) { nodes { id name } } agencies(first: 100) { nodes { id name } } }
        ... on Activity { function responsibilities(first: 30) { totalCount nodes { ...Duty } } }
        ... on Finding {
          figures year
          about(first: 20) { nodes { __typename id name } }
          practice(first: 20) { totalCount nodes { ...Duty } }
        }
      }
    }
  `,
  [DUTY, QUOTE],
);
type Node = NonNullable<ResultOf<typeof THING>["node"]>;
type Of<Name extends Node["__typename"]> = Extract<Node, { __typename: Name }>;

export default function Thing() {
  const { id = "" } = useParams();
  const found = useAnswer(THING, { id });
  const node = found.data?.node;
  const known = node && "name" in node ? node : undefined;
  if (node?.__typename === "Agency" || node?.__typename === "Document") return <Navigate to={toNode(node)} replace />;
  if (found.data && !found.error && !known) return <Page title={words.gone.title}><Nothing title={words.gone.title}>{words.gone.say}</Nothing></Page>;
  const type = known && words.search.types[known.__typename as keyof typeof words.search.types];
  return (
    <Page title={known?.name ?? words.loading} lead={known && [type, sort(known)].filter(Boolean).join(" · ")}>
      <Answer of={found}>
        {() => known && (
          <>
            {known.aliases.length > 0 && <p className="soft">{words.agency.also}: {known.aliases.join(", ")}</p>}
            <Details of={known} />
            <section className="stack" aria-labelledby="said">
              <h2 id="said">{words.thing.said}</h2>
              {known.evidence.nodes.map((quote) => <Quote key={quote.id} quote={quote} />)}
            </section>
          </>
        )}
      </Answer>
    </Page>
  );
}

function sort(node: Node): string {
  if ("protocolKind" in node) return label(node.protocolKind);
  if ("resourceKind" in node) return label(node.resourceKind);
  if ("level" in node) return label(node.level);
  if ("function" in node && typeof node.function === "string") return label(node.function);
  return "year" in node && node.year ? String(node.year) : "";
}

function Details({ of: node }: { of: Node }) {
  switch (node.__typename) {
    case "Protocol": return <ProtocolDetails of={node as Of<"Protocol">} />;
    case "Resource": return <ResourceDetails of={node as Of<"Resource">} />;
    case "Jurisdiction": return <PlaceDetails of={node as Of<"Jurisdiction">} />;
    case "Activity": return <Duties of={(node as Of<"Activity">).responsibilities} title={words.thing.duties} />;
    case "Finding": return <FindingDetails of={node as Of<"Finding">} />;
    default: return null;
  }
}

const agencies = (nodes: readonly { id: string; name: string }[]) => <Names of={nodes.map((one) => ({ ...one, to: toAgency(one.id) }))} />;
const things = (nodes: readonly { id: string; name: string }[]) => <Names of={nodes.map((one) => ({ ...one, to: toThing(one.id) }))} />;

function Duties({ of, title }: { of: Of<"Activity">["responsibilities"]; title: string }) {
  return (
    <section className="stack">
      <h2>{title}</h2>
      {of.totalCount > of.nodes.length && <p className="soft">{words.of(of.nodes.length, of.totalCount)}</p>}
      {of.nodes.length === 0 && <p className="soft">–</p>}
      {of.nodes.map((duty) => <Duty key={duty.id} duty={duty} />)}
    </section>
  );
}

function ProtocolDetails({ of }: { of: Of<"Protocol"> }) {
  return (
    <>
      <div className="columns">
        <Card title={words.thing.followedBy}>{agencies(of.followedBy.nodes)}</Card>
        <Card title={words.thing.holds}>{things(of.jurisdictions.nodes)}</Card>
      </div>
      {of.citation && <p>{of.citation}</p>}
      {of.text && <p>{words.thing.text}: <Link to={toDocument(of.text.id)}>{of.text.title}</Link></p>}
      <Duties of={of.responsibilities} title={words.thing.duties} />
    </>
  );
}

function ResourceDetails({ of }: { of: Of<"Resource"> }) {
  const aged = of.minimumAge !== null || of.maximumAge !== null;
  return (
    <div className="columns">
      <Card title={words.thing.providers}>{agencies(of.providers.nodes)}</Card>
      <Card title={words.thing.funders}>{agencies(of.funders.nodes)}</Card>
      <Card title={words.thing.who}><p>{[of.eligibility, aged && words.thing.ages(of.minimumAge, of.maximumAge)].filter(Boolean).join(" · ") || "–"}</p></Card>
      <Card title={words.thing.holds}>{things(of.jurisdictions.nodes)}</Card>
    </div>
  );
}

function PlaceDetails({ of }: { of: Of<"Jurisdiction"> }) {
  return (
    <div className="columns">
      <Card title={words.thing.agencies}>{agencies(of.agencies.nodes)}</Card>
      <Card title={words.thing.within}>{things([...(of.parent ? [of.parent] : []), ...of.children.nodes])}</Card>
    </div>
  );
}

function FindingDetails({ of }: { of: Of<"Finding"> }) {
  return (
    <>
      <div className="columns">
        <Card title={words.thing.about}><Names of={of.about.nodes.map((one) => ({ ...one, to: toNode(one) }))} /></Card>
        <Card title={words.thing.figures}><p>{of.figures.join(", ") || "–"}</p></Card>
      </div>
      <Duties of={of.practice} title={words.thing.practice} />
    </>
  );
}
