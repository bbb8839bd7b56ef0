// The inputs for the values of a finding: those that its kind has.
import { Select, TextField } from "../parts/fields";
import * as labels from "../text/labels";
import type { Draft, DraftErrors } from "./draft";

interface Props {
  draft: Draft;
  errors: DraftErrors;
  on_change: (changes: Partial<Draft>) => void;
}

const options = (codes: Record<string, string>, empty?: string): [string, string][] => [
  ...(empty === undefined ? [] : [["", empty] as [string, string]]),
  ...Object.entries(codes),
];

const judged_kinds = Object.fromEntries(Object.entries(labels.kinds).filter(([kind]) => !labels.loose_kinds.has(kind)));

export function DraftFields({ draft, errors, on_change }: Props) {
  const { kind } = draft;
  return (
    <div class="draft-fields">
      <Select label="Soort bevinding" value={kind} options={options(judged_kinds)} on_change={(kind) => on_change({ kind })} />
      {kind !== "fusion" && <KpiChoice chosen={draft.kpi} on_change={(kpi) => on_change({ kpi })} />}
      {kind === "measure" && (
        <>
          <div class="side-by-side">
            <TextField label="Termijn, begin" description="dd-mm-jjjj" value={draft.start} error={errors.start} on_input={(start) => on_change({ start })} />
            <TextField label="Termijn, einde" description="dd-mm-jjjj" value={draft.end} error={errors.end} on_input={(end) => on_change({ end })} />
          </div>
          <TextField label="Trekker" value={draft.owner} on_input={(owner) => on_change({ owner })} />
        </>
      )}
      {kind === "support_request" && (
        <Select label="Soort vraag" value={draft.request} error={errors.request} options={options(labels.requests, "kies")} on_change={(request) => on_change({ request })} />
      )}
      {(kind === "measure" || kind === "support_request") && <AmountFields draft={draft} errors={errors} on_change={on_change} />}
      {kind === "measure" && (
        <Select label="Status" value={draft.status} options={options(labels.statuses, "geen")} on_change={(status) => on_change({ status })} />
      )}
      {kind === "self_assessment" && (
        <Select
          label="Eigen oordeel"
          value={draft.assessment}
          error={errors.assessment}
          options={options(labels.self_assessments, "kies")}
          on_change={(assessment) => on_change({ assessment })}
        />
      )}
      {kind === "fusion" && (
        <>
          <Select label="Conclusie over fusie" value={draft.stance} error={errors.stance} options={options(labels.stances, "kies")} on_change={(stance) => on_change({ stance })} />
          <TextField label="Met welke diensten" description="Met een komma ertussen" value={draft.partners} on_input={(partners) => on_change({ partners })} />
        </>
      )}
    </div>
  );
}

function AmountFields({ draft, errors, on_change }: Props) {
  const is_one = draft.min === draft.max; // one amount, until another is typed at "ten hoogste"
  return (
    <>
      <div class="side-by-side">
        <TextField label="Bedrag in euro, ten minste" value={draft.min} error={errors.min} on_input={(min) => on_change(is_one ? { min, max: min } : { min })} />
        <TextField label="Bedrag in euro, ten hoogste" value={draft.max} error={errors.max} on_input={(max) => on_change({ max })} />
      </div>
      <Select
        label="Eenmalig of structureel"
        value={draft.recurring}
        options={[
          ["", "niet genoemd"],
          ["eenmalig", "eenmalig"],
          ["structureel", "structureel"],
        ]}
        on_change={(recurring) => on_change({ recurring: recurring as Draft["recurring"] })}
      />
    </>
  );
}

function KpiChoice({ chosen, on_change }: { chosen: number[]; on_change: (kpi: number[]) => void }) {
  return (
    <fieldset class="choice choice-row">
      <legend>Kpi</legend>
      {[1, 2, 3, 4, 5, 6].map((kpi) => (
        <label class="check" key={kpi}>
          <input
            type="checkbox"
            checked={chosen.includes(kpi)}
            onChange={(event) => on_change(event.currentTarget.checked ? [...chosen, kpi].sort() : chosen.filter((other) => other !== kpi))}
          />
          <span>{kpi}</span>
        </label>
      ))}
    </fieldset>
  );
}
