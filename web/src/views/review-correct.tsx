// A reviewer's own word on a duty, beside the document's.
import { type FormEvent, useState } from "react";
import { useMutation } from "urql";
import { graphql } from "../graph/gql.ts";
import { FUNCTIONS, type Function, label, MODALITIES, type Modality } from "../graph/labels.ts";
import { Failure } from "../parts/ask.tsx";
import { Field } from "../parts/filters.tsx";
import { words } from "../words/index.ts";

const CORRECT = graphql(`
  mutation Correct($id: ID!, $input: CorrectResponsibilityInput!) { correctResponsibility(id: $id, input: $input) { claims { id status } } }
`);

export function Correction({ id, action, modality, fn, condition, close }: {
  id: string; action: string; modality: Modality; fn: Function; condition: string | null; close: () => void;
}) {
  const [{ error, fetching }, send] = useMutation(CORRECT);
  const [said, setSaid] = useState({ action, modality, function: fn, condition: condition ?? "", note: "" });
  const set = (values: Partial<typeof said>) => setSaid((before) => ({ ...before, ...values }));
  const save = async (event: FormEvent) => {
    event.preventDefault();
    // Only what differs is a correction.
    const input = {
      note: said.note,
      ...(said.action !== action && { action: said.action }),
      ...(said.modality !== modality && { modality: said.modality }),
      ...(said.function !== fn && { function: said.function }),
      ...(said.condition !== (condition ?? "") && { condition: said.condition || null }),
    };
    if (!(await send({ id, input })).error) close();
  };
  return (
    <form className="card" onSubmit={(event) => void save(event)} aria-label={words.review.correctTitle}>
      <h2>{words.review.correctTitle}</h2>
      <p className="soft small">{words.review.correctSay}</p>
      <Field name={words.review.action}>{(at) => <input id={at} autoFocus value={said.action} required onChange={(event) => set({ action: event.target.value })} />}</Field>
      <div className="filters">
        <Field name={words.review.modality}>
          {(at) => <select id={at} value={said.modality} onChange={(event) => set({ modality: event.target.value as Modality })}>{MODALITIES.map((one) => <option key={one} value={one}>{words.modality[one]}</option>)}</select>}
        </Field>
        <Field name={words.review.function}>
          {(at) => <select id={at} value={said.function} onChange={(event) => set({ function: event.target.value as Function })}>{FUNCTIONS.map((one) => <option key={one} value={one}>{label(one)}</option>)}</select>}
        </Field>
      </div>
      <Field name={words.review.condition}>{(at) => <input id={at} value={said.condition} onChange={(event) => set({ condition: event.target.value })} />}</Field>
      <Field name={words.review.why}>{(at) => <input id={at} value={said.note} required onChange={(event) => set({ note: event.target.value })} />}</Field>
      {error && <Failure error={error} />}
      <div className="row"><button type="submit" disabled={fetching}>{words.review.save}</button><button type="button" className="quiet" onClick={close}>{words.close}</button></div>
    </form>
  );
}
