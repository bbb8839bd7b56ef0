// The answers of the server as they come over the line (openapi.json of the server is the source).

export type Verdict = "none" | "accepted" | "rejected" | "edited";

export interface Box {
  page: number;
  x0: number;
  y0: number;
  x1: number;
  y1: number;
}

// Offsets in the page's text, in bytes of its UTF-8.
export interface Span {
  begin: number;
  end: number;
}

export interface Place extends Span {
  page: number;
}

export interface Deadline {
  start: string | null;
  end: string | null;
  precision?: string;
  text?: string;
  generic?: boolean;
}

export interface Amount {
  min: number | null;
  max: number | null;
  text?: string;
  recurring?: boolean | null;
}

// What a reviewer can correct.
export interface Fields {
  kind?: string;
  kpi?: number[];
  deadline?: Deadline | null;
  owner?: string | null;
  amount?: Amount | null;
  status?: string | null;
  stance?: string | null;
  partners?: string[];
  request?: string | null;
  assessment?: string | null;
}

export interface Judged {
  verdict: Verdict;
  note: string;
  reviewer: string;
  decided_at: string;
  fields: Fields;
  revision?: number;
}

// With where it was given.
export interface GivenVerdict {
  verdict: Verdict;
  note: string;
  reviewer: string;
  decided_at: string;
  sha256: string;
  finding: string;
  document: string;
  attachment: string | null;
  page: number;
  kind: string;
  quote: string;
}

export interface Finding {
  id: string;
  organisation: string | null;
  document: string;
  attachment: string | null;
  sha256: string;
  document_kind: string;
  page: number;
  kind: string;
  quote: string;
  boxes: Box[];
  kpi: number[];
  kpi_basis: string;
  deadline: Deadline | null;
  owner: string | null;
  amount: Amount | null;
  status: string | null;
  stance: string | null;
  partners: string[];
  date: string | null;
  request: string | null;
  themes: string[];
  same_as: string | null;
  origin: string;
  confidence: number;
  rule: string;
  verdict: Verdict;
  assessment: string | null;
  places: Place[];
  location: string;
  revision: number;
  judged: Judged | null;
  earlier?: GivenVerdict | null; // on the same thing elsewhere, when it has no verdict of its own
}

export interface Citation {
  document: string;
  attachment: string | null;
  page: number;
  location: string;
  quote: string;
}

// A finding as the overview gives it: without hash, boxes and judgement.
export interface ReportFinding extends Citation {
  id: string;
  organisation: string | null;
  kpi: number[];
  kpi_basis: string;
  deadline: Deadline | null;
  owner: string | null;
  amount: Amount | null;
  status: string | null;
  stance: string | null;
  partners: string[];
  date: string | null;
  request: string | null;
  themes: string[];
  repeats: Citation[];
}

export interface ReportMeasure extends ReportFinding {
  gaps: string[];
  verdict: Verdict;
}

export interface SupportRequest extends ReportFinding {
  state: "outstanding" | "superseded" | "withdrawn";
  by: string | null;
}

export type CellState = "found" | "derived_only" | "explicit_none" | "none_found" | "not_readable" | "no_plan";

export interface MatrixCell {
  kpi: number;
  state: CellState;
  measures: number;
  derived: number;
  explicit_none: number;
  incomplete: boolean;
  assessment: string | null;
}

export interface SupportTotal {
  requests: number;
  asked_min: number;
  asked_max: number;
  fusion_min: number;
  fusion_max: number;
  without_amount: number;
  says_none: boolean;
  kinds: Record<string, number>;
}

export interface Gaps {
  no_deadline: number;
  no_owner: number;
  after_target: number;
  generic_deadline: number;
  kpi_without_measure: number[];
}

export interface AgencyOverview {
  organisation: string | null;
  documents: number;
  plans: number;
  measures: number;
  measures_without_kpi: number;
  superseded_measures: number;
  incomplete: boolean;
  matrix: MatrixCell[];
  gaps: Gaps;
  support: SupportTotal & { judgement: string };
}

