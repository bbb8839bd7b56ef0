// The codes of the data in Dutch. The same words as the command line uses (app/labels.cc).
import type { CellState } from "../api/types";

type Labels = Record<string, string>;

export const kinds: Labels = {
  measure: "maatregel",
  no_measure: "geen maatregel nodig",
  fusion: "fusie",
  support_request: "ondersteuningsvraag",
  no_support: "geen ondersteuning gevraagd",
  self_assessment: "zelftoets",
  kpi: "kpi",
  amount: "bedrag",
  date: "datum",
};

// Mentions that no one judges one by one.
export const loose_kinds = new Set(["kpi", "amount", "date"]);

export const document_kinds: Labels = {
  plan: "plan van aanpak",
  self_assessment: "zelftoets",
  letter: "brief",
  email: "e-mail",
  attachment: "bijlage",
  other: "overig",
};

export const statuses: Labels = {
  planned: "gepland",
  ongoing: "loopt",
  done: "afgerond",
  intended: "voornemen",
  exploratory: "verkennend",
  conditional: "onder voorwaarde",
};

export const stances: Labels = {
  realised: "gefuseerd",
  decided: "besloten tot fusie",
  intended: "voornemen tot fusie",
  exploring: "verkent fusie",
  cooperation_only: "alleen samenwerking",
  none_planned: "geen fusieplannen",
  rejected: "fusie afgewezen",
  not_mentioned: "niet genoemd",
  contradictory: "tegenstrijdig",
};

export const requests: Labels = {
  money: "geld",
  fusion_money: "geld voor fusie",
  capacity: "capaciteit",
  knowledge: "kennis",
  direction: "landelijke regie",
  other: "anders",
};

export const bases: Labels = { explicit: "genoemd", heading: "hoofdstuk", derived: "afgeleid", none: "geen" };

export const self_assessments: Labels = { voldoet: "voldoet", deels: "voldoet deels", voldoet_niet: "voldoet niet" };

export const verdicts: Labels = {
  none: "nog niet beoordeeld",
  accepted: "akkoord",
  rejected: "afgewezen",
  edited: "aangepast",
};

export const ledger_states: Labels = {
  read: "gelezen",
  partial: "deels gelezen",
  unreadable: "niet leesbaar",
  unsupported: "niet ondersteund",
  needs_password: "wachtwoord nodig",
  blank: "leeg",
  duplicate: "dubbel",
  missing: "niet meer aanwezig",
  pending: "nog niet gelezen",
};

export const origins: Labels = { native: "eigen tekst", ocr: "tekstherkenning" };

export const agreements: Labels = {
  mutual: "wederzijds",
  different: "niet even ver",
  one_sided: "eenzijdig",
  contradicting: "tegenstrijdig",
  unknown: "geen plan van de ander",
};

export const request_states: Labels = { outstanding: "uitstaand", superseded: "vervangen", withdrawn: "ingetrokken" };

export const gaps: Labels = {
  no_deadline: "zonder termijn",
  no_owner: "zonder trekker",
  after_target: "na 1 april 2026",
  generic_deadline: "alleen de algemene einddatum",
};

export const progress_states: Labels = {
  not_started: "nog niet begonnen",
  running: "loopt",
  done: "afgerond",
  late: "te laat",
  dropped: "niet meer genoemd",
};

export const cells: Record<CellState, string> = {
  found: "maatregelen gevonden",
  derived_only: "alleen afgeleid",
  explicit_none: "uitdrukkelijk niet nodig",
  none_found: "geen gevonden",
  not_readable: "niet alles leesbaar",
  no_plan: "geen plan",
};

export const assessments: Labels = {
  haalbaar: "haalbaar",
  mogelijk_niet: "mogelijk niet haalbaar",
  niet_haalbaar: "niet haalbaar",
  reeds_robuust: "reeds robuust",
  niet_te_beoordelen: "niet te beoordelen",
};

export const acts: Labels = {
  verdict: "beoordeling",
  added: "bevinding toegevoegd",
  removed: "toegevoegde bevinding verwijderd",
  assessment: "oordeel over een dienst",
  undo: "ongedaan gemaakt",
};

export const themes: Labels = {
  kennisinfrastructuur: "Kennisinfrastructuur",
  informatievoorziening: "Informatievoorziening en digitalisering",
  capaciteit: "Capaciteit en arbeidsmarkt",
  opleiding: "Opleiding",
  kwaliteitscriteria: "Kwaliteitscriteria en kritieke massa",
  schaal: "Schaal en omvang",
  basistaken: "Basistakenpakket",
  mandaat: "Mandaat en onafhankelijkheid",
  financiering: "Financiering",
  rijksmiddelen: "Rijksmiddelen en subsidie",
  "uh-strategie": "Uitvoerings- en handhavingsstrategie",
  milieucriminaliteit: "Milieucriminaliteit en strafrecht",
  ketentoezicht: "Ketentoezicht",
  toezicht: "Toezicht en handhaving",
  vergunningverlening: "Vergunningverlening",
  omgevingswet: "Omgevingswet",
  zzs: "ZZS en stoffen",
  stikstof: "Stikstof en natuur",
  energie: "Energie en klimaat",
  seveso: "Seveso",
  "lucht-geluid-bodem": "Lucht, geluid en bodem",
  gezondheid: "Gezondheid",
  innovatie: "Innovatie",
  governance: "Governance en bestuur",
  samenwerking: "Samenwerking",
  monitoring: "Monitoring en verantwoording",
  bedrijfsvoering: "Bedrijfsvoering",
  fusie: "Fusie",
  ondersteuning: "Ondersteuning",
};

export function label(labels: Labels, code: string | null | undefined): string {
  if (!code) return "–";
  return labels[code] ?? code;
}

export const unknown_agency = "Dienst onbekend";

export const agency_name = (organisation: string | null): string => organisation || unknown_agency;

// In narrow places: "Omgevingsdienst Venmark" → "OD Venmark".
export const short_agency_name = (organisation: string | null): string =>
  agency_name(organisation).replace(/^Omgevingsdienst /, "OD ");
