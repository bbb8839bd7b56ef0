// The findings of the page, and judging the chosen one.
import type { Finding } from "../../api/types";
import { is_added, type Judging } from "../../judging/judging";
import { Badge, Button, Heading, Link, Loaded, Notice, Quote } from "../../parts/basics";
import { Check } from "../../parts/fields";
import { current_values, FindingFacts, VerdictBadge, verdict_of } from "../../parts/finding_facts";
import { to } from "../../router";
import type { Loading } from "../../state/use_answer";
import * as format from "../../text/format";
import * as labels from "../../text/labels";
import { label } from "../../text/labels";
import { use_in_sight } from "../../state/use_in_sight";

interface Props {
  loaded: Loading<Finding[]>;
  judging: Judging;
  listed: Finding[];
  number: number;
  is_read: boolean;
  chosen: Finding | undefined;
  loose: boolean;
  on_loose: (show: boolean) => void;
  on_choose: (finding: Finding) => void;
  on_step: (by: 1 | -1) => void;
  on_judge: { accept: () => void; reject: () => void };
}

export function FindingsPanel(props: Props) {
  const { listed, number, judging, chosen } = props;
  use_in_sight(chosen?.id, ".finding-chosen");
  const here = listed.filter((one) => one.page === number);
  const judged = listed.filter((one) => verdict_of(one) !== "none").length;
  return (
    <section class="panel" aria-labelledby="bevindingen">
      <Heading level={2} id="bevindingen">Bevindingen op {number === 0 ? "het bericht" : `pagina ${number}`}</Heading>
      <p class="muted">
        {judged} van {format.counted(listed.length, "bevinding", "bevindingen")} van dit document beoordeeld
      </p>
      <div class="actions">
        <Button kind="subtle" on_click={() => props.on_step(-1)} shortcut="k">Vorige bevinding</Button>
        <Button kind="subtle" on_click={() => props.on_step(1)} shortcut="j">Volgende bevinding</Button>
        <Button kind="subtle" on_click={() => void judging.undo()} shortcut="z">Ongedaan maken</Button>
        <Button kind="subtle" on_click={() => judging.ask({ what: "help" })} shortcut="?">Sneltoetsen</Button>
      </div>
      <Check label="Ook losse vermeldingen van kpi's, bedragen en datums" checked={props.loose} on_change={props.on_loose} />
      {judging.undecided && (
        <Notice tone="warning">
          <p>Een beoordeling van u wacht op een keuze: iemand anders was u voor.</p>
          <Button on_click={() => judging.undecided && judging.ask({ what: "conflict", conflict: judging.undecided })}>Nu kiezen</Button>
        </Notice>
      )}
      <Loaded from={props.loaded}>
        {() =>
          here.length ? (
            <ul class="finding-list">
              {here.map((finding) => (
                <Item key={finding.id} finding={finding} {...props} />
              ))}
            </ul>
          ) : (
            <p>
              {props.is_read
                ? "Op deze pagina is niets gevonden. Ziet u iets, selecteer dan de woorden en kies „Bevinding toevoegen”."
                : "Deze pagina is niet (geheel) gelezen: wat erop staat ziet u alleen op de afbeelding. Bij „Verwerking” staat wat u eraan kunt doen."}
            </p>
          )
        }
      </Loaded>
    </section>
  );
}

function Item({ finding, chosen, on_choose, ...rest }: Props & { finding: Finding }) {
  const is_chosen = chosen?.id === finding.id;
  const { kind, location, assessment, kpi } = current_values(finding);
  return (
    <li class={`finding kind-${kind} ${is_chosen ? "finding-chosen" : ""}`}>
      <button type="button" class="finding-head" aria-current={is_chosen ? "true" : undefined} onClick={() => on_choose(finding)}>
        <span class="finding-kind">{label(labels.kinds, kind)}</span>
        {assessment && ` kpi ${format.kpi_list(kpi)}: ${label(labels.self_assessments, assessment)}`} <VerdictBadge finding={finding} />
        {is_added(finding) && <Badge tone="active">toegevoegd</Badge>}
        {finding.origin === "ocr" && <Badge tone="neutral">tekstherkenning</Badge>}
        {finding.same_as && <Badge tone="neutral">herhaling</Badge>}
        {finding.earlier && <Badge tone="neutral">eerder {label(labels.verdicts, finding.earlier.verdict)}</Badge>}
        <span class="finding-quote">{finding.quote || "Niet genoemd in dit document."}</span>
      </button>
      {is_chosen && (
        <div class="finding-body">
          {location && <p class="muted">{location}</p>}
          <FindingFacts finding={finding} />
          <JudgedBy finding={finding} />
          <JudgeButtons finding={finding} {...rest} />
        </div>
      )}
    </li>
  );
}

// What was decided, or else what was decided before about the same measure or the same words: that decides nothing.
function JudgedBy({ finding: { judged, earlier } }: { finding: Finding }) {
  const given = judged ?? earlier;
  if (!given) return null;
  return (
    <p class="judged-by">
      {!judged && "Eerder "}
      {label(labels.verdicts, given.verdict)} door {given.reviewer}
      {given.decided_at && `, ${format.moment(given.decided_at)}`}
      {!judged && earlier?.document && (
        <>
          , bij <Link href={to.document(earlier.sha256, { page: earlier.page, finding: earlier.finding })}>{format.source(earlier)}</Link>
        </>
      )}
      {given.note && (
        <>
          <br />
          Notitie: <Quote>{given.note}</Quote>
        </>
      )}
    </p>
  );
}

function JudgeButtons({ finding, judging, on_judge }: Pick<Props, "judging" | "on_judge"> & { finding: Finding }) {
  const verdict = verdict_of(finding);
  return (
    <div class="actions" role="group" aria-label="Beoordelen">
      <Button kind={verdict === "accepted" ? "primary" : "secondary"} pressed={verdict === "accepted"} on_click={on_judge.accept} shortcut="a">
        Akkoord
      </Button>
      <Button kind={verdict === "rejected" ? "primary" : "secondary"} pressed={verdict === "rejected"} on_click={on_judge.reject} shortcut="r">
        Afwijzen
      </Button>
      <Button on_click={() => void judging.open({ what: "edit", finding })} shortcut="e">Wijzigen</Button>
      <Button on_click={() => void judging.open({ what: "note", finding })} shortcut="n">Notitie</Button>
      {is_added(finding) && <Button on_click={() => void judging.remove(finding)}>Verwijderen</Button>}
    </div>
  );
}
