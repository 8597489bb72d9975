// One document: what it is, its versions and their difference, and its text with what rests on its words.
import type { ReactNode } from "react";
import { Link, useParams } from "react-router";
import { DUTY } from "../graph/fragments.ts";
import { graphql, type ResultOf } from "../graph/gql.ts";
import { useAnswer } from "../graph/ask.ts";
import { label } from "../graph/labels.ts";
import { Answer, Nothing } from "../parts/ask.tsx";
import { Duty } from "../parts/duty.tsx";
import { Page } from "../parts/page.tsx";
import { Line } from "../parts/names.tsx";
import { toAgency, toDocument } from "../parts/to.ts";
import { words } from "../words/index.ts";
import { Retract } from "./document-retract.tsx";
import { Text } from "./document-text.tsx";

const PAPER = graphql(`
  fragment Paper on Document {
    __typename id title kind publisher uri publishedOn effectiveOn expiresOn reviewDueOn sha256 tier ingestedAt
    parties(first: 50) { nodes { id name } }
    supersedes { id title }
    supersededBy { id title }
  }
`);
// A version that was replaced is no node of today's graph: it is asked for by its own name, in the same request.
const DOCUMENT = graphql(
  `
    query Document($id: ID!) {
      node(id: $id) { __typename ...Paper ... on Document { diff { kind fields before { ...Duty } after { ...Duty } } } }
      formerDocument(id: $id) { ...Paper }
    }
  `,
  [PAPER, DUTY],
);
type DocumentOf = ResultOf<typeof PAPER>;
type Changes = Extract<NonNullable<ResultOf<typeof DOCUMENT>["node"]>, { __typename: "Document" }>["diff"];

export default function DocumentView() {
  const { id = "" } = useParams();
  const found = useAnswer(DOCUMENT, { id });
  const { node, formerDocument: former } = found.data ?? {};
  const current = node?.__typename === "Document" ? node : undefined;
  const document = former ?? current;
  if (found.data && !found.error && !document) return <Page title={words.gone.title}><Nothing title={words.gone.title}>{words.gone.say}</Nothing></Page>;
  return (
    <Page title={document?.title ?? words.documents.title} lead={document && label(document.kind)}>
      {former && <Replaced by={former.supersededBy} />}
      <Answer of={found} lines={6}>{() => document && <About document={document} current={current !== undefined} />}</Answer>
      {current?.supersedes && <Difference of={current.diff} />}
      {document && <Text key={id} id={id} former={!current} />}
    </Page>
  );
}

/** What stands above a version that a newer one replaced. */
function Replaced({ by }: { by: DocumentOf["supersededBy"] }) {
  return (
    <section className="note note-warn" aria-labelledby="replaced">
      <h2 id="replaced">{words.document.former}</h2>
      <p>{by && <>{words.document.newer}: <Link to={toDocument(by.id)}>{by.title}</Link>. </>}{words.document.formerSay}</p>
    </section>
  );
}

function About({ document: one, current }: { document: DocumentOf; current: boolean }) {
  const dates = [
    [words.document.publisher, one.publisher],
    [words.documents.published, one.publishedOn],
    [words.documents.effective, one.effectiveOn],
    [words.documents.expires, one.expiresOn],
    [words.documents.review, one.reviewDueOn],
    [words.documents.tier, label(one.tier)],
    [words.document.source, one.uri],
    [words.document.read, one.ingestedAt.slice(0, 10)],
    [words.document.hash, <code key="hash">{one.sha256}</code>],
  ] satisfies [string, ReactNode][];
  return (
    <section className="card" aria-labelledby="about">
      <h2 id="about">{words.document.about}</h2>
      <dl className="pairs">
        {dates.map(([name, value]) => value && <div key={name}><dt>{name}</dt><dd>{value}</dd></div>)}
        {one.parties.nodes.length > 0 && (
          <div>
            <dt>{words.document.parties}</dt>
            <dd><Line of={one.parties.nodes} to={toAgency} /></dd>
          </div>
        )}
        {one.supersedes && <div><dt>{words.document.older}</dt><dd><Link to={toDocument(one.supersedes.id)}>{one.supersedes.title}</Link> <span className="soft">{words.document.replaced}</span></dd></div>}
        {one.supersededBy && <div><dt>{words.document.newer}</dt><dd><Link to={toDocument(one.supersededBy.id)}>{one.supersededBy.title}</Link></dd></div>}
      </dl>
      {current && <Retract key={one.id} id={one.id} />}
    </section>
  );
}

function Difference({ of }: { of: Changes }) {
  return (
    <section className="stack" aria-labelledby="difference">
      <h2 id="difference">{words.document.diff}</h2>
      {of.length === 0 && <p className="soft">{words.document.noDiff}</p>}
      {of.map((change) => (
        <section key={`${change.before?.id} ${change.after?.id}`} className="stack">
          <h3>
            {label(words.document.change[change.kind])}
            {change.fields.length > 0 && <span className="soft"> {words.document.differs(change.fields.map((field) => label(field).toLowerCase()).join(", "))}</span>}
          </h3>
          <div className="columns">
            {change.before && <Duty duty={change.before} />}
            {change.after && <Duty duty={change.after} />}
          </div>
        </section>
      ))}
    </section>
  );
}
