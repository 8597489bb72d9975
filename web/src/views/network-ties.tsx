// The ties of one agency or of one sector's agencies, in lanes by the sector at the other end.
import { type ReactNode, useEffect, useRef } from "react";
import { Link, useNavigationType } from "react-router";
import { label } from "../graph/labels.ts";
import { useAddress } from "../parts/address.ts";
import { focusTitle } from "../parts/page.tsx";
import { toAgency } from "../parts/to.ts";
import { words } from "../words/index.ts";
import { type Found, type Node, sectorName, sectorOf } from "./network.tsx";
import { useKept } from "./network-ring.tsx";

/** One pair, however its ties run. */
interface Tie { node: Node; by: Node; predicates: readonly string[]; claims: number }

function tiesOf(of: Found, inside: readonly Node[]): Map<string, Tie[]> {
  const nodes = new Map(of.nodes.map((node) => [node.agency.id, node]));
  const mine = new Map(inside.map((node) => [node.agency.id, node]));
  const pairs = new Map<string, Tie & { there: string }>();
  for (const edge of of.edges) {
    for (const [here, there] of [[edge.source, edge.target], [edge.target, edge.source]] as const) {
      const [by, node] = [mine.get(here), nodes.get(there)];
      // A tie within a sector is told once.
      if (!by || !node || (mine.has(there) && there < here)) continue;
      const before = pairs.get(`${here} ${there}`);
      const predicates = [...new Set([...(before?.predicates ?? []), ...edge.predicates])];
      pairs.set(`${here} ${there}`, { node, by, predicates, claims: (before?.claims ?? 0) + edge.claimCount, there: sectorOf(node) });
    }
  }
  const lanes = new Map<string, Tie[]>();
  for (const { there, ...tie } of pairs.values()) lanes.set(there, [...(lanes.get(there) ?? []), tie]);
  for (const some of lanes.values()) some.sort((a, b) => b.claims - a.claims || a.node.agency.name.localeCompare(b.node.agency.name));
  return new Map([...lanes].sort(([a], [b]) => a.localeCompare(b)));
}

export function Ties({ of, inside, title }: { of: Found; inside: readonly Node[]; title: string }) {
  const address = useAddress();
  const toTies = useKept("agency");
  const lanes = tiesOf(of, inside);
  const heading = useRef<HTMLHeadingElement>(null);
  const arrived = useNavigationType();
  // The sector or agency that one followed is no longer there: the heading of its ties takes the focus.
  useEffect(() => {
    if (arrived === "PUSH" && document.activeElement === document.body) heading.current?.focus();
  }, [arrived, title]);
  const single = inside.length === 1;
  const most = Math.max(1, ...[...lanes.values()].flat().map((tie) => tie.claims));
  return (
    <section className="stack" aria-labelledby="ties-of">
      <div className="row">
        <button type="button" className="quiet" onClick={() => { address.set({ agency: null, sector: null }); focusTitle(); }}>{words.network.back}</button>
        <h2 id="ties-of" ref={heading} tabIndex={-1}>{words.network.tiesOf(title)}</h2>
      </div>
      {!single && (
        <Few of={[...inside].sort((a, b) => b.degree - a.degree)} label={words.network.agencies} className="row">
          {(node) => <li key={node.agency.id}><Link className="chip chip-link" to={toTies(node.agency.id)}>{node.agency.name} <span className="soft">{node.degree}</span></Link></li>}
        </Few>
      )}
      {lanes.size === 0 && <p className="soft">{words.network.noTies}</p>}
      <div className="net-lanes">
        {[...lanes].map(([sector, ties]) => (
          <section key={sector} className="board-lane" aria-label={sectorName(sector)}>
            <h3>{sectorName(sector)} <span className="soft">{ties.length}</span></h3>
            <Few of={ties} label={words.network.tiesOf(sectorName(sector))} className="stack-small">
              {(tie) => (
                <li key={`${tie.by.agency.id} ${tie.node.agency.id}`} className="net-tie">
                  {!single && <span className="soft">{tie.by.agency.name} – </span>}
                  <Link to={single ? toTies(tie.node.agency.id) : toAgency(tie.node.agency.id)}>{tie.node.agency.name}</Link>
                  <div className="soft small">{tie.predicates.map(label).join(", ")} · {words.agency.ways(tie.claims)}</div>
                  <meter min={0} max={most} value={tie.claims} aria-hidden="true" />
                </li>
              )}
            </Few>
          </section>
        ))}
      </div>
    </section>
  );
}

// So many are there at once; the rest on demand.
const FEW = 24;

function Few<Row>({ of, label, className, children }: { of: readonly Row[]; label: string; className: string; children: (row: Row) => ReactNode }) {
  const list = (some: readonly Row[], name: string) => <ul className={className} aria-label={name}>{some.map(children)}</ul>;
  const rest = of.slice(FEW);
  return (
    <>
      {list(of.slice(0, FEW), label)}
      {rest.length > 0 && <details><summary>{words.network.rest(rest.length)}</summary>{list(rest, words.network.rest(rest.length))}</details>}
    </>
  );
}
