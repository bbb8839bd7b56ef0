// Zoeken: the question and the filters are in the address, so a search can be shared and found again.
import { useEffect, useState } from "preact/hooks";
import { search, type SearchFilters } from "../api/calls";
import type { SearchAnswer } from "../api/types";
import { Button, Heading, Link, Loaded, Notice } from "../parts/basics";
import { ExportMenu } from "../parts/export_menu";
import { Check, Select, TextField } from "../parts/fields";
import { go, with_query } from "../router";
import { announce } from "../state/announce";
import { use_answer } from "../state/use_answer";
import { use_title } from "../state/use_title";
import * as format from "../text/format";
import * as labels from "../text/labels";
import { Facets, filter_names } from "./search_facets";
import { QueryHelp } from "./search_help";
import { Hits } from "./search_hits";

const step = 20;

function filters_in(query: URLSearchParams): SearchFilters {
  const filters: SearchFilters = {};
  for (const name of [...filter_names, "kind"] as const) {
    const value = query.get(name);
    if (value) filters[name] = value;
  }
  return filters;
}

export function SearchView({ query }: { query: URLSearchParams }) {
  const q = query.get("q") ?? "";
  use_title(q ? `Zoeken: ${q}` : "Zoeken");
  const filters = filters_in(query);
  const asked = q !== "" || Object.keys(filters).length > 0;
  return (
    <>
      <div class="view-head">
        <Heading level={1}>Zoeken</Heading>
        {asked && <ExportMenu filters={{ q, ...filters }} what="De bevindingen op de gevonden pagina's." />}
      </div>
      <QueryForm q={q} query={query} />
      {asked ? <Results q={q} filters={filters} query={query} /> : <QueryHelp open />}
    </>
  );
}

function QueryForm({ q, query }: { q: string; query: URLSearchParams }) {
  const [text, set_text] = useState(q);
  useEffect(() => set_text(q), [q]);
  const submit = (event: Event) => {
    event.preventDefault();
    go(with_query({ q: text.trim(), limit: null }));
  };
  const kinds = Object.entries(labels.kinds).filter(([kind]) => !labels.loose_kinds.has(kind));
  return (
    <form role="search" class="query" onSubmit={submit}>
      <TextField label="Zoekvraag" type="search" value={text} on_input={set_text} />
      <Button submit kind="primary">Zoeken</Button>
      <div class="query-options">
        <Select
          label="Met bevindingen van soort"
          value={query.get("kind") ?? ""}
          options={[["", "alle"], ...kinds]}
          on_change={(kind) => go(with_query({ kind, limit: null }))}
        />
        <Check
          label="Van elk document alleen de beste pagina"
          checked={query.get("per_document") === "true"}
          on_change={(on) => go(with_query({ per_document: on ? "true" : null, limit: null }))}
        />
      </div>
    </form>
  );
}

function Results({ q, filters, query }: { q: string; filters: SearchFilters; query: URLSearchParams }) {
  const limit = Number(query.get("limit")) || step;
  const per_document = query.get("per_document") === "true";
  const key = JSON.stringify([q, filters, per_document]);
  const found = use_answer(`${key} ${limit}`, (signal) => search(q, filters, { limit, per_document }, signal));
  // While more is being asked for, what was there stays.
  const [shown, show] = useState<{ key: string; answer: SearchAnswer }>();
  useEffect(() => {
    if (!found.answer) return;
    show({ key, answer: found.answer });
    announce(summary(found.answer) + ".", { quiet: true });
  }, [found.answer]);
  if (found.error) {
    return (
      <>
        <Notice tone="error" alert>
          <p>{found.error.message}</p>
        </Notice>
        <QueryHelp open />
      </>
    );
  }
  const answer = found.answer ?? (shown?.key === key ? shown.answer : undefined);
  return (
    <>
      <QueryHelp />
      <Loaded from={{ ...found, answer }}>{(answer) => <Found answer={answer} q={q} query={query} limit={limit} per_document={per_document} />}</Loaded>
    </>
  );
}

const summary = (answer: SearchAnswer): string =>
  answer.total === 0
    ? "Niets gevonden"
    : `${format.counted(answer.total, "pagina", "pagina's")} in ${format.counted(answer.documents, "document", "documenten")}`;

interface FoundProps {
  answer: SearchAnswer;
  q: string;
  query: URLSearchParams;
  limit: number;
  per_document: boolean;
}

function Found({ answer, q, query, limit, per_document }: FoundProps) {
  const in_all = per_document ? answer.documents : answer.total;
  return (
    <div class="results">
      <Facets answer={answer} query={query} />
      <section aria-labelledby="treffers" class="hits">
        <Heading level={2} id="treffers">{summary(answer)}</Heading>
        {answer.suggestion && (
          <p>
            Bedoelde u <Link href={with_query({ q: answer.suggestion, limit: null })}>{answer.suggestion}</Link>?
          </p>
        )}
        <Hits hits={answer.hits} q={q} />
        {answer.hits.length < in_all && (
          <Button on_click={() => go(with_query({ limit: String(limit + step) }), { replace: true })}>
            Meer tonen ({format.count(in_all - answer.hits.length)})
          </Button>
        )}
      </section>
    </div>
  );
}
