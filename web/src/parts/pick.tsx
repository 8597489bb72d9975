// Choosing things by typing part of their name; what is chosen stands in the address by id.
import { useEffect, useId, useState } from "react";
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
  };
  return (
    <div className="pick" onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && setOpen(false)}>
      <Field name={title}>
        {(id) => (
          <input
            id={id} type="search" value={text} autoComplete="off" placeholder={words.pick.type} aria-expanded={open} role="combobox"
            aria-controls={list} aria-autocomplete="list"
            onFocus={() => setOpen(true)}
            onChange={(event) => { setText(event.target.value); setOpen(true); }}
            onKeyDown={(event) => {
              if (event.key === "Escape") setOpen(false);
              if (event.key === "Enter" && found[0] && text) { event.preventDefault(); choose(found[0].id); }
              if (event.key === "ArrowDown") { event.preventDefault(); document.getElementById(list)?.querySelector("button")?.focus(); }
            }}
          />
        )}
      </Field>
      <span className="hidden" role="status">{open && words.pick.found(found.length)}</span>
      <ul id={list} className="pick-found" hidden={!open || found.length === 0}>
        {found.map((one) => <li key={one.id}><button type="button" onClick={() => choose(one.id)}>{one.name}</button></li>)}
      </ul>
      {chosen.length > 0 && (
        <ul className="row">
          {chosen.map((id) => (
            <li key={id} className="chip">
              {names.get(id) ?? "…"}
              <button type="button" aria-label={words.pick.remove(names.get(id) ?? id)} onClick={() => address.set({ [name]: chosen.filter((other) => other !== id) })}>×</button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function useNames(ids: readonly string[], known?: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const { data } = useAnswer(NAMES, { ids: [...ids] }, known !== undefined || ids.length === 0);
  return known ?? new Map(data?.nodes.flatMap((node) => node && ("name" in node || "title" in node) ? [[node.id, "name" in node ? node.name : node.title] as const] : []));
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
