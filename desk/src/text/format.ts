// Numbers, dates and places as a Dutch reader writes them.
import type { Amount, Citation, Deadline } from "../api/types";

const euros = new Intl.NumberFormat("nl-NL", { minimumFractionDigits: 0, maximumFractionDigits: 0 });
const cents = new Intl.NumberFormat("nl-NL", { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const counts = new Intl.NumberFormat("nl-NL");

// "€ 1.234,56"; whole euros without cents.
export function euro(value: number): string {
  return "€\u00a0" + (Number.isInteger(value) ? euros : cents).format(value);
}

export function euro_range(min: number, max: number): string {
  if (max <= 0) return "–";
  return min === max ? euro(max) : `${euro(min)} – ${euro(max)}`;
}

export const count = (value: number): string => counts.format(value);

export function counted(value: number, one: string, many: string): string {
  return `${count(value)} ${value === 1 ? one : many}`;
}

// "2024-07-01" → "01-07-2024"; what is no ISO date stays as it is.
export function date(iso: string | null | undefined): string {
  const found = /^(\d{4})-(\d{2})-(\d{2})/.exec(iso ?? "");
  return found ? `${found[3]}-${found[2]}-${found[1]}` : (iso ?? "");
}

// "01-07-2024 om 14:05", in local time.
export function moment(iso: string | null | undefined): string {
  if (!iso) return "";
  const at = new Date(iso);
  if (Number.isNaN(at.getTime()) || !iso.includes("T")) return date(iso);
  const two = (n: number) => String(n).padStart(2, "0");
  return `${two(at.getDate())}-${two(at.getMonth() + 1)}-${at.getFullYear()} om ${two(at.getHours())}:${two(at.getMinutes())}`;
}

export function amount(value: Amount | null | undefined): string {
  if (!value) return "–";
  const { min, max } = value;
  if (min !== null && max !== null) return min === max ? euro(min) : `${euro(min)} tot ${euro(max)}`;
  if (min !== null) return `ten minste ${euro(min)}`;
  if (max !== null) return `ten hoogste ${euro(max)}`;
  return value.text || "–";
}

export function recurring(value: Amount | null | undefined): string {
  if (value?.recurring === true) return "structureel";
  return value?.recurring === false ? "eenmalig" : "";
}

export function deadline(value: Deadline | null | undefined): string {
  if (!value) return "–";
  const { start, end } = value;
  if (start && end) return start === end ? date(start) : `${date(start)} t/m ${date(end)}`;
  if (start) return `vanaf ${date(start)}`;
  if (end) return `uiterlijk ${date(end)}`;
  return value.text || "–";
}

export const page_label = (page: number): string => (page === 0 ? "bericht" : `p. ${page}`);

export const page_label_long = (page: number): string => (page === 0 ? "Bericht" : `Pagina ${page}`);

// "plan.pdf, p. 3", "bericht.eml › begroting.xlsx, blad Kosten, cel C4".
export function source(place: Pick<Citation, "document" | "attachment" | "page"> & { location?: string }): string {
  return `${document_name(place)}, ${place.location || page_label(place.page)}`;
}

export function document_name(place: { document: string; attachment: string | null }): string {
  return place.attachment ? `${place.document} › ${place.attachment}` : place.document;
}

export const kpi_list = (kpis: number[]): string => kpis.join(", ") || "–";

// What a person types: "31-12-2025", "31/12/2025" or "2025-12-31" → "2025-12-31"; null when it is no date.
export function parse_date(text: string): string | null {
  const trimmed = text.trim();
  const dutch = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/.exec(trimmed);
  const iso = dutch
    ? `${dutch[3]}-${dutch[2]!.padStart(2, "0")}-${dutch[1]!.padStart(2, "0")}`
    : /^\d{4}-\d{2}-\d{2}$/.test(trimmed)
      ? trimmed
      : "";
  const at = new Date(iso + "T00:00:00Z");
  return iso && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(iso) ? iso : null;
}

// "€ 1.234,56" → 1234.56; null when it is no amount.
export function parse_amount(text: string): number | null {
  const plain = text.replace(/[€\s\u00a0]/g, "").replace(/,-$/, "");
  if (!/^(\d{1,3}(\.\d{3})+|\d+)(,\d{1,2})?$/.test(plain)) return null;
  return Number(plain.replace(/\./g, "").replace(",", "."));
}
