// One claim under review, beside the passage with its words marked.
import { type KeyboardEvent, useRef, useState } from "react";
import { Link } from "react-router";
import { graphql, type ResultOf } from "../graph/gql.ts";
import { label } from "../graph/labels.ts";
import { Modality, under } from "../parts/duty.tsx";
import { toAgency, toDocument } from "../parts/to.ts";
import { words } from "../words/index.ts";
import { Correction } from "./review-correct.tsx";

export const REVIEWED = graphql(`
  fragment Reviewed on Claim {
    __typename id predicate status confidence negated
    subject { id name }
    evidence(first: 1) { nodes { quote passage start end page path document { id title } } }
    ... on Responsibility { duty: modality action function condition deadline { text } counterparts { id name } }
    ... on Relationship { object { id name } }
  }
`);
export type Reviewed = ResultOf<typeof REVIEWED>;
export type Decision = "ACCEPT" | "REJECT" | "CONTEST" | "REOPEN";
const KEYS: Record<string, Decision> = { a: "ACCEPT", r: "REJECT", c: "CONTEST" };
const TONE: Record<Decision, string> = { ACCEPT: "status-accepted", REJECT: "status-rejected", CONTEST: "status-contested", REOPEN: "" };

/** Keys work only while the claim itself has the focus, so that they disturb no one who types. */
export function ReviewItem({ claim, chosen, decided, turn, decide }: {
  claim: Reviewed; chosen: boolean; decided?: Decision; turn: () => void; decide: (decision: Decision) => void;
}) {
  const [correcting, setCorrecting] = useState(false);
  const whole = useRef<HTMLElement>(null);
  const close = () => {
    setCorrecting(false);
    whole.current?.focus();
  };
  const press = (event: KeyboardEvent<HTMLElement>) => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
    const decision = KEYS[event.key.toLowerCase()];
    if (decision) decide(decision);
    else if (event.key.toLowerCase() === "x") turn();
    else if (event.key === "ArrowDown" || event.key === "ArrowUp") move(event.currentTarget, event.key === "ArrowDown" ? 1 : -1);
    else return;
    event.preventDefault();
  };
  return (
    <section ref={whole} className={`review ${chosen ? "review-chosen" : ""}`} tabIndex={0} onKeyDown={press} data-review="" aria-label={says(claim)}>
      <div className="stack-small">
        <label className="check"><input type="checkbox" checked={chosen} onChange={turn} /> {words.review.select}</label>
        <Says claim={claim} />
        <p className="soft small">{words.confidence(claim.confidence)}</p>
        <div className="row">
          <button type="button" onClick={() => decide("ACCEPT")}>{words.review.accept}</button>
          <button type="button" className="quiet" onClick={() => decide("REJECT")}>{words.review.reject}</button>
          <button type="button" className="quiet" onClick={() => decide("CONTEST")}>{words.review.contest}</button>
          {claim.__typename === "Responsibility" && <button type="button" className="quiet" onClick={() => setCorrecting(true)}>{words.review.correct}</button>}
          <span role="status">{decided && decided !== "REOPEN" && <span className={`tag ${TONE[decided]}`}>{words.review.done[decided]}</span>}</span>
        </div>
        {correcting && claim.__typename === "Responsibility" && (
          <Correction id={claim.id} action={claim.action} modality={claim.duty} fn={claim.function} condition={claim.condition} close={close} />
        )}
      </div>
      <PassageOf claim={claim} />
    </section>
  );
}

function Says({ claim }: { claim: Reviewed }) {
  const who = <Link to={toAgency(claim.subject.id)} className="duty-who">{claim.subject.name}</Link>;
  if (claim.__typename === "Relationship") return <p className="duty-say">{who} <span className="tag">{label(claim.predicate)}</span> {claim.object.name}</p>;
  return (
    <>
      <p className="duty-say">{who} <Modality of={{ modality: claim.duty, negated: claim.negated }} /> {claim.action}</p>
      <p className="soft small">
        {[label(claim.function), claim.deadline && `${words.deadline} ${claim.deadline.text}`, claim.condition && `${words.condition} ${claim.condition}`,
          claim.counterparts.length > 0 && `${words.with} ${claim.counterparts.map((one) => one.name).join(", ")}`].filter(Boolean).join(" · ")}
      </p>
    </>
  );
}

function PassageOf({ claim }: { claim: Reviewed }) {
  const [quote] = claim.evidence.nodes;
  if (!quote) return null;
  const at = quote.passage.indexOf(quote.quote);
  const place = [under(quote.path, quote.document.title), quote.page ? words.page(quote.page) : ""].filter(Boolean).join(" · ");
  return (
    <figure className="quote">
      <blockquote className="plain">
        {at < 0 ? quote.passage : <>{quote.passage.slice(0, at)}<mark>{quote.quote}</mark>{quote.passage.slice(at + quote.quote.length)}</>}
      </blockquote>
      <figcaption><Link to={`${toDocument(quote.document.id)}?from=${quote.start}&to=${quote.end}`}>{quote.document.title}</Link> <span className="soft">{place}</span></figcaption>
    </figure>
  );
}

const says = (claim: Reviewed) =>
  claim.__typename === "Responsibility" ? `${claim.subject.name}: ${claim.action}` : `${claim.subject.name}, ${label(claim.predicate)}, ${claim.object.name}`;

function move(from: HTMLElement, by: number): void {
  const all = [...document.querySelectorAll<HTMLElement>("[data-review]")].sort((a, b) => a.getBoundingClientRect().top - b.getBoundingClientRect().top);
  all[all.indexOf(from) + by]?.focus();
}
