// A finding that the program missed: the reviewer selects its words. The page's text stands here in a text box, so that it can be selected
// with the keyboard too (it refuses changes rather than being read-only: only so there is a caret); what was selected on the page is
// selected here.
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { Finding, PageText, Span } from "../api/types";
import { Button, Notice, Quote } from "../parts/basics";
import { Dialog } from "../parts/dialog";
import { TextArea } from "../parts/fields";
import { page_label_long } from "../text/format";
import { offsets } from "../text/offsets";
import { corrections, draft_of, empty_values, errors_in, type Draft, type DraftErrors } from "./draft";
import { DraftFields } from "./draft_fields";
import type { Judging } from "./judging";

interface Props {
  page: PageText;
  selected: Span;
  judging: Judging;
  on_added: (finding: Finding) => void;
}

// Whole words only: a box belongs to a word.
function whole_words(page: PageText, begin: number, end: number): Span | null {
  const touched = page.words.filter((word) => word.begin < end && word.end > begin);
  if (!touched.length) return null;
  return { begin: Math.min(...touched.map((word) => word.begin)), end: Math.max(...touched.map((word) => word.end)) };
}

export function AddDialog({ page, selected, judging, on_added }: Props) {
  const [span, set_span] = useState<Span | null>(() => whole_words(page, selected.begin, selected.end));
  const [draft, set_draft] = useState<Draft>(() => draft_of(empty_values));
  const [note, set_note] = useState("");
  const [errors, set_errors] = useState<DraftErrors>({});
  const [missing, set_missing] = useState(false);
  const at = useMemo(() => offsets(page.text), [page]);
  const text = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (!span || !text.current) return;
    text.current.focus();
    text.current.setSelectionRange(at.to_text(span.begin), at.to_text(span.end));
  }, []);
  const choose = () => {
    const box = text.current;
    if (!box || box.selectionStart === box.selectionEnd) return;
    set_span(whole_words(page, at.to_byte(box.selectionStart), at.to_byte(box.selectionEnd)));
  };
  const submit = (event: Event) => {
    event.preventDefault();
    const found = errors_in(draft);
    set_errors(found);
    set_missing(span === null);
    if (Object.keys(found).length || !span) return;
    const { kind: _, ...fields } = corrections(draft, empty_values);
    void judging
      .add({ kind: draft.kind, page: page.number, ...span, fields, note: note.trim() })
      .then((added) => added && on_added(added));
  };
  return (
    <Dialog title="Bevinding toevoegen" on_close={judging.close} wide>
      <form onSubmit={submit} noValidate>
        <label class="utrecht-form-label" for="page-text">
          Tekst van {page_label_long(page.number).toLowerCase()}
        </label>
        <p class="field-description" id="page-text-help">
          Selecteer de woorden van de bevinding, met de muis of met Shift en de pijltjes.
        </p>
        <textarea
          id="page-text"
          ref={text}
          class="utrecht-textarea utrecht-textarea--html-textarea page-text"
          aria-readonly="true"
          rows={8}
          value={page.text}
          onBeforeInput={(event) => event.preventDefault()}
          aria-describedby="page-text-help"
          spellcheck={false}
          onSelect={choose}
          onKeyUp={choose}
          onMouseUp={choose}
        />
        <p role="status">
          Gekozen: {span ? <Quote>{page.text.slice(at.to_text(span.begin), at.to_text(span.end)).replace(/\s+/g, " ")}</Quote> : "nog niets"}
        </p>
        {missing && (
          <Notice tone="error" alert>
            Kies eerst de woorden van de bevinding.
          </Notice>
        )}
        <DraftFields draft={draft} errors={errors} on_change={(changes) => set_draft((before) => ({ ...before, ...changes }))} />
        <TextArea label="Notitie (mag leeg blijven)" value={note} on_input={set_note} />
        {judging.error && (
          <Notice tone="error" alert>
            {judging.error}
          </Notice>
        )}
        <div class="actions">
          <Button submit kind="primary">Toevoegen</Button>
          <Button on_click={judging.close}>Annuleren</Button>
        </div>
      </form>
    </Dialog>
  );
}
