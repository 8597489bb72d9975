// What the analyses say of one agency, in all its places: duties that others hold too, and what nobody does there.
import { Link } from "react-router";
import { graphql, type ResultOf } from "../graph/gql.ts";
import { useAnswer } from "../graph/ask.ts";
import { label } from "../graph/labels.ts";
import { Answer } from "../parts/ask.tsx";
import { words } from "../words/index.ts";

const BEARING = graphql(`
  query Bearing($agency: ID!) {
    overlaps(agency: $agency, first: 100) { totalCount nodes { kind explanation } }
    gaps(agency: $agency, first: 100) { totalCount nodes { function explanation jurisdiction { id name } } }
  }
`);
type Gaps = ResultOf<typeof BEARING>["gaps"];

export function Bearing({ id }: { id: string }) {
  const found = useAnswer(BEARING, { agency: id });
  return (
    <div className="columns">
      <section className="card" aria-labelledby="overlaps">
        <h2 id="overlaps">{words.agency.overlaps}</h2>
        <Answer of={found} lines={3}>
          {({ overlaps: { nodes, totalCount } }) => nodes.length === 0 ? <p className="soft">{words.agency.noneOverlaps}</p> : (
            <>
              {totalCount > nodes.length && <p className="soft">{words.of(nodes.length, totalCount)}</p>}
              <ul className="lines">{nodes.map((one) => <li key={one.kind + one.explanation}><span className="tag">{label(one.kind)}</span> {one.explanation}</li>)}</ul>
            </>
          )}
        </Answer>
        <p><Link to="/overlaps">{words.nav.overlaps}</Link></p>
      </section>
      <section className="card" aria-labelledby="gaps">
        <h2 id="gaps">{words.nav.gaps}</h2>
        <p className="soft">{words.agency.gapsLead}</p>
        <Answer of={found} lines={3}>{({ gaps }) => <Places gaps={gaps} />}</Answer>
        <div className="row">
          <Link to={`/what-if?remove=${encodeURIComponent(id)}`}>{words.agency.whatIf}</Link>
          <Link to={`/network?agency=${encodeURIComponent(id)}`}>{words.agency.network}</Link>
        </div>
      </section>
    </div>
  );
}

/** Gaps place by place; of many places, one opens those that one looks for. */
function Places({ gaps: { nodes, totalCount } }: { gaps: Gaps }) {
  const places = [...new Map(nodes.flatMap(({ jurisdiction }) => (jurisdiction ? [[jurisdiction.id, jurisdiction.name] as const] : [])))];
  if (places.length === 0) return <p className="soft">{words.agency.noneGaps}</p>;
  return (
    <>
      {totalCount > nodes.length && <p className="soft">{words.of(nodes.length, totalCount)}</p>}
      {places.map(([id, name]) => {
        const here = nodes.filter((one) => one.jurisdiction?.id === id);
        return (
          <details key={id} open={places.length < 3}>
            <summary>{words.agency.gapsIn(name, here.length)}</summary>
            <ul className="lines">{here.map((one) => <li key={one.function}><strong>{label(one.function)}</strong> {one.explanation}</li>)}</ul>
            <Link to={`/gaps?${new URLSearchParams({ place: name })}`}>{words.agency.allGaps(name)}</Link>
          </details>
        );
      })}
    </>
  );
}
