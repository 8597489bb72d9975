// Hits for what stands in the search box.
import { Link } from "react-router";
import { graphql } from "../graph/gql.ts";
import { useGrowing } from "../graph/ask.ts";
import { EntityKind } from "../graph/kinds.ts";
import { oneOf } from "../graph/labels.ts";
import { useAddress } from "../parts/address.ts";
import { Nothing } from "../parts/ask.tsx";
import { Choose, Filters } from "../parts/filters.tsx";
import { Long } from "../parts/long.tsx";
import { Page } from "../parts/page.tsx";
import { toAgency, toNode } from "../parts/to.ts";
import { words } from "../words/index.ts";

const SEARCH = graphql(`
  query Search($text: String!, $kinds: [EntityKind!], $after: String) {
    search(text: $text, kinds: $kinds, first: 30, after: $after) {
      totalCount
      pageInfo { hasNextPage endCursor }
      edges {
        highlight
        node {
          __typename id
          ... on Entity { name }
          ... on Document { title }
          ... on Responsibility { action subject { id name } }
        }
      }
    }
  }
`);

export default function Search() {
  const address = useAddress();
  const text = address.get("q")?.trim() ?? "";
  return (
    <Page title={words.search.title}>
      <Filters><Choose name="kind" title={words.search.kinds} values={EntityKind} /></Filters>
      {text ? <Hits text={text} /> : <Nothing>{words.search.ask}</Nothing>}
    </Page>
  );
}

function Hits({ text }: { text: string }) {
  const kind = oneOf(EntityKind, useAddress().get("kind"));
  const list = useGrowing(SEARCH, { text, kinds: kind ? [kind] : null }, ({ search }) => ({
    ...search, nodes: search.edges.map(({ node, highlight }) => ({ ...node, highlight })),
  }));
  return (
    <>
      <p role="status" className="soft">{list.total === undefined ? words.loading : words.search.count(list.total, text)}</p>
      <Long list={list} guess={76} label={words.search.title}>
        {(hit) => {
          const name = "name" in hit ? hit.name : "title" in hit ? hit.title : "action" in hit ? `${hit.subject.name}: ${hit.action}` : hit.id;
          const to = "subject" in hit ? toAgency(hit.subject.id) : toNode(hit);
          return (
            <div className="line">
              <div>
                <Link to={to} className="line-name">{name}</Link>
                <p className="soft small"><Marked text={hit.highlight} /></p>
              </div>
              <span className="tag">{words.search.types[hit.__typename as keyof typeof words.search.types]}</span>
            </div>
          );
        }}
      </Long>
      {list.total === 0 && <Nothing>{words.search.empty}</Nothing>}
    </>
  );
}

/** The API marks the words that matched with « and ». */
function Marked({ text }: { text: string }) {
  return <>{text.split(/[«»]/).map((part, i) => (i % 2 ? <mark key={i}>{part}</mark> : part))}</>;
}