export interface FusionPair {
  organisation: string;
  partner: string;
  agreement: "mutual" | "different" | "one_sided" | "contradicting" | "unknown";
  stance: string | null;
  finding: string;
  partner_stance: string | null;
  partner_finding: string | null;
}

export interface Moment {
  document: string;
  date: string | null;
  progress: string | null;
  finding: string | null;
  page: number | null;
}

export interface TrackedMeasure {
  measure: string;
  organisation: string;
  kpi: number[];
  quote: string;
  postponed: boolean;
  moments: Moment[];
}

export interface UnreadPlace {
  organisation: string | null;
  document: string;
  page: number;
  state: string;
  message: string;
}

export interface Assessment {
  judgement: string;
  reasons: string;
  reviewer: string;
  decided_at: string;
  revision: number;
}

export interface Kpi {
  kpi: number;
  label: string;
  provisional: boolean;
}

export interface MoneySettings {
  per_agency_min: number;
  per_agency_max: number;
  fusion_extra: number;
  total_available: number;
}

export interface Overview {
  date: string;
  kpis: Kpi[];
  money: MoneySettings;
  totals: {
    documents: number;
    pages: number;
    ocr_pages: number;
    measures: number;
    rejected: number;
    support: SupportTotal;
  };
  organisations: AgencyOverview[];
  measures: ReportMeasure[];
  fusion: ReportFinding[];
  fusion_web: FusionPair[];
  progress: TrackedMeasure[];
  support_requests: SupportRequest[];
  no_support: ReportFinding[];
  unread: UnreadPlace[];
  assessments: Record<string, Assessment>;
}

export interface SearchHit {
  document: string;
  attachment: string | null;
  page: number;
  snippet: string;
  organisation: string | null;
  document_kind: string;
  title: string;
  sha256: string;
  boxes: Box[];
  themes: string[];
  pages_in_document: number;
}

export interface FacetCount {
  value: string;
  pages: number;
}

export type FacetName = "themes" | "kpis" | "organisations" | "document_kinds" | "years";

export interface SearchAnswer {
  query: string;
  total: number;
  documents: number;
  hits: SearchHit[];
  facets: Record<FacetName, FacetCount[]>;
  suggestion: string;
}

export interface DocumentRow {
  sha256: string;
  document: string;
  attachment: string | null;
  organisation: string | null;
  document_kind: string;
  title: string;
  date: string | null;
  pages: number;
  state: string;
  reason: string;
  message: string;
  findings: number;
  version: string | number | null;
}

export interface PageRow {
  number: number;
  width: number;
  height: number;
  state: string;
  origin: string;
  themes: string[];
  findings: number;
}

export interface Mail {
  from?: { name: string; address: string } | null;
  to?: { name: string; address: string }[];
  subject?: string;
  date?: string;
}

export interface DocumentDetail extends DocumentRow {
  notes: { page: number; code: string; message: string }[];
  page_list: PageRow[];
  mail: Mail | null;
  parts: { name?: string; document?: string; attachment?: string; sha256?: string; state?: string; message?: string }[];
}

export interface PlacedSpan extends Span {
  x0: number;
  y0: number;
  x1: number;
  y1: number;
}

export interface PageText {
  number: number;
  width: number;
  height: number;
  rotation: number;
  state: string;
  origin: string;
  text: string;
  words: PlacedSpan[];
  lines: PlacedSpan[];
  has_image: boolean;
}

export interface LedgerRow {
  document: string;
  attachment: string | null;
  page: number;
  state: string;
  reason: string;
  message: string;
  sha256: string;
  media_type: string;
  origin: string | null;
  pages: number;
  words: number;
  parts: number;
  parts_read: number;
  parts_failed: number;
  organisation: string | null;
  evidence: string;
}

export interface IngestProgress {
  running: boolean;
  total: number;
  done: number;
  failed: number;
  current: string;
  started_at: string;
}

export interface TrailEntry {
  id: number | string;
  at: string;
  reviewer: string;
  act: "verdict" | "added" | "removed" | "assessment" | "undo";
  document: string | null;
  sha256: string | null;
  finding: string | null;
  organisation?: string | null;
  before: unknown;
  after: unknown;
}
