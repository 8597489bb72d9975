// Above a long list: how many there are, and all of them as CSV, fetched page by page.
import { useEffect, useRef, useState } from "react";
import type { CombinedError } from "urql";
import type { Growing } from "../graph/ask.ts";
import { words } from "../words/index.ts";
import { Failure } from "./ask.tsx";
import { type Saved, saveCsv } from "./csv.ts";

export function ListHead<Node>({ list, says, name, columns }: {
  list: Growing<Node>; says: (total: number) => string; name: string; columns: readonly Saved<Node>[];
}) {
  const [fetched, setFetched] = useState<number>();
  const [error, setError] = useState<CombinedError>();
  const running = useRef<AbortController>(undefined);
  // What is fetched is for the filter of its start.
  useEffect(() => () => running.current?.abort(), [list.asked]);
  const gather = async () => {
    const stop = new AbortController();
    running.current = stop;
    setError(undefined);
    setFetched(list.nodes.length);
    const all = await list.every(setFetched, stop.signal);
    setFetched(undefined);
    if (all.error) setError(all.error);
    else if (!stop.signal.aborted) saveCsv(name, columns, all.nodes);
  };
  return (
    <>
      <div className="table-tools">
        <p role="status" className="soft">{list.total === undefined ? !list.error && words.loading : says(list.total)}</p>
        {fetched === undefined
          ? <button type="button" className="quiet" disabled={!list.total} onClick={() => void gather()}>{words.csv}</button>
          : (
            <span className="row">
              <span role="status" className="soft">{words.fetched(fetched, list.total ?? fetched)}</span>
              <button type="button" className="quiet" onClick={() => running.current?.abort()}>{words.stop}</button>
            </span>
          )}
      </div>
      {error && <Failure error={error} again={() => void gather()} />}
    </>
  );
}
