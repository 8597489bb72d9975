// All documents, with their dates and what they say.
import { Link } from "react-router";
import { graphql, type ResultOf } from "../graph/gql.ts";
import { useGrowing } from "../graph/ask.ts";
import { DOCUMENT_KINDS, label, oneOf } from "../graph/labels.ts";
import { useAddress } from "../parts/address.ts";
import { NoHit } from "../parts/ask.tsx";
import { type Saved } from "../parts/csv.ts";
import { Choose, Filters, Order, Typed, useOrder } from "../parts/filters.tsx";
import { ListHead } from "../parts/list-head.tsx";
import { Long } from "../parts/long.tsx";
import { Page } from "../parts/page.tsx";
import { toDocument } from "../parts/to.ts";
import { words } from "../words/index.ts";

const DOCUMENTS = graphql(`
  query Documents($where: DocumentWhere, $orderBy: [DocumentOrder!], $first: Int, $after: String) {
    documents(where: $where, orderBy: $orderBy, first: $first, after: $after) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes { id title kind publisher publishedOn effectiveOn expiresOn reviewDueOn tier claims(first: 1) { totalCount } supersededBy { id } }
    }
  }
`);

type DocumentOf = ResultOf<typeof DOCUMENTS>["documents"]["nodes"][number];
const ORDERS = {
  "-publishedOn": [{ publishedOn: "DESC" }], expiresOn: [{ expiresOn: "ASC" }], reviewDueOn: [{ reviewDueOn: "ASC" }], "-ingestedAt": [{ ingestedAt: "DESC" }],
} as const;
const COLUMNS: readonly Saved<DocumentOf>[] = [
  { head: words.documents.name, value: (one) => one.title },
  { head: words.kind, value: (one) => label(one.kind) },
  { head: words.document.publisher, value: (one) => one.publisher ?? "" },
  { head: words.documents.published, value: (one) => one.publishedOn ?? "" },
  { head: words.documents.effective, value: (one) => one.effectiveOn ?? "" },
  { head: words.documents.expires, value: (one) => one.expiresOn ?? "" },
  { head: words.documents.review, value: (one) => one.reviewDueOn ?? "" },
  { head: words.documents.tier, value: (one) => label(one.tier) },
  { head: words.documents.claims, value: (one) => one.claims.totalCount },
];

export default function Documents() {
  const address = useAddress();
  const kind = oneOf(DOCUMENT_KINDS, address.get("kind"));
  const text = address.get("q");
  const where = { ...(kind && { kind: { eq: kind } }), ...(text && { title: { contains: text } }) };
  const orderBy = useOrder(ORDERS) ?? null;
  const list = useGrowing(DOCUMENTS, { where, orderBy }, (data) => data.documents, 60);
  return (
    <Page title={words.documents.title} lead={words.documents.lead}>
      <Filters>
        <Typed name="q" title={words.documents.text} />
        <Choose name="kind" title={words.kind} values={DOCUMENT_KINDS} />
        <Order of={words.documents.order} any={words.documents.byTitle} />
      </Filters>
      <ListHead list={list} says={words.rows} name="documents" columns={COLUMNS} />
      <Long list={list} guess={84} label={words.documents.title}>
        {(one) => (
          <div className="line">
            <div>
              <Link to={toDocument(one.id)} className="line-name">{one.title}</Link>
              <div className="soft small">
                {[
                  one.publisher,
                  one.publishedOn && `${words.documents.published} ${one.publishedOn}`,
                  one.expiresOn && `${words.documents.expires} ${one.expiresOn}`,
                  one.reviewDueOn && `${words.documents.review} ${one.reviewDueOn}`,
                ].filter(Boolean).join(" · ")}
              </div>
            </div>
            <div className="row">
              <span className="tag">{label(one.kind)}</span>
              {one.supersededBy && <span className="tag status-contested">{words.document.newer}</span>}
              {one.tier !== "PUBLIC" && <span className="tag">{label(one.tier)}</span>}
              <span className="soft">{words.agency.ways(one.claims.totalCount)}</span>
            </div>
          </div>
        )}
      </Long>
      {list.total === 0 && <NoHit>{words.documents.empty}</NoHit>}
    </Page>
  );
}
