// Papers with parties and dates: by month of what is due, and as a table.
import { Link } from "react-router";
import { graphql, type ResultOf } from "../graph/gql.ts";
import { useAnswer } from "../graph/ask.ts";
import { oneDay } from "../graph/labels.ts";
import { useAddress } from "../parts/address.ts";
import { Answer, Nothing } from "../parts/ask.tsx";
import { Field, Filters, Place, useJurisdiction } from "../parts/filters.tsx";
import { Page } from "../parts/page.tsx";
import { Table } from "../parts/table.tsx";
import { Line } from "../parts/names.tsx";
import { toAgency, toDocument } from "../parts/to.ts";
import { words } from "../words/index.ts";

const AGREEMENTS = graphql(`
  query Agreements($jurisdiction: JurisdictionKey, $dueBefore: Date) {
    agreements(jurisdiction: $jurisdiction, dueBefore: $dueBefore) {
      document { id title }
      parties { id name }
      dates { field on overdue evidence { quote start end } }
      inForce nextDue explanation
    }
  }
`);
type Agreement = ResultOf<typeof AGREEMENTS>["agreements"][number];
type Due = Agreement["dates"][number] & { document: Agreement["document"] };

export default function Agreements() {
  const address = useAddress();
  const place = useJurisdiction();
  const before = oneDay(address.get("before"));
  const found = useAnswer(AGREEMENTS, { jurisdiction: place, dueBefore: before ?? null });
  return (
    <Page
      title={words.agreements.title} lead={words.agreements.lead}
      aside={<a href={`/agreements.ics${place ? `?${new URLSearchParams({ place: place.name })}` : ""}`}>{words.agreements.calendar}</a>}
    >
      <Filters>
        <Place />
        <Field name={words.agreements.due}>
          {(id) => <input id={id} type="date" value={before ?? ""} onChange={(event) => address.set({ before: event.target.value })} />}
        </Field>
      </Filters>
      <Answer of={found}>
        {({ agreements }) => agreements.length === 0 ? <Nothing>{words.agreements.none}</Nothing> : (
          <>
            <Months of={agreements} />
            <All of={agreements} />
          </>
        )}
      </Answer>
    </Page>
  );
}

const MOST = 120;

function Months({ of }: { of: readonly Agreement[] }) {
  const months = new Map<string, Due[]>();
  const dates = of.flatMap((one) => one.dates.map((date) => ({ ...date, document: one.document }))).sort((a, b) => a.on.localeCompare(b.on));
  const today = new Date().toISOString().slice(0, 10);
  // What is over and done is in the table; here is what is due, as far as a person looks ahead.
  const open = dates.filter((date) => date.overdue || date.on >= today).slice(0, MOST);
  for (const date of open.length ? open : dates.slice(-MOST)) months.set(date.on.slice(0, 7), [...(months.get(date.on.slice(0, 7)) ?? []), date]);
  return (
    <section className="stack" aria-labelledby="months">
      <h2 id="months">{words.agreements.month}</h2>
      <div className="months">
        {[...months].map(([month, some]) => (
          <section key={month} className="card" aria-label={monthName(month)}>
            <h3>{monthName(month)}</h3>
            <ul className="lines">
              {some.map((due) => (
                <li key={`${due.document.id} ${due.field}`}>
                  <time dateTime={due.on}>{Number(due.on.slice(8))}</time>{" "}
                  <Link to={`${toDocument(due.document.id)}${due.evidence ? `?from=${due.evidence.start}&to=${due.evidence.end}` : ""}`}>{due.document.title}</Link>{" "}
                  <span className="soft">{words.agreements.field[due.field]}</span>{" "}
                  {due.overdue && <span className="tag status-rejected">{words.agreements.overdue}</span>}
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </section>
  );
}

const monthName = (month: string) => new Date(`${month}-15T00:00:00Z`).toLocaleDateString("en", { month: "long", year: "numeric", timeZone: "UTC" });
const force = (one: Agreement) => (one.inForce === null ? words.agreements.unknown : one.inForce ? words.agreements.yes : words.agreements.no);

function All({ of }: { of: readonly Agreement[] }) {
  return (
    <Table
      name="agreements" caption={words.agreements.title} rows={of} id={(one) => one.document.id}
      columns={[
        { key: "document", head: words.agreements.document, value: (one) => one.document.title, show: (one) => <Link to={toDocument(one.document.id)}>{one.document.title}</Link> },
        {
          key: "parties", head: words.agreements.parties, value: (one) => one.parties.map((party) => party.name).join(", "),
          show: (one) => <Line of={one.parties} to={toAgency} />,
        },
        { key: "force", head: words.agreements.force, value: force },
        { key: "next", head: words.agreements.next, value: (one) => one.nextDue ?? "" },
        { key: "dates", head: words.agreements.dates, value: (one) => one.dates.map((date) => `${words.agreements.field[date.field]} ${date.on}`).join("; ") || words.agreements.noDates },
      ]}
    />
  );
}
