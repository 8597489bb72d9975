// What changed since a day, newest first; what happens while one looks comes in by itself.
import { Link } from "react-router";
import { useSubscription } from "urql";
import { graphql, type ResultOf } from "../graph/gql.ts";
import { useGrowing } from "../graph/ask.ts";
import { oneDay } from "../graph/labels.ts";
import { useAddress } from "../parts/address.ts";
import { Nothing } from "../parts/ask.tsx";
import { type Saved } from "../parts/csv.ts";
import { Field, Filters } from "../parts/filters.tsx";
import { ListHead } from "../parts/list-head.tsx";
import { Long } from "../parts/long.tsx";
import { Page } from "../parts/page.tsx";
import { toAgency, toNode } from "../parts/to.ts";
import { words } from "../words/index.ts";

const CHANGES = graphql(`
  query Changes($since: DateTime!, $first: Int, $after: String) {
    changes(since: $since, first: $first, after: $after) {
      totalCount
      pageInfo { hasNextPage endCursor }
      edges {
        cursor
        node { at kind summary by before after note node { __typename id ... on Entity { name } ... on Document { title } ... on Claim { subject { id name } } } }
      }
    }
  }
`);
type Change = ResultOf<typeof CHANGES>["changes"]["edges"][number]["node"];
const COLUMNS: readonly Saved<Change>[] = [
  { head: words.changes.when, value: (one) => one.at },
  { head: words.changes.what, value: (one) => words.changes.kind[one.kind] },
  { head: words.changes.summary, value: (one) => one.summary },
  { head: words.changes.who, value: (one) => one.by },
  { head: words.changes.from, value: (one) => one.before ?? "" },
  { head: words.changes.to, value: (one) => one.after ?? "" },
  { head: words.changes.note, value: (one) => one.note ?? "" },
];
const HAPPENS = graphql(`subscription Happens { changes { at kind summary } }`);
const DAY = 86_400_000;
const TONES: Record<string, string> = { ADDED: "status-accepted", RETRACTED: "status-rejected", CHANGED: "status-contested" };

export default function Changes() {
  const address = useAddress();
  const since = oneDay(address.get("since")) ?? new Date(Date.now() - 30 * DAY).toISOString().slice(0, 10);
  const list = useGrowing(CHANGES, { since: `${since}T00:00:00Z` }, ({ changes }) => ({
    ...changes, nodes: changes.edges.map(({ cursor, node }) => ({ ...node, id: cursor, on: node.node })),
  }), 50);
  useSubscription({ query: HAPPENS }, (_, now) => {
    list.again();
    return now;
  });
  return (
    <Page title={words.changes.title} lead={words.changes.lead}>
      <Filters>
        <Field name={words.changes.since}>
          {(id) => <input id={id} type="date" value={since} onChange={(event) => address.set({ since: event.target.value })} />}
        </Field>
      </Filters>
      <ListHead list={list} says={words.rows} name="changes" columns={COLUMNS} />
      <Long list={list} guess={86} label={words.changes.title}>
        {(change) => {
          return (
            <div className="line">
              <div>
                {change.on ? <><What of={change.on} />{rest(change.summary, named(change.on))}</> : change.summary}
                <div className="soft small">
                  <time dateTime={change.at}>{change.at.slice(0, 16).replace("T", " ")}</time> {words.changes.by(change.by)}
                  {legible(change.before) && ` · ${words.changes.from} ${change.before}`}{legible(change.after) && ` · ${words.changes.to} ${change.after}`}
                  {change.note && ` · “${change.note}”`}
                </div>
              </div>
              <span className={`tag ${TONES[change.kind] ?? ""}`}>{words.changes.kind[change.kind]}</span>
            </div>
          );
        }}
      </Long>
      {list.total === 0 && <Nothing>{words.changes.none}</Nothing>}
    </Page>
  );
}

type Thing = NonNullable<ResultOf<typeof CHANGES>["changes"]["edges"][number]["node"]["node"]>;

const named = (of: Thing): string => ("subject" in of ? of.subject.name : "title" in of ? of.title : of.name);

/** The log holds ids, which say nothing to a reader. */
const legible = (value: string | null): boolean => value !== null && !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value);

/** What a summary says beyond the name, which it may begin with. */
const rest = (summary: string, name: string): string => (summary.startsWith(name) ? summary.slice(name.length) : `: ${summary}`);

/** What was changed; a claim stands on the page of its agency. */
function What({ of }: { of: Thing }) {
  return <Link to={"subject" in of ? toAgency(of.subject.id) : toNode(of)} className="line-name">{named(of)}</Link>;
}
