// Of a long list, the rows near the window; on the way back the row that was at its top is there again.
import { useWindowVirtualizer } from "@tanstack/react-virtual";
import { type RefObject, useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import { useLocation, useNavigationType } from "react-router";

/** Which row was at the top of the window, and how far below its edge. */
interface Kept { index: number; shift: number }

const KEPT = "convene-rows";
const places = new Map<string, Kept>(JSON.parse(sessionStorage.getItem(KEPT) ?? "[]") as [string, Kept][]);
// The first entry of every tab's history is called so: one who comes anew has been nowhere yet.
const [arrival] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
if (arrival?.type === "navigate") for (const name of [...places.keys()]) if (name.startsWith("default ")) places.delete(name);
addEventListener("pagehide", () => sessionStorage.setItem(KEPT, JSON.stringify([...places])));

interface List {
  /** What tells this list from others of its page. */
  name: string;
  box: RefObject<HTMLElement | null>;
  count: number;
  guess: number;
  id?: (index: number) => string;
  /** False where all rows are there anyhow. */
  part?: boolean;
  /** Fetches more, while more is to come: the row may lie further down than what is there yet. */
  grow?: () => void;
}

export function useNear({ name, box, count, guess, id, part = true, grow }: List) {
  const { key } = useLocation();
  const back = useNavigationType() === "POP";
  const place = `${key} ${name}`;
  const wanted = useMemo(() => (back ? places.get(place) : undefined), [back, place]);
  const top = useTop(box);
  const rows = useWindowVirtualizer({
    count, estimateSize: () => guess, overscan: 6, scrollMargin: top, enabled: part, scrollPaddingStart: wanted?.shift ?? 0,
    ...(id && { getItemKey: id }),
  });
  const waits = useRef("");
  useLayoutEffect(() => {
    waits.current = wanted ? place : "";
    const note = () => {
      if (waits.current === place) return;
      const edge = window.scrollY + (document.querySelector("header")?.offsetHeight ?? 0);
      const row = rows.getVirtualItemForOffset(edge);
      if (row && row.start <= edge && edge < row.end) places.set(place, { index: row.index, shift: row.start - window.scrollY });
      else places.delete(place);
    };
    addEventListener("scroll", note, { passive: true });
    return () => removeEventListener("scroll", note);
  }, [rows, place, wanted]);
  useEffect(() => {
    if (!wanted || waits.current !== place) return;
    if (wanted.index < count) {
      waits.current = "";
      rows.scrollToIndex(wanted.index, { align: "start" });
    } else if (grow) grow();
    else waits.current = "";
  }, [rows, place, wanted, count, grow]);
  return { rows, top };
}

/** How far below the top of the page a box begins; what stands above it may grow. */
function useTop(box: RefObject<HTMLElement | null>): number {
  const [top, setTop] = useState(0);
  useLayoutEffect(() => {
    const measure = () => setTop(box.current ? Math.round(box.current.getBoundingClientRect().top + window.scrollY) : 0);
    measure();
    const watch = new ResizeObserver(measure);
    watch.observe(document.body);
    return () => watch.disconnect();
  }, [box]);
  return top;
}
