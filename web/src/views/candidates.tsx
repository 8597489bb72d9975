// Pairs of agencies that may be one: a person decides, and may undo it.
import { useEffect, useRef, useState } from "react";
import { Link } from "react-router";
import { useMutation } from "urql";
import { QUOTE } from "../graph/fragments.ts";
import { graphql, type ResultOf } from "../graph/gql.ts";
import { useGrowing } from "../graph/ask.ts";
import { label } from "../graph/labels.ts";
import { Failure, Nothing } from "../parts/ask.tsx";
import { Quote } from "../parts/duty.tsx";
import { Gate } from "../parts/gate.tsx";
import { Long } from "../parts/long.tsx";
import { Page } from "../parts/page.tsx";
import { toAgency } from "../parts/to.ts";
import { words } from "../words/index.ts";

const CANDIDATES = graphql(
  `
    query Candidates($after: String) {
      matchCandidates(first: 20, after: $after) {
        totalCount
        pageInfo { hasNextPage endCursor }
        nodes { id score reasons left { ...Side } right { ...Side } }
      }
    }
    fragment Side on Agency {
      id name kind sector aliases parent { name } jurisdictions(first: 3) { nodes { name } }
      responsibilities(first: 1) { totalCount } evidence(first: 2) { totalCount nodes { ...Quote } }
    }
  `,
  [QUOTE],
);
const JUDGE = graphql(`
  mutation Judge($left: ID!, $right: ID!, $verdict: MatchVerdict!) { judgeMatch(left: $left, right: $right, verdict: $verdict) { judgement } }
`);
const UNDO = graphql(`mutation Undo($id: ID!) { undoJudgement(id: $id) { judgement } }`);
type Pair = ResultOf<typeof CANDIDATES>["matchCandidates"]["nodes"][number];

export default function Candidates() {
  return <Gate right="mayReview" title={words.candidates.title}><Queue /></Gate>;
}

function Queue() {
  const list = useGrowing(CANDIDATES, {}, (data) => data.matchCandidates);
  const [done, setDone] = useState<{ judgement: string; says: string }>();
  const told = useRef<HTMLParagraphElement>(null);
  // The pair that was decided on goes away; what came of it takes the focus.
  useEffect(() => {
    if (done) told.current?.focus();
  }, [done]);
  const [judged, judge] = useMutation(JUDGE);
  const [undone, undo] = useMutation(UNDO);
  const decide = async ({ left, right }: Pair, verdict: "SAME" | "DIFFERENT") => {
    const answer = await judge({ left: left.id, right: right.id, verdict });
    const judgement = answer.data?.judgeMatch.judgement;
    if (judgement) setDone({ judgement, says: verdict === "SAME" ? words.candidates.merged(left.name, right.name) : words.candidates.kept(left.name, right.name) });
    list.again();
  };
  const takeBack = async () => {
    if (done && !(await undo({ id: done.judgement })).error) setDone({ judgement: "", says: words.candidates.undone });
    list.again();
  };
  const error = judged.error ?? undone.error;
  return (
    <Page title={words.candidates.title} lead={words.candidates.lead}>
      {error && <Failure error={error} />}
      <p ref={told} tabIndex={-1} role="status" className={done ? "note row" : "hidden"}>
        {done?.says} {done?.judgement && <button type="button" className="quiet" onClick={() => void takeBack()}>{words.candidates.undo}</button>}
      </p>
      <Long list={list} guess={260} label={words.candidates.title}>
        {(pair) => (
          <section className="card" aria-label={`${pair.left.name}, ${pair.right.name}`}>
            <div className="row"><span className="tag">{words.candidates.score(pair.score)}</span><span>{words.candidates.reasons}: {pair.reasons.join("; ")}</span></div>
            <div className="columns"><Side of={pair.left} /><Side of={pair.right} /></div>
            <div className="row">
              <button type="button" disabled={judged.fetching} onClick={() => void decide(pair, "SAME")}>{words.candidates.same}</button>
              <button type="button" className="quiet" disabled={judged.fetching} onClick={() => void decide(pair, "DIFFERENT")}>{words.candidates.different}</button>
            </div>
          </section>
        )}
      </Long>
      {list.total === 0 && <Nothing>{words.candidates.empty}</Nothing>}
    </Page>
  );
}

function Side({ of }: { of: Pair["left"] }) {
  const about = [of.sector && label(of.sector), words.agency.kind[of.kind], of.parent?.name, ...of.jurisdictions.nodes.map((one) => one.name), words.duties.count(of.responsibilities.totalCount)];
  return (
    <div className="stack-small">
      <h2><Link to={toAgency(of.id)}>{of.name}</Link></h2>
      <p className="soft small">{about.filter(Boolean).join(" · ")}</p>
      {of.aliases.length > 0 && <p className="small">{words.agency.also}: {of.aliases.join(", ")}</p>}
      {of.evidence.nodes.map((quote) => <Quote key={quote.id} quote={quote} />)}
    </div>
  );
}
