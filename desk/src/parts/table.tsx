// A table that scrolls in a region of its own, so that the page never scrolls sideways. The region takes focus: arrow keys scroll it.
import type { ComponentChildren } from "preact";

export interface Column {
  name: ComponentChildren;
  numeric?: boolean;
}

interface Props {
  caption: string;
  columns: (string | Column)[];
  children: ComponentChildren;
  foot?: ComponentChildren;
  name?: string; // extra class
  hide_caption?: boolean;
}

export function Table({ caption, columns, children, foot, name, hide_caption }: Props) {
  return (
    <div class={`table-region ${name ?? ""}`} role="region" aria-label={`${caption} (tabel)`} tabIndex={0}>
      <table class="utrecht-table utrecht-table--html-table">
        <caption class={hide_caption ? "visually-hidden" : "utrecht-table__caption"}>{caption}</caption>
        <thead class="utrecht-table__header">
          <tr class="utrecht-table__row">
            {columns.map((column) => (
              <Head column={column} />
            ))}
          </tr>
        </thead>
        <tbody class="utrecht-table__body">{children}</tbody>
        {foot && <tfoot class="utrecht-table__footer">{foot}</tfoot>}
      </table>
    </div>
  );
}

function Head({ column }: { column: string | Column }) {
  const { name, numeric } = typeof column === "string" ? { name: column, numeric: false } : column;
  return (
    <th scope="col" class={"utrecht-table__header-cell" + (numeric ? " utrecht-table__header-cell--numeric-column" : "")}>
      {name}
    </th>
  );
}

export function Row({ children, name }: { children: ComponentChildren; name?: string }) {
  return <tr class={`utrecht-table__row ${name ?? ""}`}>{children}</tr>;
}

export function Cell({ children, numeric, name }: { children?: ComponentChildren; numeric?: boolean; name?: string }) {
  return <td class={`utrecht-table__cell ${numeric ? "utrecht-table__cell--numeric-column" : ""} ${name ?? ""}`}>{children}</td>;
}

export function RowHead({ children }: { children: ComponentChildren }) {
  return (
    <th scope="row" class="utrecht-table__header-cell row-head">
      {children}
    </th>
  );
}
