// On the way back the link that one followed has the focus again, so that a reader by keyboard goes on where they were.
import { useEffect } from "react";
import { useLocation, useNavigationType } from "react-router";

const followed = new Map<string, { href: string; top: number }>();
const PATIENCE = 3000;

export function useReturn(): void {
  const { key } = useLocation();
  const arrived = useNavigationType();
  useEffect(() => {
    const note = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest("main a[href]") : null;
      if (link) followed.set(key, { href: link.getAttribute("href") ?? "", top: link.getBoundingClientRect().top });
    };
    addEventListener("click", note, { capture: true });
    return () => removeEventListener("click", note, { capture: true });
  }, [key]);
  useEffect(() => {
    const was = arrived === "POP" ? followed.get(key) : undefined;
    if (!was) return;
    const [end, away] = [performance.now() + PATIENCE, (link: Element) => Math.abs(link.getBoundingClientRect().top - was.top)];
    let frame = 0;
    // The same link may stand there twice, and rows come only when the list is where it was.
    const look = () => {
      const [best] = [...document.querySelectorAll<HTMLElement>(`main a[href="${CSS.escape(was.href)}"]`)].sort((a, b) => away(a) - away(b));
      if (best && away(best) < 80) best.focus({ preventScroll: true });
      else if (performance.now() < end && (document.activeElement ?? document.body) === document.body) frame = requestAnimationFrame(look);
    };
    frame = requestAnimationFrame(look);
    return () => cancelAnimationFrame(frame);
  }, [key, arrived]);
}
