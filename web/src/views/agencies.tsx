// All agencies, by name or sector.
import { Link } from "react-router";
import { graphql, type ResultOf } from "../graph/gql.ts";
import { useGrowing } from "../graph/ask.ts";
import { label, oneOf, SECTORS } from "../graph/labels.ts";
import { useAddress } from "../parts/address.ts";
import { NoHit } from "../parts/ask.tsx";
import { type Saved } from "../parts/csv.ts";
import { Choose, Filters, Order, Place, Typed, useOrder } from "../parts/filters.tsx";
import { ListHead } from "../parts/list-head.tsx";
import { Long } from "../parts/long.tsx";
import { Page } from "../parts/page.tsx";
import { toAgency } from "../parts/to.ts";
import { words } from "../words/index.ts";

const AGENCIES = graphql(`
  query Agencies($where: AgencyWhere, $orderBy: [AgencyOrder!], $first: Int, $after: String) {
    agencies(where: $where, orderBy: $orderBy, first: $first, after: $after) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes { id name kind sector aliases responsibilities(first: 1) { totalCount } parent { id name } }
    }
  }
`);

type AgencyOf = ResultOf<typeof AGENCIES>["agencies"]["nodes"][number];
const ORDERS = { "-responsibilityCount": [{ responsibilityCount: "DESC" }], sector: [{ sector: "ASC" }] } as const;
const COLUMNS: readonly Saved<AgencyOf>[] = [
  { head: words.agencies.name, value: (one) => one.name },
  { head: words.sector, value: (one) => label(one.sector) },
  { head: words.kind, value: (one) => words.agency.kind[one.kind] },
  { head: words.agencies.parent, value: (one) => one.parent?.name ?? "" },
  { head: words.agencies.aliases, value: (one) => one.aliases.join("; ") },
  { head: words.agencies.duties, value: (one) => one.responsibilities.totalCount },
];

export default function Agencies() {
  const address = useAddress();
  const sector = oneOf(SECTORS, address.get("sector"));
  const [text, place] = [address.get("q"), address.get("place")];
  const where = {
    ...(sector && { sector: { eq: sector } }),
    ...(text && { name: { contains: text } }),
    ...(place && { jurisdictions: { some: { name: { eq: place } } } }),
  };
  const orderBy = useOrder(ORDERS) ?? null;
  const list = useGrowing(AGENCIES, { where, orderBy }, (data) => data.agencies, 60);
  return (
    <Page title={words.agencies.title} lead={words.agencies.lead}>
      <Filters>
        <Typed name="q" title={words.agencies.text} />
        <Choose name="sector" title={words.sector} values={SECTORS} />
        <Place />
        <Order of={words.agencies.order} any={words.agencies.byName} />
      </Filters>
      <ListHead list={list} says={words.agencies.count} name="agencies" columns={COLUMNS} />
      <Long list={list} guess={72} label={words.agencies.title}>
        {(agency) => (
          <div className="line">
            <div>
              <Link to={toAgency(agency.id)} className="line-name">{agency.name}</Link>
              <span className="soft"> {[agency.parent && agency.parent.name, agency.aliases.slice(0, 3).join(", ")].filter(Boolean).join(" · ")}</span>
            </div>
            <div className="row">
              {agency.sector && <span className="tag">{label(agency.sector)}</span>}
              <span className="soft">{words.duties.count(agency.responsibilities.totalCount)}</span>
            </div>
          </div>
        )}
      </Long>
      {list.total === 0 && <NoHit>{words.agencies.empty}</NoHit>}
    </Page>
  );
}
