// The values of a finding as text in a form, and back. Only what differs from what the program read is a correction.
import type { Amount, Deadline, Fields } from "../api/types";
import * as format from "../text/format";

export interface Draft {
  kind: string;
  kpi: number[];
  start: string;
  end: string;
  owner: string;
  min: string;
  max: string;
  recurring: "" | "eenmalig" | "structureel";
  status: string;
  stance: string;
  partners: string;
  request: string;
  assessment: string;
}

type Values = Required<Fields>;

const number_text = (value: number | null | undefined): string =>
  value === null || value === undefined ? "" : format.euro(value).replace("€\u00a0", "");

export function draft_of(values: Values): Draft {
  return {
    kind: values.kind,
    kpi: [...values.kpi],
    start: format.date(values.deadline?.start),
    end: format.date(values.deadline?.end),
    owner: values.owner ?? "",
    min: number_text(values.amount?.min),
    max: number_text(values.amount?.max),
    recurring: format.recurring(values.amount) as Draft["recurring"],
    status: values.status ?? "",
    stance: values.stance ?? "",
    partners: values.partners.join(", "),
    request: values.request ?? "",
    assessment: values.assessment ?? "",
  };
}

export type DraftErrors = Partial<Record<keyof Draft, string>>;

const date_fault = "Vul een datum in als dd-mm-jjjj, bijvoorbeeld 31-12-2025.";
const amount_fault = "Vul een bedrag in als 1.234,56.";

export function errors_in(draft: Draft): DraftErrors {
  const errors: DraftErrors = {};
  for (const name of ["start", "end"] as const) if (draft[name].trim() && !format.parse_date(draft[name])) errors[name] = date_fault;
  for (const name of ["min", "max"] as const) if (draft[name].trim() && format.parse_amount(draft[name]) === null) errors[name] = amount_fault;
  if (!errors.start && !errors.end && draft.start && draft.end && format.parse_date(draft.start)! > format.parse_date(draft.end)!)
    errors.end = "Het einde ligt vóór het begin.";
  const [min, max] = [format.parse_amount(draft.min), format.parse_amount(draft.max)];
  if (min !== null && max !== null && min > max) errors.max = "Dit is minder dan „ten minste”.";
  if (draft.recurring && !draft.min.trim() && !draft.max.trim()) errors.min = "Vul ook het bedrag in.";
  if (draft.kind === "fusion" && !draft.stance) errors.stance = "Kies een conclusie.";
  if (draft.kind === "support_request" && !draft.request) errors.request = "Kies een soort vraag.";
  if (draft.kind === "self_assessment" && !draft.assessment) errors.assessment = "Kies wat de dienst van zichzelf zegt.";
  return errors;
}

function deadline_in(draft: Draft): Deadline | null {
  const start = format.parse_date(draft.start);
  const end = format.parse_date(draft.end);
  return start || end ? { start, end } : null;
}

function amount_in(draft: Draft): Amount | null {
  const min = format.parse_amount(draft.min);
  const max = format.parse_amount(draft.max);
  if (min === null && max === null) return null;
  const amount: Amount = { min, max };
  if (draft.recurring) amount.recurring = draft.recurring === "structureel";
  return amount;
}

const names_in = (text: string): string[] => text.split(",").map((name) => name.trim()).filter(Boolean);

const values_in = (draft: Draft): Values => ({
  kind: draft.kind,
  kpi: [...draft.kpi].sort((a, b) => a - b),
  deadline: deadline_in(draft),
  owner: draft.owner.trim() || null,
  amount: amount_in(draft),
  status: draft.status || null,
  stance: draft.stance || null,
  partners: names_in(draft.partners),
  request: draft.request || null,
  assessment: draft.assessment || null,
});

// Which inputs make which field.
const inputs: Record<keyof Values, (keyof Draft)[]> = {
  kind: ["kind"],
  kpi: ["kpi"],
  deadline: ["start", "end"],
  owner: ["owner"],
  amount: ["min", "max", "recurring"],
  status: ["status"],
  stance: ["stance"],
  partners: ["partners"],
  request: ["request"],
  assessment: ["assessment"],
};

export function corrections(draft: Draft, found: Values): Fields {
  const original = draft_of(found);
  const values = values_in(draft);
  const fields: Fields = {};
  for (const name of Object.keys(inputs) as (keyof Values)[]) {
    const changed = inputs[name].some((input) => String(draft[input]) !== String(original[input]));
    if (changed) Object.assign(fields, { [name]: values[name] });
  }
  return fields;
}

export const empty_values: Values = {
  kind: "measure",
  kpi: [],
  deadline: null,
  owner: null,
  amount: null,
  status: null,
  stance: null,
  partners: [],
  request: null,
  assessment: null,
};
