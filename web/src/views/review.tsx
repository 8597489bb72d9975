// Claims that wait for review, each beside its passage; decided by button or key, one or many.
import { useState } from "react";
import { useMutation } from "urql";
import { graphql } from "../graph/gql.ts";
import { useGrowing } from "../graph/ask.ts";
import { oneOf, PREDICATES, STATUSES } from "../graph/labels.ts";
import { useAddress } from "../parts/address.ts";
import { Failure, Nothing } from "../parts/ask.tsx";
import { Gate } from "../parts/gate.tsx";
import { Choose, Filters } from "../parts/filters.tsx";
import { Long } from "../parts/long.tsx";
import { focusTitle, Page } from "../parts/page.tsx";
import { Pick } from "../parts/pick.tsx";
import { words } from "../words/index.ts";
import { type Decision, REVIEWED, type Reviewed, ReviewItem } from "./review-item.tsx";

const QUEUE = graphql(
  `
    query Queue($where: ClaimWhere, $after: String) {
      claims(where: $where, first: 30, after: $after) {
        totalCount
        pageInfo { hasNextPage endCursor }
        nodes { __typename id ...Reviewed }
      }
    }
  `,
  [REVIEWED],
);
const DECIDE = graphql(`
  mutation Decide($ids: [ID!]!, $decision: ReviewDecision!, $note: String) { reviewClaims(ids: $ids, decision: $decision, note: $note) { claims { id status } } }
`);

export default function Review() {
  return <Gate right="mayReview" title={words.review.title}><Queue /></Gate>;
}

function Queue() {
  const address = useAddress();
  const predicate = oneOf(PREDICATES, address.get("predicate"));
  const [document] = address.all("document");
  const where = {
    status: { eq: oneOf(STATUSES, address.get("status")) ?? ("PROPOSED" as const) },
    ...(predicate && { predicate: { eq: predicate } }),
    ...(document && { documents: { some: { id: { eq: document } } } }),
  };
  const list = useGrowing(QUEUE, { where }, (data) => data.claims);
  const queue = useDecisions(() => list.again());
  const some = (ids: ReadonlySet<string>) => list.nodes.filter((one) => ids.has(one.id));
  return (
    <Page title={words.review.title} lead={words.review.lead}>
      <Filters>
        <Choose name="status" title={words.review.status} values={STATUSES.slice(1)} any={words.status.PROPOSED} />
        <Choose name="predicate" title={words.review.predicate} values={PREDICATES} />
        <Pick name="document" title={words.pathway.document} what="documents" most={1} />
      </Filters>
      <div className="review-bar">
        <p role="status">{list.total === undefined ? words.loading : words.review.waiting(list.total)} · {words.review.chosen(queue.chosen.size)}</p>
        <div className="row">
          <button type="button" className="quiet" onClick={() => queue.choose(queue.chosen.size ? [] : list.nodes.map((one) => one.id))}>{queue.chosen.size ? words.review.none : words.review.all}</button>
          <button type="button" disabled={!queue.chosen.size} onClick={() => queue.decide(some(queue.chosen), "ACCEPT")}>{words.review.accept}</button>
          <button type="button" className="quiet" disabled={!queue.chosen.size} onClick={() => queue.decide(some(queue.chosen), "REJECT")}>{words.review.reject}</button>
          {queue.last && <button type="button" className="quiet" onClick={() => void queue.undo()}>{words.review.undo}: {words.review.done[queue.last.decision]} ({queue.last.claims.length})</button>}
        </div>
        <p className="soft small">{words.review.help}</p>
      </div>
      {queue.error && <Failure error={queue.error} />}
      <Long list={list} guess={240} label={words.review.title}>
        {(claim) => (
          <ReviewItem
            claim={claim} chosen={queue.chosen.has(claim.id)} decided={queue.decided.get(claim.id)}
            turn={() => queue.turn(claim.id)} decide={(decision) => queue.decide([claim], decision)}
          />
        )}
      </Long>
      {list.total === 0 && <Nothing>{words.review.empty}</Nothing>}
    </Page>
  );
}

interface Decided { id: string; status: Reviewed["status"] }
/** The decision that brings a claim back to the state in which it was. */
const BACK: Record<Reviewed["status"], Decision> = { PROPOSED: "REOPEN", ACCEPTED: "ACCEPT", REJECTED: "REJECT", CONTESTED: "CONTEST" };
const AFTER: Record<Decision, Reviewed["status"]> = { REOPEN: "PROPOSED", ACCEPT: "ACCEPTED", REJECT: "REJECTED", CONTEST: "CONTESTED" };

/** What is selected and what was decided. Decided claims stay where they are until the list is asked for anew: nothing jumps away. */
function useDecisions(changed: () => void) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [decided, setDecided] = useState<ReadonlyMap<string, Decision>>(new Map());
  const [last, setLast] = useState<{ claims: readonly Decided[]; decision: Decision }>();
  const [{ error }, send] = useMutation(DECIDE);
  const put = async (ids: readonly string[], decision: Decision) => {
    if ((await send({ ids: [...ids], decision })).error) return false;
    setDecided((before) => new Map([...before, ...ids.map((id) => [id, decision] as const)]));
    return true;
  };
  const decide = async (claims: readonly Decided[], decision: Decision) => {
    // What was decided a moment ago is the state before, not what the list still says.
    const now = claims.map(({ id, status }) => ({ id, status: AFTER[decided.get(id) ?? BACK[status]] }));
    if (!(await put(claims.map((one) => one.id), decision))) return;
    setLast({ claims: now, decision });
    setChosen(new Set());
  };
  const undo = async () => {
    for (const status of new Set(last?.claims.map((one) => one.status))) {
      const ids = last?.claims.filter((one) => one.status === status).map((one) => one.id) ?? [];
      if (!(await put(ids, BACK[status]))) return;
    }
    setLast(undefined);
    changed();
    focusTitle();
  };
  return {
    chosen, decided, last, error, undo,
    choose: (ids: readonly string[]) => setChosen(new Set(ids)),
    turn: (id: string) => setChosen((before) => (before.has(id) ? new Set([...before].filter((one) => one !== id)) : new Set([...before, id]))),
    decide: (claims: readonly Decided[], decision: Decision) => void decide(claims, decision),
  };
}
