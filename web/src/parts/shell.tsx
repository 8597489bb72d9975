// The frame of the explorer: menu, search, key and theme around the view.
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from "react";
import { Link, NavLink, useLocation, useNavigate, useRouteError } from "react-router";
import { VIEWS } from "../views/index.ts";
import { words } from "../words/index.ts";
import { passing } from "../graph/ask.ts";
import { useReturned } from "../graph/returned.ts";
import { Failure } from "./ask.tsx";
import { Keys } from "./keys.tsx";
import { Page } from "./page.tsx";
import { useReturn } from "./return.ts";
import { Theme } from "./theme.tsx";
import { useAround } from "./around.ts";
import mark from "../style/mark.svg";

export function Shell({ children }: { children: ReactNode }) {
  const { pathname } = useLocation();
  const menu = useRef<HTMLDialogElement>(null);
  useReturn();
  useEffect(() => menu.current?.close(), [pathname]);
  return (
    <>
      <a className="skip" href="#content">{words.skip}</a>
      <header className="top">
        <button type="button" className="quiet only-narrow" onClick={() => menu.current?.showModal()}>{words.menu}</button>
        <Link to="/" className="brand"><img src={mark} alt="" width="28" height="28" />{words.name}</Link>
        <Find />
        <div className="top-tools"><Theme /><Keys /></div>
      </header>
      <dialog ref={menu} className="drawer" aria-label={words.menu}>
        <button type="button" className="quiet" onClick={() => menu.current?.close()}>{words.close}</button>
        <Menu />
        <Theme />
      </dialog>
      <div className="frame">
        <div className="side"><Menu /></div>
        <main id="content" tabIndex={-1}><Refused />{children}<footer className="foot">{words.foot} <a href="/graphiql">{words.ask}</a></footer></main>
      </div>
    </>
  );
}

function Menu() {
  const { viewer } = useAround();
  const { search } = useLocation();
  // A place that was chosen stays chosen from view to view.
  const place = new URLSearchParams(search).get("place");
  const kept = place ? `?${new URLSearchParams({ place })}` : "";
  const groups = Object.keys(words.groups) as (keyof typeof words.groups)[];
  return (
    <nav aria-label={words.views}>
      <ul><li><NavLink to="/" end>{words.nav.start}</NavLink></li></ul>
      {groups.map((group) => {
        const views = VIEWS.filter((view) => view.name && view.group === group && (!view.right || viewer?.[view.right]));
        return views.length > 0 && (
          <section key={group} aria-labelledby={`menu-${group}`}>
            <h2 id={`menu-${group}`}>{words.groups[group]}</h2>
            <ul>{views.map((view) => <li key={view.path}><NavLink to={view.path + kept} end>{view.name}</NavLink></li>)}</ul>
          </section>
        );
      })}
    </nav>
  );
}

const hits = (text: string, kind: string | null) => `/search?${new URLSearchParams({ q: text.trim(), ...(kind && { kind }) })}`;

/** The search box: on the page of hits it searches as one types, elsewhere with Enter. */
function Find() {
  const go = useNavigate();
  const { pathname, search } = useLocation();
  const here = pathname === "/search";
  const asked = here ? (new URLSearchParams(search).get("q") ?? "") : "";
  const [text, setText] = useState(asked);
  useEffect(() => setText(asked), [asked]);
  // On the page of hits its filter stays.
  const kind = here ? new URLSearchParams(search).get("kind") : null;
  useEffect(() => {
    if (!here || text.trim() === asked.trim()) return;
    const timer = setTimeout(() => void go(hits(text, kind), { replace: true }), 200);
    return () => clearTimeout(timer);
  }, [here, text, asked, kind, go]);
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim()) void go(hits(text, kind));
  };
  return (
    <form className="find" role="search" aria-label={words.find} onSubmit={send}>
      <label className="hidden" htmlFor="find">{words.searchLabel}</label>
      <input id="find" type="search" value={text} placeholder={words.searchLabel} autoComplete="off" onChange={(event) => setText(event.target.value)} />
    </form>
  );
}

/** A key that is not known, or a server that does not answer: said once, above every view. */
function Refused() {
  const { error, again } = useAround();
  if (!error) return null;
  return <div className="refused">{passing(error) ? <p className="note note-bad" role="status">{words.away}</p> : <Failure error={error} again={again} />}</div>;
}

export function Broken() {
  const error = useRouteError();
  console.error(error);
  // A view that could not be fetched comes as soon as the server answers; each browser says so in words of its own.
  useReturned(/module/i.test(String(error)), () => location.reload());
  return <Page title={words.failed}><p role="alert">{words.broken}</p><p><button type="button" onClick={() => location.reload()}>{words.reload}</button></p></Page>;
}
