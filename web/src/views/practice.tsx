// Findings against practice: who acts on them, and of whom no paper says so.
import { QUOTE } from "../graph/fragments.ts";
import { graphql } from "../graph/gql.ts";
import { useAnswer, whole } from "../graph/ask.ts";
import { label } from "../graph/labels.ts";
import { Answer, Nothing } from "../parts/ask.tsx";
import { Quote } from "../parts/duty.tsx";
import { Filters, Place, useJurisdiction } from "../parts/filters.tsx";
import { Long } from "../parts/long.tsx";
import { Page } from "../parts/page.tsx";
import { Table } from "../parts/table.tsx";
import { Line, type Named } from "../parts/names.tsx";
import { toAgency } from "../parts/to.ts";
import { words } from "../words/index.ts";

const PRACTICE = graphql(
  `
    query Practice($jurisdiction: JurisdictionKey) {
      practice(jurisdiction: $jurisdiction) {
        finding { id name year figures }
        functions sectors explanation
        acts { id action subject { id name } }
        actors { id name } silent { id name }
        evidence { ...Quote }
      }
    }
  `,
  [QUOTE],
);
const names = (of: readonly Named[]) => of.map((one) => one.name).join(", ");

export default function Practice() {
  const found = useAnswer(PRACTICE, { jurisdiction: useJurisdiction() });
  return (
    <Page title={words.practice.title} lead={words.practice.lead}>
      <Filters><Place /></Filters>
      <Answer of={found}>
        {({ practice }) => practice.length === 0 ? <Nothing>{words.practice.none}</Nothing> : (
          <>
            <Long list={whole(practice.map((one) => ({ ...one, id: one.finding.id })))} guess={230} label={words.practice.title}>
              {(one) => (
              <section className="card" aria-label={one.finding.name}>
                <h2 className="finding">{one.finding.name}</h2>
                <div className="row">
                  {one.finding.year && <span className="tag">{one.finding.year}</span>}
                  {[...one.functions, ...one.sectors].map((key) => <span key={key} className="tag">{label(key)}</span>)}
                </div>
                <p>{one.explanation}</p>
                <dl className="pairs">
                  <div><dt>{words.practice.acts}</dt><dd>{one.actors.length ? <Line of={one.actors} to={toAgency} /> : "–"}</dd></div>
                  <div><dt>{words.practice.silent}</dt><dd>{one.silent.length ? <Line of={one.silent} to={toAgency} /> : "–"}</dd></div>
                </dl>
                {one.evidence[0] && <Quote quote={one.evidence[0]} />}
              </section>
              )}
            </Long>
            <Table
              name="practice" caption={words.practice.title} rows={practice} id={(one) => one.finding.id}
              columns={[
                { key: "finding", head: words.practice.finding, value: (one) => one.finding.name },
                { key: "functions", head: words.duties.function, value: (one) => one.functions.map(label).join(", ") },
                { key: "actors", head: words.practice.actors, value: (one) => names(one.actors) },
                { key: "silent", head: words.practice.silentHead, value: (one) => names(one.silent) },
              ]}
            />
          </>
        )}
      </Answer>
    </Page>
  );
}
