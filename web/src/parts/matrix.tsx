// Duties counted by two kinds of thing; a cell leads to its duties.
import { Link } from "react-router";
import { words } from "../words/index.ts";
import { values } from "../words/values.ts";

// Names as the explorer has them; those it does not know, as the API gives them.
const name = (header: Header) => values[header.key] ?? header.label;

export interface Header { key: string; label: string; total: number }
export interface Cell { row: string; column: string; count: number }
export interface Counted { rows: readonly Header[]; columns: readonly Header[]; cells: readonly Cell[]; total: number }

// Shares of the largest cell from which a cell is tinted more.
const STEPS = [0, 0.1, 0.3, 0.6];

export function Matrix({ of, head, to }: { of: Counted; head: string; to: (row: string, column: string) => string }) {
  const counts = new Map(of.cells.map((cell) => [`${cell.row} ${cell.column}`, cell.count]));
  const most = Math.max(1, ...counts.values());
  return (
    <div className="scroll" role="region" aria-label={words.start.matrix} tabIndex={0}>
      <table className="matrix">
        <caption className="hidden">{words.start.matrix}</caption>
        <thead>
          <tr>
            <th scope="col">{head}</th>
            {of.columns.map((column) => <th key={column.key} scope="col"><span>{name(column)}</span></th>)}
            <th scope="col" className="all"><span>{words.start.all}</span></th>
          </tr>
        </thead>
        <tbody>
          {of.rows.map((row) => (
            <tr key={row.key}>
              <th scope="row">{name(row)}</th>
              {of.columns.map((column) => {
                const count = counts.get(`${row.key} ${column.key}`) ?? 0;
                const tint = STEPS.filter((step) => count / most > step).length;
                return (
                  <td key={column.key} className={`tint-${tint}`}>
                    {count > 0 && <Link to={to(row.key, column.key)} aria-label={words.start.cell(count, name(row), name(column))}>{count}</Link>}
                  </td>
                );
              })}
              <td className="all">{row.total}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
