// Labelled fields of forms.
import type { ComponentChildren, RefObject } from "preact";
import { useId } from "preact/hooks";

interface Common {
  label: ComponentChildren;
  description?: ComponentChildren;
  error?: string | undefined;
}

function Field({ label, description, error, id, children }: Common & { id: string; children: ComponentChildren }) {
  return (
    <div class={"utrecht-form-field" + (error ? " utrecht-form-field--invalid" : "")}>
      <label class="utrecht-form-label" for={id}>
        {label}
      </label>
      {description && (
        <p class="field-description" id={`${id}-description`}>
          {description}
        </p>
      )}
      {error && (
        <p class="field-error" id={`${id}-error`} role="alert">
          {error}
        </p>
      )}
      {children}
    </div>
  );
}

const described = (id: string, { description, error }: Common) =>
  [description ? `${id}-description` : "", error ? `${id}-error` : ""].filter(Boolean).join(" ") || undefined;

interface TextProps extends Common {
  value: string;
  on_input: (value: string) => void;
  autocomplete?: string;
  type?: "text" | "search";
  field?: RefObject<HTMLInputElement>;
  required?: boolean;
  list?: string;
}

export function TextField(props: TextProps) {
  const id = useId();
  return (
    <Field {...props} id={id}>
      <input
        id={id}
        ref={props.field}
        class={"utrecht-textbox utrecht-textbox--html-input" + (props.error ? " utrecht-textbox--invalid" : "")}
        type={props.type ?? "text"}
        value={props.value}
        autocomplete={props.autocomplete ?? "off"}
        spellcheck={false}
        required={props.required}
        aria-invalid={props.error ? true : undefined}
        aria-describedby={described(id, props)}
        onInput={(event) => props.on_input(event.currentTarget.value)}
      />
    </Field>
  );
}

export function TextArea(props: Common & { value: string; on_input: (value: string) => void; rows?: number }) {
  const id = useId();
  return (
    <Field {...props} id={id}>
      <textarea
        id={id}
        class="utrecht-textarea utrecht-textarea--html-textarea"
        rows={props.rows ?? 3}
        value={props.value}
        aria-describedby={described(id, props)}
        onInput={(event) => props.on_input(event.currentTarget.value)}
      />
    </Field>
  );
}

interface SelectProps extends Common {
  value: string;
  options: [code: string, label: string][];
  on_change: (value: string) => void;
}

export function Select(props: SelectProps) {
  const id = useId();
  return (
    <Field {...props} id={id}>
      <select
        id={id}
        class="utrecht-select utrecht-select--html-select"
        aria-describedby={described(id, props)}
        onChange={(event) => props.on_change(event.currentTarget.value)}
      >
        {props.options.map(([code, text]) => (
          <option key={code} value={code} selected={code === props.value}>
            {text}
          </option>
        ))}
      </select>
    </Field>
  );
}

export function Check({ label, checked, on_change }: { label: ComponentChildren; checked: boolean; on_change: (checked: boolean) => void }) {
  return (
    <label class="check">
      <input type="checkbox" checked={checked} onChange={(event) => on_change(event.currentTarget.checked)} />
      <span>{label}</span>
    </label>
  );
}

interface ChoiceProps<T extends string> {
  legend: string;
  value: T;
  options: [T, string][];
  on_change: (value: T) => void;
}

export function Choice<T extends string>({ legend, value, options, on_change }: ChoiceProps<T>) {
  const name = useId();
  return (
    <fieldset class="choice">
      <legend>{legend}</legend>
      {options.map(([code, text]) => (
        <label class="check" key={code}>
          <input type="radio" name={name} value={code} checked={code === value} onChange={() => on_change(code)} />
          <span>{text}</span>
        </label>
      ))}
    </fieldset>
  );
}
