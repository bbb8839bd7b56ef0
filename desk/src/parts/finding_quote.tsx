// The words of a finding with where they stand, as a link to the page.
import type { Citation, DocumentRow, Finding } from "../api/types";
import { to } from "../router";
import * as format from "../text/format";
import { verdict_of, VerdictBadge } from "./finding_facts";
import { Link, Quote } from "./basics";

export function FindingQuote({ finding, repeats, documents }: { finding: Finding; repeats?: Citation[]; documents?: DocumentRow[] }) {
  return (
    <>
      {finding.quote ? <Quote>{finding.quote}</Quote> : <span class="muted">niet genoemd</span>}
      <span class="source">
        <Link href={to.document(finding.sha256, { page: finding.page, finding: finding.id })}>{format.source(finding)}</Link>
        {verdict_of(finding) !== "none" && <VerdictBadge finding={finding} />}
      </span>
      {repeats && repeats.length > 0 && (
        <span class="source">
          Ook in:{" "}
          {repeats.map((repeat, i) => (
            <>
              {i > 0 && "; "}
              <CitationLink citation={repeat} documents={documents ?? []} />
            </>
          ))}
        </span>
      )}
    </>
  );
}

// A citation has no hash: the list of documents knows it.
export function CitationLink({ citation, documents, finding }: { citation: Omit<Citation, "quote">; documents: DocumentRow[]; finding?: string | null }) {
  const found = documents.find((one) => one.document === citation.document && (one.attachment ?? null) === (citation.attachment ?? null));
  const text = format.source(citation);
  return found ? <Link href={to.document(found.sha256, { page: citation.page, finding })}>{text}</Link> : <>{text}</>;
}
