// The first view: what is in the graph, and who does what.
import { graphql } from "../graph/gql.ts";
import { useAnswer } from "../graph/ask.ts";
import { Answer, NoHit } from "../parts/ask.tsx";
import { Filters, Place, useJurisdiction } from "../parts/filters.tsx";
import { Matrix } from "../parts/matrix.tsx";
import { Page } from "../parts/page.tsx";
import { words } from "../words/index.ts";

const START = graphql(`
  query Start($where: ResponsibilityWhere) {
    stats { documents agencies responsibilities protocols resources jurisdictions findings lastIngestAt }
    responsibilityMatrix(rows: FUNCTION, columns: SECTOR, where: $where) {
      total
      rows { key label total }
      columns { key label total }
      cells { row column count }
    }
  }
`);
const COUNTS = Object.keys(words.counts) as (keyof typeof words.counts)[];

export function Start() {
  const place = useJurisdiction();
  const where = place ? { jurisdictions: { some: { name: { eq: place.name } } } } : null;
  const found = useAnswer(START, { where });
  const kept: Record<string, string> = place ? { place: place.name } : {};
  return (
    <Page title={words.start.title} lead={words.lead}>
      <Answer of={found} lines={14}>
        {({ stats, responsibilityMatrix: matrix }) => (
          <>
            <dl className="counts">
              {COUNTS.map((name) => (
                <div key={name}><dt>{words.counts[name]}</dt><dd>{stats[name].toLocaleString("en")}</dd></div>
              ))}
            </dl>
            <h2>{words.start.matrix}</h2>
            <p className="soft">{words.start.explain}</p>
            <Filters><Place /></Filters>
            {matrix.total > 0 ? (
              <Matrix
                of={matrix}
                head={words.start.function}
                to={(row, column) => `/duties?${new URLSearchParams({ function: row, sector: column, ...kept })}`}
              />
            ) : (
              <NoHit>{words.duties.empty}</NoHit>
            )}
          </>
        )}
      </Answer>
    </Page>
  );
}
