// What the analyses say of one agency: duties that others hold too, and what nobody does where it works.
import { Link } from "react-router";
import { graphql } from "../graph/gql.ts";
import { useAnswer } from "../graph/ask.ts";
import { type Function, label } from "../graph/labels.ts";
import { Answer } from "../parts/ask.tsx";
import { words } from "../words/index.ts";

const BEARING = graphql(`
  query Bearing($jurisdiction: JurisdictionKey, $functions: [Function!]) {
    overlaps(jurisdiction: $jurisdiction, functions: $functions, first: 100) {
      pageInfo { hasNextPage }
      nodes { kind function explanation responsibilities { id subject { id } } }
    }
    gaps(jurisdiction: $jurisdiction, first: 50) { nodes { function reason explanation } }
  }
`);

/** `functions`: those of its duties; what others hold of other functions does not touch it. */
export function Bearing({ id, place, functions }: { id: string; place?: string; functions: readonly Function[] }) {
  const found = useAnswer(BEARING, { jurisdiction: place ? { name: place } : null, functions: functions.length ? [...functions] : null });
  const kept = place ? `?${new URLSearchParams({ place })}` : "";
  return (
    <div className="columns">
      <section className="card">
        <h2>{words.agency.overlaps}</h2>
        <Answer of={found} lines={3}>
          {({ overlaps }) => {
            const mine = overlaps.nodes.filter((one) => one.responsibilities.some((duty) => duty.subject.id === id));
            const more = overlaps.pageInfo.hasNextPage;
            if (mine.length === 0) return <p className="soft">{more ? words.agency.overlapsFirst(overlaps.nodes.length) : words.agency.noneOverlaps}</p>;
            return <>{more && <p className="soft">{words.agency.overlapsFirst(overlaps.nodes.length)}</p>}<ul className="lines">{mine.map((one) => <li key={one.explanation}><span className="tag">{label(one.kind)}</span> {one.explanation}</li>)}</ul></>;
          }}
        </Answer>
        <Link to={`/overlaps${kept}`}>{words.nav.overlaps}</Link>
      </section>
      <section className="card">
        <h2>{words.nav.gaps}</h2>
        <p className="soft">{words.agency.gapsLead}</p>
        <Answer of={found} lines={3}>
          {({ gaps }) => <ul className="lines">{gaps.nodes.map((one) => <li key={one.function}><strong>{label(one.function)}</strong> {one.explanation}</li>)}</ul>}
        </Answer>
        <div className="row">
          <Link to={`/what-if?remove=${encodeURIComponent(id)}`}>{words.agency.whatIf}</Link>
          <Link to={`/network?agency=${encodeURIComponent(id)}`}>{words.agency.network}</Link>
        </div>
      </section>
    </div>
  );
}
