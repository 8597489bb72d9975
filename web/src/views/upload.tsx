// Documents added from the browser: progress while they are read, and what came of each.
import { type DragEvent, type FormEvent, useRef, useState } from "react";
import { Link } from "react-router";
import { useSubscription } from "urql";
import { authorization } from "../graph/client.ts";
import { graphql } from "../graph/gql.ts";
import { DOCUMENT_KINDS, label, TIERS } from "../graph/labels.ts";
import { Gate } from "../parts/gate.tsx";
import { Field } from "../parts/filters.tsx";
import { Page } from "../parts/page.tsx";
import { Table } from "../parts/table.tsx";
import { useAround } from "../parts/around.ts";
import { toDocument } from "../parts/to.ts";
import { words } from "../words/index.ts";

const PROGRESS = graphql(`subscription Progress($run: ID) { ingestProgress(run: $run) { run done total current failed } }`);

interface Result {
  filename: string; document?: string; created?: boolean; agencies?: number; responsibilities?: number; claims?: number;
  findings?: number; withheld?: number; warnings?: string[]; error?: { message: string; extensions?: { wayOut?: string } };
}

export default function Upload() {
  return <Gate right="mayIngest" title={words.upload.title}><Adding /></Gate>;
}

function Adding() {
  const { viewer } = useAround();
  const [run, setRun] = useState<string>();
  const [results, setResults] = useState<Result[]>([]);
  const [failure, setFailure] = useState("");
  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    // Not crypto.randomUUID: it is missing where the page is served without TLS.
    const id = Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
    form.set("run", id);
    for (const name of ["kind", "tier"]) if (!form.get(name)) form.delete(name);
    setRun(id);
    setFailure("");
    try {
      const answer = await fetch("/documents", { method: "POST", body: form, headers: authorization() });
      const said = (await answer.json()) as { documents?: Result[]; errors?: { message: string; extensions?: { wayOut?: string } }[] };
      if (said.documents) setResults((before) => [...(said.documents ?? []), ...before]);
      else setFailure([said.errors?.[0]?.message ?? words.offline, said.errors?.[0]?.extensions?.wayOut].filter(Boolean).join(" "));
    } catch {
      setFailure(words.offline);
    } finally {
      setRun(undefined);
    }
  };
  const tiers = TIERS.slice(0, viewer ? TIERS.indexOf(viewer.tier) + 1 : 1);
  return (
    <Page title={words.upload.title} lead={words.upload.lead}>
      <Form tiers={tiers} busy={run !== undefined} send={send} />
      {run && <Progress run={run} />}
      {failure && <div className="note note-bad" role="alert"><h2>{words.failed}</h2><p>{failure}</p></div>}
      {results.length > 0 && <Results of={results} />}
      <p className="soft">{words.upload.withheldSay}</p>
    </Page>
  );
}

function Form({ tiers, busy, send }: { tiers: readonly string[]; busy: boolean; send: (event: FormEvent<HTMLFormElement>) => void }) {
  const [files, setFiles] = useState<readonly File[]>([]);
  const input = useRef<HTMLInputElement>(null);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    if (!input.current || busy || event.dataTransfer.files.length === 0) return;
    input.current.files = event.dataTransfer.files;
    setFiles([...event.dataTransfer.files]);
  };
  return (
    <form className="card" onSubmit={send}>
      <div className="drop" onDragOver={(event) => event.preventDefault()} onDrop={drop}>
        <label htmlFor="files">{words.upload.drop}</label>
        <input ref={input} id="files" name="files" type="file" multiple required onChange={(event) => setFiles([...(event.target.files ?? [])])} />
        <ul className="small soft">{files.map((file) => <li key={file.name}>{file.name} · {words.upload.bytes(file.size)}</li>)}</ul>
      </div>
      <div className="filters">
        <Field name={words.upload.tier}>
          {(id) => <select id={id} name="tier">{tiers.map((tier) => <option key={tier} value={tier}>{label(tier)}</option>)}</select>}
        </Field>
        <Field name={words.upload.kind}>
          {(id) => <select id={id} name="kind"><option value="">{words.any}</option>{DOCUMENT_KINDS.map((kind) => <option key={kind} value={kind}>{label(kind)}</option>)}</select>}
        </Field>
      </div>
      <div className="row"><button type="submit" disabled={busy}>{busy ? words.upload.wait : words.upload.start}</button></div>
    </form>
  );
}

function Progress({ run }: { run: string }) {
  const [{ data }] = useSubscription({ query: PROGRESS, variables: { run } });
  const step = data?.ingestProgress;
  return (
    <div className="card" role="status">
      <progress max={step?.total ?? 1} value={step?.done} aria-label={words.upload.title} />
      <p>{step ? `${words.upload.under(step.done, step.total)}${step.current ? ` · ${words.upload.current(step.current)}` : ""}` : words.upload.wait}</p>
    </div>
  );
}

function Results({ of }: { of: readonly Result[] }) {
  const state = (one: Result) => (one.error ? words.upload.failed : one.created ? words.upload.added : words.upload.known);
  return (
    <div className="stack">
      <h2>{words.upload.result}</h2>
      <Table
        name="upload" caption={words.upload.result} rows={of} id={(one) => `${one.filename} ${one.document ?? ""}`}
        columns={[
          { key: "file", head: words.upload.file, value: (one) => one.filename, show: (one) => (one.document ? <Link to={toDocument(one.document)}>{one.filename}</Link> : one.filename) },
          {
            key: "state", head: words.upload.state, value: (one) => [state(one), one.error?.message, ...(one.warnings ?? [])].filter(Boolean).join(": "),
            show: (one) => (
              <>
                <span className={`tag ${one.error ? "status-rejected" : "status-accepted"}`}>{state(one)}</span>{" "}
                {[one.error?.message, one.error?.extensions?.wayOut, ...(one.warnings ?? [])].filter(Boolean).join(" ")}
              </>
            ),
          },
          { key: "duties", head: words.upload.duties, value: (one) => one.responsibilities ?? 0 },
          { key: "claims", head: words.upload.claims, value: (one) => one.claims ?? 0 },
          { key: "agencies", head: words.upload.agencies, value: (one) => one.agencies ?? 0 },
          { key: "findings", head: words.upload.findings, value: (one) => one.findings ?? 0 },
          { key: "withheld", head: words.upload.withheld, value: (one) => one.withheld ?? 0 },
        ]}
      />
    </div>
  );
}
