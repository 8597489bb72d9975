// Choosing things by typing part of their name; what is chosen stands in the address by id.
import { type KeyboardEvent, useEffect, useId, useState } from "react";
import { graphql } from "../graph/gql.ts";
import { useAnswer } from "../graph/ask.ts";
import { words } from "../words/index.ts";
import { useAddress } from "./address.ts";
import { Field } from "./filters.tsx";

const FIND = graphql(`
  query Find($agency: AgencyWhere, $document: DocumentWhere, $agencies: Boolean!, $documents: Boolean!) {
    agencies(where: $agency, first: 8) @include(if: $agencies) { nodes { id name } }
    documents(where: $document, first: 8) @include(if: $documents) { nodes { id title } }
  }
`);
const NAMES = graphql(`query Names($ids: [ID!]!) { nodes(ids: $ids) { __typename id ... on Entity { name } ... on Document { title } } }`);
type What = "agencies" | "documents";

/** `most`: how many may be chosen; `known`: names that need not be asked for. */
export function Pick({ name, title, what, most = 20, known }: { name: string; title: string; what: What; most?: number; known?: ReadonlyMap<string, string> }) {
  const address = useAddress();
  const chosen = address.all(name);
  const [text, setText] = useState("");
  const [asked, setAsked] = useState("");
  const [open, setOpen] = useState(false);
  // Which of those found Enter takes; none until one types or goes there by arrow.
  const [at, setAt] = useState(-1);
  const list = useId();
  useEffect(() => {
    const timer = setTimeout(() => setAsked(text.trim()), 200);
    return () => clearTimeout(timer);
  }, [text]);
  const names = useNames(chosen, known);
  const found = useFound(what, asked, !open).filter((one) => !chosen.includes(one.id));
  const choose = (id: string) => {
    address.set({ [name]: most === 1 ? [id] : [...chosen, id] });
    setText("");
    setOpen(false);
    setAt(-1);
  };
  const current = open ? found[Math.min(text ? Math.max(at, 0) : at, found.length - 1)] : undefined;
  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === "Escape" && open) { event.preventDefault(); setOpen(false); }
    else if (event.key === "Enter" && current) { event.preventDefault(); choose(current.id); }
    else if (by && found.length) {
      event.preventDefault();
      setOpen(true);
      const now = current ? found.indexOf(current) : by > 0 ? -1 : found.length;
      setAt((now + by + found.length) % found.length);
    }
  };
  const remove = (id: string) => {
    address.set({ [name]: chosen.filter((other) => other !== id) });
    document.getElementById(`${list}-box`)?.focus();
  };
  return (
    <div className="pick wide" onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && setOpen(false)}>
      <Field name={title} at={`${list}-box`}>
        {(id) => (
          <input
            id={id} type="search" value={text} autoComplete="off" placeholder={words.pick.type} role="combobox"
            aria-expanded={open && found.length > 0} aria-controls={list} aria-autocomplete="list" aria-activedescendant={current && `${list}-${current.id}`}
            onFocus={() => setOpen(true)} onClick={() => setOpen(true)} onKeyDown={press}
            onChange={(event) => { setText(event.target.value); setOpen(true); setAt(-1); }}
          />
        )}
      </Field>
      <span className="hidden" role="status">{open && words.pick.found(found.length)}</span>
      <ul id={list} className="pick-found" role="listbox" aria-label={words.pick.hits} hidden={!open || found.length === 0}>
        {found.map((one) => (
          <li
            key={one.id} id={`${list}-${one.id}`} role="option" aria-selected={one === current}
            onMouseDown={(event) => event.preventDefault()} onClick={() => choose(one.id)}
          >
            {one.name}
          </li>
        ))}
      </ul>
      {chosen.length > 0 && (
        <ul className="row">
          {chosen.map((id) => (
            <li key={id} className="chip">
              {names ? names.get(id) ?? <em>{words.pick.gone}</em> : "…"}
              <button type="button" aria-label={words.pick.remove(names?.get(id) ?? words.pick.gone)} onClick={() => remove(id)}>×</button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function useNames(ids: readonly string[], known?: ReadonlyMap<string, string>): ReadonlyMap<string, string> | undefined {
  const { data } = useAnswer(NAMES, { ids: [...ids] }, known !== undefined || ids.length === 0);
  return known ?? (data && new Map(data.nodes.flatMap((node) => node && ("name" in node || "title" in node) ? [[node.id, "name" in node ? node.name : node.title] as const] : [])));
}

function useFound(what: What, text: string, skip: boolean): { id: string; name: string }[] {
  const { data } = useAnswer(
    FIND,
    {
      agencies: what === "agencies", documents: what === "documents",
      agency: text ? { name: { contains: text } } : null, document: text ? { title: { contains: text } } : null,
    },
    skip,
  );
  return data?.agencies?.nodes.map((one) => ({ id: one.id, name: one.name })) ?? data?.documents?.nodes.map((one) => ({ id: one.id, name: one.title })) ?? [];
}
