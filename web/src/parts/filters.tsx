// Filters as a row of fields, each bound to its name in the address.
import { type ReactNode, useEffect, useId, useState } from "react";
import { graphql } from "../graph/gql.ts";
import { useAnswer } from "../graph/ask.ts";
import { label } from "../graph/labels.ts";
import { words } from "../words/index.ts";
import { useAddress } from "./address.ts";
import { useAround } from "./around.ts";

const PLACES = graphql(`
  query Places($where: JurisdictionWhere) {
    jurisdictions(where: $where, first: 20, orderBy: [{ name: ASC }]) { nodes { name } }
  }
`);

export function Filters({ children }: { children: ReactNode }) {
  return <div className="filters" role="search" aria-label={words.filters}>{children}</div>;
}

export function Field({ name, at, wide = false, children }: { name: string; at?: string; wide?: boolean; children: (id: string) => ReactNode }) {
  const made = useId();
  const id = at ?? made;
  return (
    <div className={wide ? "field wide" : "field"}>
      <label htmlFor={id}>{name}</label>
      {children(id)}
    </div>
  );
}

/** One of several values, or any. */
export function Choose({ name, title, values, any = words.any, show = label, wide }: {
  name: string; title: string; values: readonly string[]; any?: string; show?: (value: string) => string; wide?: boolean;
}) {
  const address = useAddress();
  const given = address.get(name) ?? "";
  const chosen = values.includes(given) ? given : "";
  return (
    <Field name={title} wide={wide}>
      {(id) => (
        <>
          <select id={id} value={chosen} onChange={(event) => address.set({ [name]: event.target.value })}>
            <option value="">{any}</option>
            {values.map((value) => <option key={value} value={value}>{show(value)}</option>)}
          </select>
          {given !== chosen && values.length > 0 && <span className="small warn">{words.unknown(given)}</span>}
        </>
      )}
    </Field>
  );
}

/** The order of a list that the address names, as the API takes it. */
export function useOrder<Orders extends Readonly<Record<string, readonly unknown[]>>>(orders: Orders) {
  const asked = useAddress().get("order");
  const found = Object.entries(orders).find(([key]) => key === asked)?.[1];
  return found && ([...found] as Orders[keyof Orders][number][]);
}

/** The orders by their names in words; `any`: the one that needs no choice. */
export function Order({ of, any }: { of: Readonly<Record<string, string>>; any: string }) {
  return <Choose name="order" title={words.order} values={Object.keys(of)} any={any} show={(key) => of[key] ?? key} />;
}

/** Words that are looked for as one types. */
export function Typed({ name, title, wait = 250 }: { name: string; title: string; wait?: number }) {
  const address = useAddress();
  const given = address.get(name) ?? "";
  const [text, setText] = useState(given);
  useEffect(() => setText(given), [given]);
  useEffect(() => {
    if (text === given) return;
    const timer = setTimeout(() => address.set({ [name]: text.trim() }, true), wait);
    return () => clearTimeout(timer);
  }, [text, given, name, wait, address]);
  return (
    <Field name={title}>
      {(id) => <input id={id} type="search" value={text} autoComplete="off" onChange={(event) => setText(event.target.value)} />}
    </Field>
  );
}

/** The place that answers are for, by its name; chosen from a list, or typed where there are too many for one. */
export function Place({ title = words.place }: { title?: string }) {
  const address = useAddress();
  const { places, manyPlaces } = useAround();
  const chosen = address.get("place") ?? "";
  const names = [...new Set([...(chosen ? [chosen] : []), ...places])];
  if (manyPlaces) return <TypedPlace title={title} />;
  return (
    <Field name={title}>
      {(id) => (
        <select id={id} value={chosen} onChange={(event) => address.set({ place: event.target.value })}>
          <option value="">{words.places}</option>
          {names.map((name) => <option key={name} value={name}>{name}</option>)}
        </select>
      )}
    </Field>
  );
}

function TypedPlace({ title }: { title: string }) {
  const address = useAddress();
  const [text, setText] = useState(address.get("place") ?? "");
  const { data } = useAnswer(PLACES, { where: text ? { name: { contains: text } } : null });
  const names = data?.jurisdictions.nodes.map((one) => one.name) ?? [];
  const type = (value: string) => {
    setText(value);
    if (!value || names.includes(value)) address.set({ place: value });
  };
  return (
    <Field name={title}>
      {(id) => (
        <>
          <input id={id} type="search" list={`${id}-places`} value={text} placeholder={words.places} onChange={(event) => type(event.target.value)} />
          <datalist id={`${id}-places`}>{names.map((name) => <option key={name} value={name} />)}</datalist>
        </>
      )}
    </Field>
  );
}

/** The place of the address as the API takes it. */
export const useJurisdiction = (): { name: string } | null => {
  const place = useAddress().get("place");
  return place ? { name: place } : null;
};
