// Small pieces that every view uses, with the classes of NL Design System.
import type { ComponentChildren } from "preact";
import type { Loading } from "../state/use_answer";

export type Tone = "success" | "warning" | "danger" | "neutral" | "active";

export function Badge({ tone, children }: { tone: Tone; children: ComponentChildren }) {
  return <span class={`utrecht-status-badge utrecht-status-badge--${tone}`}>{children}</span>;
}

export function Link({ href, children, label, current }: { href: string; children: ComponentChildren; label?: string | undefined; current?: boolean }) {
  return (
    <a class="utrecht-link utrecht-link--html-a" href={href} aria-label={label} aria-current={current ? "page" : undefined}>
      {children}
    </a>
  );
}

interface ButtonProps {
  children: ComponentChildren;
  on_click?: ((event: MouseEvent) => void) | undefined;
  kind?: "primary" | "secondary" | "subtle" | undefined;
  submit?: boolean;
  disabled?: boolean | undefined;
  pressed?: boolean | undefined;
  expanded?: boolean | undefined;
  controls?: string;
  label?: string | undefined;
  shortcut?: string | undefined;
}

export function Button(props: ButtonProps) {
  return (
    <button
      type={props.submit ? "submit" : "button"}
      class={`utrecht-button utrecht-button--${props.kind ?? "secondary"}${props.kind === "subtle" ? "" : "-action"}`}
      disabled={props.disabled}
      aria-pressed={props.pressed}
      aria-expanded={props.expanded}
      aria-controls={props.controls}
      aria-label={props.label}
      aria-keyshortcuts={props.shortcut}
      onClick={props.on_click}
    >
      {props.children}
    </button>
  );
}

export function Notice({ tone, children, alert }: { tone: "info" | "ok" | "warning" | "error"; children: ComponentChildren; alert?: boolean }) {
  return (
    <div class={`utrecht-alert utrecht-alert--${tone}`} role={alert ? "alert" : undefined}>
      <div class="utrecht-alert__content">{children}</div>
    </div>
  );
}

// What is asked for, or why it is not there (yet).
export function Loaded<T>({ from, children }: { from: Loading<T>; children: (answer: T) => ComponentChildren }) {
  if (from.answer !== undefined) return <>{children(from.answer)}</>;
  if (from.error) {
    return (
      <Notice tone="error" alert>
        <p>{from.error.message}</p>
        <Button on_click={from.reload}>Opnieuw proberen</Button>
      </Notice>
    );
  }
  return <p class="loading" role="status">Bezig met laden…</p>;
}

export function Hidden({ children }: { children: ComponentChildren }) {
  return <span class="visually-hidden">{children}</span>;
}

// The words of a document, with their source.
export function Quote({ children }: { children: ComponentChildren }) {
  return <q class="quote">{children}</q>;
}

export function Heading({ level, id, children }: { level: 1 | 2 | 3 | 4; id?: string; children: ComponentChildren }) {
  const Tag = `h${level}` as "h1";
  return (
    <Tag id={id} class={`heading heading-${level}`} tabIndex={level === 1 ? -1 : undefined}>
      {children}
    </Tag>
  );
}

export function Tile({ title, value, children }: { title: string; value: ComponentChildren; children?: ComponentChildren }) {
  return (
    <div class="tile">
      <dt>{title}</dt>
      <dd>
        <strong class="tile-value">{value}</strong>
        {children && <span class="tile-note">{children}</span>}
      </dd>
    </div>
  );
}
