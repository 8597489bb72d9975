// Who is tied to whom: sectors first, one sector or one agency on demand, and the same facts as a table.
import { Link } from "react-router";
import { graphql, type ResultOf } from "../graph/gql.ts";
import { useAnswer } from "../graph/ask.ts";
import { label, oneOf, PREDICATES } from "../graph/labels.ts";
import { useAddress } from "../parts/address.ts";
import { Answer, NoHit, Nothing } from "../parts/ask.tsx";
import { Choose, Filters, Place } from "../parts/filters.tsx";
import { Page } from "../parts/page.tsx";
import { Table } from "../parts/table.tsx";
import { toAgency } from "../parts/to.ts";
import { words } from "../words/index.ts";
import { Ring } from "./network-ring.tsx";
import { Ties } from "./network-ties.tsx";

const NETWORK = graphql(`
  query Network($where: AgencyWhere, $predicates: [Predicate!]) {
    network(where: $where, predicates: $predicates) {
      density caveats
      nodes { agency { id name sector } degree betweenness low high community }
      edges { source target predicates claimCount }
    }
  }
`);
export type Found = ResultOf<typeof NETWORK>["network"];
export type Node = Found["nodes"][number];
export const NO_SECTOR = "NONE";
export const sectorOf = (node: Node): string => node.agency.sector ?? NO_SECTOR;
export const sectorName = (sector: string): string => (sector === NO_SECTOR ? words.network.noSector : label(sector));

export default function Network() {
  const address = useAddress();
  const predicate = oneOf(PREDICATES, address.get("predicate"));
  const place = address.get("place");
  const where = place ? { jurisdictions: { some: { name: { eq: place } } } } : null;
  const found = useAnswer(NETWORK, { where, predicates: predicate ? [predicate] : null });
  return (
    <Page title={words.network.title} lead={words.network.lead}>
      <Filters>
        <Place />
        <Choose name="predicate" title={words.network.predicate} values={PREDICATES} />
      </Filters>
      <Answer of={found}>
        {({ network }) => network.nodes.length === 0 ? <NoHit>{words.network.none}</NoHit> : (
          <>
            <Picture of={network} />
            <section className="card" aria-labelledby="caveats">
              <h2 id="caveats">{words.network.caveats}</h2>
              <ul className="lines">{network.caveats.map((one) => <li key={one}>{one}</li>)}</ul>
              <p className="soft">{words.network.density(network.density)}</p>
            </section>
            <Facts of={network} />
          </>
        )}
      </Answer>
    </Page>
  );
}

function Picture({ of }: { of: Found }) {
  const address = useAddress();
  const [id, sector] = [address.get("agency"), address.get("sector")];
  if (id) {
    const agency = of.nodes.find((node) => node.agency.id === id);
    return agency ? <Ties of={of} inside={[agency]} title={agency.agency.name} /> : <Gone {...words.network.gone} />;
  }
  if (sector) {
    const members = of.nodes.filter((node) => sectorOf(node) === sector);
    return members.length ? <Ties of={of} inside={members} title={sectorName(sector)} /> : <Gone {...words.network.goneSector} />;
  }
  return <Ring of={of} />;
}

function Gone({ title, say }: { title: string; say: string }) {
  return <Nothing title={title}>{say} <Link to="/network">{words.network.back}</Link></Nothing>;
}

function Facts({ of }: { of: Found }) {
  const names = new Map(of.nodes.map((node) => [node.agency.id, node.agency.name]));
  return (
    <>
      <h2>{words.network.agencies}</h2>
      <Table
        name="network" caption={words.network.agencies} rows={of.nodes} id={(node) => node.agency.id}
        columns={[
          { key: "agency", head: words.pathway.agency, value: (node) => node.agency.name, show: (node) => <Link to={toAgency(node.agency.id)}>{node.agency.name}</Link> },
          { key: "sector", head: words.sector, value: (node) => sectorName(sectorOf(node)) },
          { key: "degree", head: words.network.degree, value: (node) => node.degree },
          { key: "between", head: words.network.between, value: (node) => node.betweenness, show: (node) => node.betweenness.toFixed(3) },
          { key: "range", head: words.network.range, value: (node) => `${node.low.toFixed(3)}–${node.high.toFixed(3)}` },
          { key: "group", head: words.network.group, value: (node) => node.community },
        ]}
      />
      <h2>{words.network.ties}</h2>
      <Table
        name="ties" caption={words.network.ties} rows={of.edges} id={(edge) => `${edge.source} ${edge.target}`}
        columns={[
          { key: "from", head: words.network.one, value: (edge) => names.get(edge.source) ?? edge.source },
          { key: "to", head: words.network.other, value: (edge) => names.get(edge.target) ?? edge.target },
          { key: "how", head: words.network.predicate, value: (edge) => edge.predicates.map(label).join(", ") },
          { key: "claims", head: words.network.claims, value: (edge) => edge.claimCount },
        ]}
      />
    </>
  );
}
