// A duty with what binds it, and the words that it rests on.
import { Link } from "react-router";
import type { DutyOf, QuoteOf } from "../graph/fragments.ts";
import { label } from "../graph/labels.ts";
import { Line } from "./names.tsx";
import { toAgency, toWords } from "./to.ts";
import { words } from "../words/index.ts";

/** How binding a duty is, in a word; a prohibition says so. */
export const binding = (duty: { modality: DutyOf["modality"]; negated: boolean }): string =>
  duty.negated ? words.modality.not[duty.modality] : words.modality[duty.modality];

export function Modality({ of }: { of: { modality: DutyOf["modality"]; negated: boolean } }) {
  return <span className={`modality modality-${of.negated ? "not" : of.modality.toLowerCase()}`}>{binding(of)}</span>;
}

/** What a deadline says, as written, with what the words alone do not say. */
export function deadlineText(deadline: DutyOf["deadline"]): string {
  if (!deadline) return "";
  const marks = [deadline.businessTime ? words.businessTime : "", deadline.recurring ? words.each : ""].filter(Boolean);
  return marks.length ? `${deadline.text} (${marks.join(", ")})` : deadline.text;
}

/** The headings above a place, without the title of the document, which stands beside them. */
export function under(path: string | null, title: string): string {
  const steps = path?.split(" > ") ?? [];
  // A long title is shortened where it stands in a path.
  return (steps[0] && title.startsWith(steps[0]) ? steps.slice(1) : steps).join(" › ");
}

export function Quote({ quote }: { quote: QuoteOf }) {
  const place = [under(quote.path, quote.document.title), quote.page ? words.page(quote.page) : ""].filter(Boolean).join(" · ");
  return (
    <figure className="quote">
      <blockquote>{quote.quote}</blockquote>
      <figcaption>
        <Link to={toWords(quote)}>{quote.document.title}</Link>
        {place && <span className="soft"> {place}</span>}
      </figcaption>
    </figure>
  );
}

/** `agency`: name the agency too, where the view is not that of one. */
export function Duty({ duty, agency = true }: { duty: DutyOf; agency?: boolean }) {
  return (
    <article className={`duty duty-${duty.status.toLowerCase()}`} aria-label={`${duty.subject.name} ${binding(duty)} ${duty.action}`}>
      <p className="duty-say">
        {agency && <Link to={toAgency(duty.subject.id)} className="duty-who">{duty.subject.name}</Link>}{" "}
        <Modality of={duty} /> <span className="duty-what">{duty.action}</span>
      </p>
      <dl className="facts">
        {duty.deadline && <div><dt>{words.deadline}</dt><dd className="due">{deadlineText(duty.deadline)}</dd></div>}
        {duty.condition && <div><dt>{words.condition}</dt><dd>{duty.condition}</dd></div>}
        {duty.counterparts.length > 0 && (
          <div>
            <dt>{words.with}</dt>
            <dd><Line of={duty.counterparts} to={toAgency} /></dd>
          </div>
        )}
        <div><dt className="hidden">{words.duties.function}</dt><dd className="tag">{label(duty.function)}</dd></div>
        {duty.status !== "PROPOSED" && (
          <div><dt className="hidden">{words.duties.status}</dt><dd className={`tag status-${duty.status.toLowerCase()}`}>{words.status[duty.status]}</dd></div>
        )}
        {duty.tier !== "PUBLIC" && <div><dt className="hidden">{words.documents.tier}</dt><dd className="tag">{label(duty.tier)}</dd></div>}
      </dl>
      {duty.evidence.nodes.map((quote) => <Quote key={quote.id} quote={quote} />)}
    </article>
  );
}
