// What every view shows while it waits, when it fails, and when there is nothing.
import type { ReactNode } from "react";
import { Link, useLocation } from "react-router";
import type { CombinedError } from "urql";
import { type Answered, statusOf } from "../graph/ask.ts";
import { useAround } from "./around.ts";
import { words } from "../words/index.ts";

/** Bars in place of what is to come; `lines` of them. */
export function Waiting({ lines = 6 }: { lines?: number }) {
  return (
    <div className="waiting" role="status">
      <span className="hidden">{words.loading}</span>
      {Array.from({ length: lines }, (_, i) => <span key={i} className="bar" aria-hidden="true" />)}
    </div>
  );
}

/** What went wrong and the way out, as the API says them. */
export function Failure({ error, again }: { error: CombinedError; again?: () => void }) {
  const first = error.graphQLErrors[0];
  const code = first?.extensions["code"];
  const wayOut = typeof code === "string" && code in words.waysOut ? words.waysOut[code as keyof typeof words.waysOut] : first?.extensions["wayOut"];
  const much = code === "LIMIT_EXCEEDED";
  return (
    <div className={much ? "note" : "note note-bad"} role="alert">
      <h2>{much ? words.tooMuch : words.failed}</h2>
      <p>{first?.message ?? (statusOf(error) ? words.refused(statusOf(error) ?? 0) : words.offline)}</p>
      {typeof wayOut === "string" && <p>{wayOut}</p>}
      {again && !much && <button type="button" onClick={again}>{words.again}</button>}
    </div>
  );
}

/** Nothing to show, and what to do about it. */
export function Nothing({ title = words.nothing, children }: { title?: string; children?: ReactNode }) {
  return (
    <div className="note">
      <h2>{title}</h2>
      {children && <p>{children}</p>}
    </div>
  );
}

/** No hit: with a filter, which to take away; without one, that papers are silent, or that nothing was read and how to begin. */
export function NoHit({ children }: { children: ReactNode }) {
  const { search } = useLocation();
  const { viewer, empty } = useAround();
  if (new URLSearchParams(search).size > 0) return <Nothing>{children}</Nothing>;
  if (!empty) return <Nothing>{words.silent} <Link to="/documents">{words.nav.documents}</Link></Nothing>;
  return (
    <Nothing>
      {words.start.empty} {viewer?.mayIngest && <><Link to="/upload">{words.nav.upload}</Link> · </>}<code>{words.start.command}</code>
    </Nothing>
  );
}

/** The answer once it is there. */
export function Answer<Data>({ of, lines, children }: { of: Answered<Data>; lines?: number; children: (data: Data) => ReactNode }) {
  if (of.error) return <Failure error={of.error} again={of.again} />;
  if (of.data) return <div className="answer" aria-busy={of.loading}>{children(of.data)}</div>;
  return of.loading ? <Waiting lines={lines} /> : null;
}
