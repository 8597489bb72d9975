// The brief of a place or of documents: fetched with the key of this tab, opened or saved.
import { useState } from "react";
import { authorization, key } from "../graph/client.ts";
import { oneDay } from "../graph/labels.ts";
import { useAddress } from "../parts/address.ts";
import { Nothing } from "../parts/ask.tsx";
import { Choose, Field, Filters, Place } from "../parts/filters.tsx";
import { Page } from "../parts/page.tsx";
import { Pick } from "../parts/pick.tsx";
import { save } from "../parts/save.ts";
import { words } from "../words/index.ts";

export default function Briefs() {
  const address = useAddress();
  const [state, setState] = useState("");
  const [place, since, documents] = [address.get("place"), oneDay(address.get("since")), address.all("document")];
  const asked = new URLSearchParams();
  if (place) asked.set("place", place);
  if (since) asked.set("since", since);
  for (const one of documents) asked.append("document", one);
  const ready = Boolean(place) || documents.length > 0;
  const make = async () => {
    setState(words.briefs.wait);
    const paper = address.get("paper") ?? "a4";
    const answer = await fetch(`/brief?${asked}&format=pdf&paper=${paper}`, { headers: authorization() }).catch(() => null);
    if (!answer?.ok) {
      const said = (await answer?.json().catch(() => null)) as { errors?: { message: string }[] } | null;
      setState(said?.errors?.[0]?.message ?? words.offline);
      return;
    }
    save("brief.pdf", await answer.blob());
    setState("");
  };
  return (
    <Page title={words.briefs.title} lead={words.briefs.lead}>
      <Filters>
        <Place />
        <Pick name="document" title={words.briefs.documents} what="documents" />
        <Field name={words.briefs.since}>
          {(id) => <input id={id} type="date" value={since ?? ""} onChange={(event) => address.set({ since: event.target.value })} />}
        </Field>
        <Choose name="paper" title={words.briefs.paper} values={["letter"]} any={words.briefs.a4} />
      </Filters>
      {ready ? (
        <div className="row">
          <button type="button" disabled={state === words.briefs.wait} onClick={() => void make()}>{words.briefs.pdf}</button>
          {/* A link carries no key: with one, the brief of its tier comes as PDF. */}
          {!key() && <a href={`/brief?${asked}`} target="_blank" rel="noreferrer">{words.briefs.html}</a>}
        </div>
      ) : <Nothing title={words.briefs.need} />}
      <p role="status">{state}</p>
    </Page>
  );
}
