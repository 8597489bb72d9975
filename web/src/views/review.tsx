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
import { Page } from "../parts/page.tsx";
import { Pick } from "../parts/pick.tsx";
import { words } from "../words/index.ts";
import { type Decision, REVIEWED, ReviewItem } from "./review-item.tsx";

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
          <button type="button" disabled={!queue.chosen.size} onClick={() => queue.decide([...queue.chosen], "ACCEPT")}>{words.review.accept}</button>
          <button type="button" className="quiet" disabled={!queue.chosen.size} onClick={() => queue.decide([...queue.chosen], "REJECT")}>{words.review.reject}</button>
          {queue.last && <button type="button" className="quiet" onClick={() => queue.undo()}>{words.review.undo}: {words.review.done[queue.last.decision]} ({queue.last.ids.length})</button>}
        </div>
        <p className="soft small">{words.review.help}</p>
      </div>
      {queue.error && <Failure error={queue.error} />}
      <Long list={list} guess={240} label={words.review.title}>
        {(claim) => (
          <ReviewItem
            claim={claim} chosen={queue.chosen.has(claim.id)} decided={queue.decided.get(claim.id)}
            turn={() => queue.turn(claim.id)} decide={(decision) => queue.decide([claim.id], decision)}
          />
        )}
      </Long>
      {list.total === 0 && <Nothing>{words.review.empty}</Nothing>}
    </Page>
  );
}

/** What is selected and what was decided. Decided claims stay where they are until the list is asked for anew: nothing jumps away. */
function useDecisions(changed: () => void) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [decided, setDecided] = useState<ReadonlyMap<string, Decision>>(new Map());
  const [last, setLast] = useState<{ ids: readonly string[]; decision: Decision }>();
  const [{ error }, send] = useMutation(DECIDE);
  const decide = async (ids: readonly string[], decision: Decision) => {
    const answer = await send({ ids: [...ids], decision });
    if (answer.error) return;
    setDecided((before) => new Map([...before, ...ids.map((id) => [id, decision] as const)]));
    setLast(decision === "REOPEN" ? undefined : { ids, decision });
    setChosen(new Set());
    if (decision === "REOPEN") changed();
  };
  return {
    chosen, decided, last, error,
    choose: (ids: readonly string[]) => setChosen(new Set(ids)),
    turn: (id: string) => setChosen((before) => (before.has(id) ? new Set([...before].filter((one) => one !== id)) : new Set([...before, id]))),
    decide: (ids: readonly string[], decision: Decision) => void decide(ids, decision),
    undo: () => last && void decide(last.ids, "REOPEN"),
  };
}
