// All agencies, by name or sector.
import { Link } from "react-router";
import { graphql } from "../graph/gql.ts";
import { useGrowing } from "../graph/ask.ts";
import { label, oneOf, SECTORS } from "../graph/labels.ts";
import { useAddress } from "../parts/address.ts";
import { NoHit } from "../parts/ask.tsx";
import { Choose, Filters, Place, Typed } from "../parts/filters.tsx";
import { Long } from "../parts/long.tsx";
import { Page } from "../parts/page.tsx";
import { toAgency } from "../parts/to.ts";
import { words } from "../words/index.ts";

const AGENCIES = graphql(`
  query Agencies($where: AgencyWhere, $after: String) {
    agencies(where: $where, first: 60, after: $after) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes { id name kind sector aliases responsibilities(first: 1) { totalCount } parent { id name } }
    }
  }
`);

export default function Agencies() {
  const address = useAddress();
  const sector = oneOf(SECTORS, address.get("sector"));
  const [text, place] = [address.get("q"), address.get("place")];
  const where = {
    ...(sector && { sector: { eq: sector } }),
    ...(text && { name: { contains: text } }),
    ...(place && { jurisdictions: { some: { name: { eq: place } } } }),
  };
  const list = useGrowing(AGENCIES, { where }, (data) => data.agencies);
  return (
    <Page title={words.agencies.title} lead={words.agencies.lead}>
      <Filters>
        <Typed name="q" title={words.agencies.text} />
        <Choose name="sector" title={words.sector} values={SECTORS} />
        <Place />
      </Filters>
      <p role="status" className="soft">{list.total === undefined ? words.loading : words.agencies.count(list.total)}</p>
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
