// Names that lead on: in a line, or one below the other.
import type { ReactNode } from "react";
import { Link } from "react-router";

export interface Named { id: string; name: string }

/** In a line, with commas between. */
export function Line({ of, to }: { of: readonly Named[]; to: (id: string) => string }) {
  return <>{of.map((one, i) => <span key={one.id}>{i > 0 && ", "}<Link to={to(one.id)}>{one.name}</Link></span>)}</>;
}

/** One below the other, each with a note; a dash where there are none. */
export function Names({ of }: { of: readonly (Named & { to: string; note?: string })[] }) {
  if (of.length === 0) return <p className="soft">–</p>;
  return <ul className="lines">{of.map((one) => <li key={one.id}><Link to={one.to}>{one.name}</Link>{one.note && <span className="soft"> {one.note}</span>}</li>)}</ul>;
}

export function Card({ title, children }: { title: string; children: ReactNode }) {
  return <section className="card"><h2>{title}</h2>{children}</section>;
}
