// A server that is away is asked whether it is back; then what failed meanwhile is asked anew.
import { useEffect, useRef } from "react";

const PAUSE = 4000;
const failed = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

async function look(): Promise<void> {
  const answer = await fetch("/readyz").catch(() => undefined);
  if (answer?.ok) for (const again of [...failed]) again();
}

/** Calls `again` every few seconds in which the server answers, while `away`. */
export function useReturned(away: boolean, again: () => void): void {
  const latest = useRef(again);
  useEffect(() => {
    latest.current = again;
  });
  useEffect(() => {
    if (!away) return;
    const ask = () => latest.current();
    failed.add(ask);
    timer ??= setInterval(() => void look(), PAUSE);
    return () => {
      failed.delete(ask);
      if (failed.size > 0) return;
      clearInterval(timer);
      timer = undefined;
    };
  }, [away]);
}
