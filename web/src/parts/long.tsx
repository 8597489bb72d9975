// A long list: only what is near the window is there, and more is fetched as its end comes near.
import { type ReactNode, useEffect, useRef } from "react";
import type { Growing } from "../graph/ask.ts";
import { words } from "../words/index.ts";
import { Failure, Waiting } from "./ask.tsx";
import { useNear } from "./near.ts";
import { usePrinting } from "./printing.ts";

export function Long<Node extends { id: string }>({ list, guess, label, children }: {
  list: Growing<Node>; guess: number; label: string; children: (node: Node) => ReactNode;
}) {
  const box = useRef<HTMLDivElement>(null);
  const { rows, top } = useNear({
    name: label, box, count: list.nodes.length, guess, id: (index) => list.nodes[index]?.id ?? String(index), grow: list.more || list.loading ? list.grow : undefined,
  });
  const shown = rows.getVirtualItems();
  const printing = usePrinting();
  const last = shown.at(-1)?.index ?? 0;
  const { grow, error } = list;
  useEffect(() => {
    // What failed is tried again when the reader asks, not without end.
    if (!error && last >= list.nodes.length - 10) grow();
  }, [last, list.nodes.length, grow, error]);
  if (printing) {
    return <div ref={box} role="list" aria-label={label} className="stack">{list.nodes.map((node) => <div key={node.id} role="listitem">{children(node)}</div>)}</div>;
  }
  return (
    <>
      <div ref={box} className="long" role="list" aria-label={label} style={{ height: rows.getTotalSize() }}>
        {shown.map((item) => {
          const node = list.nodes[item.index];
          return node && (
            <div
              key={item.key}
              ref={rows.measureElement}
              data-index={item.index}
              role="listitem"
              aria-setsize={list.total ?? list.nodes.length}
              aria-posinset={item.index + 1}
              style={{ transform: `translateY(${item.start - top}px)` }}
            >
              {children(node)}
            </div>
          );
        })}
      </div>
      {list.error && <Failure error={list.error} again={list.nodes.length ? list.grow : list.again} />}
      {list.loading && <Waiting lines={list.nodes.length ? 2 : 8} />}
      {list.more && !list.loading && <button type="button" className="more" onClick={list.grow}>{words.more}</button>}
    </>
  );
}
