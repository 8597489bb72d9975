// The key by which this tab asks.
import { type FormEvent, useRef } from "react";
import { keep, key } from "../graph/client.ts";
import { label } from "../graph/labels.ts";
import { words } from "../words/index.ts";
import { useAround } from "./around.ts";

export function Keys() {
  const box = useRef<HTMLDialogElement>(null);
  const { viewer, error } = useAround();
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const value = new FormData(event.currentTarget).get("key");
    if (typeof value === "string" && value.trim()) keep(value.trim());
  };
  const says = viewer?.name ? words.keys.asked(viewer.name, label(viewer.tier).toLowerCase()) : words.keys.none;
  return (
    <>
      <button type="button" className="quiet" onClick={() => box.current?.showModal()}>
        {viewer?.name ?? words.keys.open}
      </button>
      <dialog ref={box} className="box" aria-labelledby="key-title">
        <form onSubmit={send}>
          <h2 id="key-title">{words.keys.title}</h2>
          <p>{words.keys.explain}</p>
          <p><strong>{error?.graphQLErrors[0]?.message ?? says}</strong></p>
          <label htmlFor="key">{words.keys.field}</label>
          <input id="key" name="key" type="password" autoComplete="off" spellCheck={false} />
          <div className="row">
            <button type="submit">{words.keys.use}</button>
            {key() && <button type="button" className="quiet" onClick={() => keep(null)}>{words.keys.forget}</button>}
            <button type="button" className="quiet" onClick={() => box.current?.close()}>{words.close}</button>
          </div>
        </form>
      </dialog>
    </>
  );
}
