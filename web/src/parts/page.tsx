// The frame of one view: its title, which becomes that of the window and takes the focus when one comes from another view.
import { type ReactNode, useEffect, useRef } from "react";
import { useLocation, useNavigationType } from "react-router";
import { words } from "../words/index.ts";

let seen = "";

/** Where what had the focus has gone away, the title takes it: a reader by keyboard is not sent back to the top of everything. */
export const focusTitle = (): void => document.querySelector<HTMLElement>("h1")?.focus();

export function Page({ title, lead, aside, children }: { title: string; lead?: ReactNode; aside?: ReactNode; children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  const { pathname } = useLocation();
  const arrived = useNavigationType();
  useEffect(() => {
    document.title = `${title} · ${words.name}`;
  }, [title]);
  useEffect(() => {
    // Not on the first page, where a reader begins at the top, nor on the way back, where the browser knows the place.
    if (seen && seen !== pathname && arrived === "PUSH") {
      window.scrollTo(0, 0);
      heading.current?.focus();
    }
    seen = pathname;
  }, [pathname, arrived]);
  return (
    <article className="page">
      <header className="page-head">
        <div>
          <h1 ref={heading} tabIndex={-1}>{title}</h1>
          {lead && <p className="lead">{lead}</p>}
        </div>
        {aside && <div className="page-aside">{aside}</div>}
      </header>
      {children}
    </article>
  );
}
