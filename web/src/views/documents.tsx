// All documents, with their dates and what they say.
import { Link } from "react-router";
import { graphql } from "../graph/gql.ts";
import { useGrowing } from "../graph/ask.ts";
import { DOCUMENT_KINDS, label, oneOf } from "../graph/labels.ts";
import { useAddress } from "../parts/address.ts";
import { NoHit } from "../parts/ask.tsx";
import { Choose, Filters, Typed } from "../parts/filters.tsx";
import { Long } from "../parts/long.tsx";
import { Page } from "../parts/page.tsx";
import { toDocument } from "../parts/to.ts";
import { words } from "../words/index.ts";

const DOCUMENTS = graphql(`
  query Documents($where: DocumentWhere, $after: String) {
    documents(where: $where, first: 60, after: $after) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes { id title kind publisher publishedOn effectiveOn expiresOn reviewDueOn tier claims(first: 1) { totalCount } supersededBy { id } }
    }
  }
`);

export default function Documents() {
  const address = useAddress();
  const kind = oneOf(DOCUMENT_KINDS, address.get("kind"));
  const text = address.get("q");
  const where = { ...(kind && { kind: { eq: kind } }), ...(text && { title: { contains: text } }) };
  const list = useGrowing(DOCUMENTS, { where }, (data) => data.documents);
  return (
    <Page title={words.documents.title} lead={words.documents.lead}>
      <Filters>
        <Typed name="q" title={words.documents.text} />
        <Choose name="kind" title={words.kind} values={DOCUMENT_KINDS} />
      </Filters>
      <p role="status" className="soft">{list.total === undefined ? words.loading : words.rows(list.total)}</p>
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
