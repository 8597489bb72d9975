// Tables sort by their heads and give what they show as CSV. The order stands in the address.
import { type ReactNode, useRef } from "react";
import type { Growing } from "../graph/ask.ts";
import { words } from "../words/index.ts";
import { useAddress } from "./address.ts";
import { type Saved, saveCsv } from "./csv.ts";
import { ListHead } from "./list-head.tsx";
import { useNear } from "./near.ts";
import { usePrinting } from "./printing.ts";

/** Its `value` is what is sorted by and exported. */
export interface Column<Row> extends Saved<Row> {
  key: string;
  /** What is shown, where that is more than the value. */
  show?: (row: Row) => ReactNode;
}

const compare = (a: string | number, b: string | number) =>
  typeof a === "number" && typeof b === "number" ? a - b : String(a).localeCompare(String(b), "en", { numeric: true });

export function Table<Row>({ name, caption, columns, rows, id, empty, list }: {
  name: string; caption: string; columns: readonly Column<Row>[]; rows: readonly Row[]; id: (row: Row) => string; empty?: ReactNode;
  /** Where the rows are the beginning of a list: its CSV holds all. */
  list?: Growing<Row>;
}) {
  const address = useAddress();
  const param = `sort-${name}`;
  const sort = address.get(param) ?? "";
  const by = columns.find((column) => column.key === sort.replace(/^-/, ""));
  const down = sort.startsWith("-");
  const sorted = by ? [...rows].sort((a, b) => compare(by.value(a), by.value(b)) * (down ? -1 : 1)) : rows;
  const turn = (column: Column<Row>) => {
    const next = by !== column ? column.key : down ? null : `-${column.key}`;
    address.set({ [param]: next }, true);
  };
  return (
    <div className="table-box">
      {list ? <ListHead list={list} says={words.rows} name={name} columns={columns} /> : (
        <div className="table-tools">
          <span className="soft">{words.rows(rows.length)}</span>
          <button type="button" className="quiet" onClick={() => saveCsv(name, columns, sorted)}>{words.csv}</button>
        </div>
      )}
      <div className="scroll" role="region" aria-label={caption} tabIndex={0}>
        <table>
          <caption className="hidden">{caption}</caption>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column.key} scope="col" aria-sort={by === column ? (down ? "descending" : "ascending") : undefined}>
                  <button type="button" onClick={() => turn(column)}>
                    {column.head}
                    <span className="sort-mark" aria-hidden="true">{by === column ? (down ? "↓" : "↑") : "↕"}</span>
                  </button>
                </th>
              ))}
            </tr>
          </thead>
          <Body name={name} columns={columns} rows={sorted} id={id} />
        </table>
      </div>
      {rows.length === 0 && empty}
    </div>
  );
}

// So many rows are all there; of more, those near the window.
const FEW = 120;

function Body<Row>({ name, columns, rows, id }: { name: string; columns: readonly Column<Row>[]; rows: readonly Row[]; id: (row: Row) => string }) {
  const body = useRef<HTMLTableSectionElement>(null);
  const printing = usePrinting();
  const part = !printing && rows.length > FEW;
  const { rows: near, top } = useNear({ name, box: body, count: rows.length, guess: 42, part: rows.length > FEW });
  const items = near.getVirtualItems();
  const shown = part ? items.map((item) => item.index) : rows.map((_, i) => i);
  const before = part ? (items[0]?.start ?? top) - top : 0;
  const behind = part ? near.getTotalSize() - ((items.at(-1)?.end ?? top) - top) : 0;
  return (
    <tbody ref={body}>
      {before > 0 && <tr aria-hidden="true"><td colSpan={columns.length} className="gap" style={{ height: before }} /></tr>}
      {shown.map((index) => {
        const row = rows[index];
        return row !== undefined && <Line key={id(row)} row={row} columns={columns} index={index} measure={near.measureElement} />;
      })}
      {behind > 0 && <tr aria-hidden="true"><td colSpan={columns.length} className="gap" style={{ height: behind }} /></tr>}
    </tbody>
  );
}

function Line<Row>({ row, columns, index, measure }: {
  row: Row; columns: readonly Column<Row>[]; index: number; measure: (node: HTMLTableRowElement | null) => void;
}) {
  return (
    <tr ref={measure} data-index={index}>
      {columns.map((column, i) => {
        const value = column.value(row);
        const shown = column.show ? column.show(row) : value;
        return i === 0
          ? <th key={column.key} scope="row">{shown}</th>
          : <td key={column.key} className={typeof value === "number" ? "number" : undefined}>{shown}</td>;
      })}
    </tr>
  );
}
