// Rows as a CSV that spreadsheets open as it is meant.
import { csvFormatRows } from "d3-dsv";
import { save } from "./save.ts";

export interface Saved<Row> {
  head: string;
  value: (row: Row) => string | number;
}

// A spreadsheet runs what begins like a formula: a mark in front keeps it text.
const safe = (value: string | number) => (typeof value === "string" && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value));

// Without this mark in front, spreadsheets take UTF-8 for something older.
const MARK = "\ufeff";

export function saveCsv<Row>(name: string, columns: readonly Saved<Row>[], rows: readonly Row[]): void {
  const lines = [columns.map((column) => column.head), ...rows.map((row) => columns.map((column) => safe(column.value(row))))];
  save(`${name}.csv`, new Blob([MARK, csvFormatRows(lines)], { type: "text/csv;charset=utf-8" }));
}
