// The sectors in a ring: as large as they have agencies, tied as thick as their agencies are. A sector leads to its agencies.
import { Link } from "react-router";
import { useAddress } from "../parts/address.ts";
import { words } from "../words/index.ts";
import { type Found, sectorName, sectorOf } from "./network.tsx";

const [WIDTH, HEIGHT] = [960, 560];
const [CX, CY, RX, RY] = [WIDTH / 2, HEIGHT / 2, 300, 205];

const STRONGEST = 4;

interface Sector { key: string; size: number; x: number; y: number; r: number }
interface Tie { a: Sector; b: Sector; claims: number }

function sectors(of: Found): Sector[] {
  const sizes = new Map<string, number>();
  for (const node of of.nodes) sizes.set(sectorOf(node), (sizes.get(sectorOf(node)) ?? 0) + 1);
  const most = Math.max(...sizes.values());
  return [...sizes].sort(([a], [b]) => a.localeCompare(b)).map(([key, size], i, all) => {
    const turn = (2 * Math.PI * i) / all.length - Math.PI / 2;
    return { key, size, x: CX + RX * Math.cos(turn), y: CY + RY * Math.sin(turn), r: 10 + 22 * Math.sqrt(size / most) };
  });
}

function ties(of: Found, all: readonly Sector[]): Tie[] {
  const sector = new Map(of.nodes.map((node) => [node.agency.id, sectorOf(node)]));
  const at = new Map(all.map((one) => [one.key, one]));
  const found = new Map<string, Tie>();
  for (const edge of of.edges) {
    const [a, b] = [sector.get(edge.source), sector.get(edge.target)].sort().map((key) => at.get(key ?? ""));
    if (!a || !b || a === b) continue;
    const before = found.get(`${a.key} ${b.key}`);
    found.set(`${a.key} ${b.key}`, { a, b, claims: (before?.claims ?? 0) + edge.claimCount });
  }
  const sorted = [...found.values()].sort((one, other) => other.claims - one.claims);
  // Of many ties the strongest of each sector: all of them would be a knot.
  const drawn = new Set(all.flatMap((one) => sorted.filter((tie) => tie.a === one || tie.b === one).slice(0, STRONGEST)));
  return sorted.filter((tie) => drawn.has(tie)).reverse();
}

/** To a sector or an agency, with the filters as they are. */
export function useKept(what: "sector" | "agency"): (key: string) => string {
  const address = useAddress();
  return (key) => {
    const kept = new URLSearchParams({ [what]: key });
    for (const name of ["place", "predicate"]) if (address.get(name)) kept.set(name, address.get(name) ?? "");
    return `?${kept}`;
  };
}

export function Ring({ of }: { of: Found }) {
  const to = useKept("sector");
  const all = sectors(of);
  const lines = ties(of, all);
  const most = Math.max(1, ...lines.map((tie) => tie.claims));
  const largest = Math.max(1, ...all.map((one) => one.size));
  return (
    <figure className="card picture">
      <figcaption>{words.network.ring}</figcaption>
      <ul className="ring-list lines">
        {all.map((one) => (
          <li key={one.key}>
            <Link to={to(one.key)}>{`${sectorName(one.key)}: ${one.size}`}</Link>
            <meter min={0} max={largest} value={one.size} aria-hidden="true" />
          </li>
        ))}
      </ul>
      <div className="scroll" role="region" aria-label={words.network.ring} tabIndex={0}>
        <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="group" aria-label={words.network.ringSays(all.length, of.nodes.length, of.edges.length)}>
          <g aria-hidden="true">
            {lines.map(({ a, b, claims }) => (
              <path
                key={`${a.key} ${b.key}`} className="tie"
                d={`M${a.x} ${a.y}Q${CX + (a.x + b.x - 2 * CX) / 5} ${CY + (a.y + b.y - 2 * CY) / 5} ${b.x} ${b.y}`}
                strokeWidth={1 + 9 * (claims / most)} strokeOpacity={0.25 + 0.6 * (claims / most)}
              />
            ))}
          </g>
          {all.map((one) => (
            <Link key={one.key} to={to(one.key)}>
              <circle cx={one.x} cy={one.y} r={one.r} className="dot" />
              <text
                className="dot-name" dominantBaseline="central" y={one.y < CY - 190 ? one.y - one.r - 12 : one.y > CY + 190 ? one.y + one.r + 12 : one.y}
                x={Math.abs(one.x - CX) < 20 ? one.x : one.x < CX ? one.x - one.r - 8 : one.x + one.r + 8}
                textAnchor={Math.abs(one.x - CX) < 20 ? "middle" : one.x < CX ? "end" : "start"}
              >
                {`${sectorName(one.key)}: ${one.size}`}
              </text>
            </Link>
          ))}
        </svg>
      </div>
    </figure>
  );
}
