// One function per route of the server.
import { address, read, write } from "./client";
import type {
  Assessment,
  DocumentDetail,
  DocumentRow,
  Fields,
  Finding,
  GivenVerdict,
  IngestProgress,
  Judged,
  LedgerRow,
  Overview,
  PageText,
  SearchAnswer,
  Span,
  Box,
  TrailEntry,
  Verdict,
} from "./types";

export interface SearchFilters {
  theme?: string;
  kpi?: string;
  organisation?: string;
  kind?: string;
  document_kind?: string;
}

export interface FindingFilters {
  document?: string;
  organisation?: string;
  kind?: string;
  kpi?: string | number;
  theme?: string;
}

const part = encodeURIComponent;

export const get_overview = (signal?: AbortSignal) => read<Overview>("/overview", {}, signal);

export const search = (
  q: string,
  filters: SearchFilters,
  options: { limit: number; per_document: boolean },
  signal?: AbortSignal,
) => read<SearchAnswer>("/search", { q, ...filters, ...options }, signal);

export const get_documents = (organisation?: string, signal?: AbortSignal) =>
  read<DocumentRow[]>("/documents", { organisation }, signal);

export const get_document = (sha256: string, signal?: AbortSignal) =>
  read<DocumentDetail>(`/documents/${part(sha256)}`, {}, signal);

export const get_page = (sha256: string, page: number, signal?: AbortSignal) =>
  read<PageText>(`/documents/${part(sha256)}/pages/${page}`, {}, signal);

export const get_matches = (sha256: string, page: number, q: string, signal?: AbortSignal) =>
  read<{ matches: Span[]; boxes: Box[] }>(`/documents/${part(sha256)}/pages/${page}/matches`, { q }, signal);

export const image_address = (sha256: string, page: number, width: number) =>
  address(`/documents/${part(sha256)}/pages/${page}/image`, { width: Math.round(width) });

export const original_address = (sha256: string) => address(`/documents/${part(sha256)}/original`);

export const get_findings = (filters: FindingFilters, signal?: AbortSignal) =>
  read<Finding[]>("/findings", { ...filters }, signal);

export interface Judgement {
  verdict: Verdict;
  note: string;
  fields: Fields;
  reviewer: string;
  revision: number;
}

export const put_verdict = (sha256: string, id: string, body: Judgement) =>
  write<Judged & { revision: number }>("PUT", `/documents/${part(sha256)}/findings/${part(id)}/verdict`, body);

export interface Addition extends Span {
  kind: string;
  page: number;
  fields: Fields;
  note: string;
  reviewer: string;
}

export const add_finding = (sha256: string, body: Addition) =>
  write<Finding>("POST", `/documents/${part(sha256)}/findings`, body);

export const remove_finding = (sha256: string, id: string, revision: number, reviewer: string) =>
  write<unknown>("DELETE", address(`/documents/${part(sha256)}/findings/${part(id)}`, { revision: String(revision), reviewer }));

export const undo = (reviewer: string) => write<{ undone: Partial<TrailEntry> }>("POST", "/undo", { reviewer });

export const get_orphaned_verdicts = (signal?: AbortSignal) => read<GivenVerdict[]>("/verdicts", { orphaned: true }, signal);

export const get_trail = (limit: number, signal?: AbortSignal) =>
  read<TrailEntry[]>("/audit-trail", { limit }, signal);

export const get_assessment = (organisation: string, signal?: AbortSignal) =>
  read<Assessment | null>(`/agencies/${part(organisation)}/assessment`, {}, signal);

export const put_assessment = (
  organisation: string,
  body: { judgement: string; reasons: string; reviewer: string; revision: number },
) => write<Assessment>("PUT", `/agencies/${part(organisation)}/assessment`, body);

export const get_ledger = (state?: string, signal?: AbortSignal) => read<LedgerRow[]>("/ledger", { state, noteworthy: true }, signal);

export const get_progress = (signal?: AbortSignal) => read<IngestProgress>("/progress", {}, signal);

export const export_address = (what: "findings.csv" | "findings.xlsx" | "dossier.html" | "project.qdpx", filters: Record<string, string | undefined>) =>
  address(`/exports/${what}`, filters);
