// A modal dialog. The browser keeps focus inside, Escape closes it, and focus goes back to where it was.
import type { ComponentChildren } from "preact";
import { useEffect, useId, useRef } from "preact/hooks";

export function Dialog({ title, on_close, children, wide }: { title: string; on_close: () => void; children: ComponentChildren; wide?: boolean }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const came_from = document.activeElement as HTMLElement | null;
    dialog.current?.showModal();
    dialog.current?.querySelector<HTMLElement>("form input, form select, form textarea")?.focus();
    return () => {
      // What had focus may have been drawn again: then the heading of the view is the next best place.
      if (came_from?.isConnected && came_from !== document.body) came_from.focus();
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      class={"dialog" + (wide ? " dialog-wide" : "")}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        on_close();
      }}
    >
      <div class="dialog-head">
        <h2 class="heading heading-2" id={id}>
          {title}
        </h2>
        <button type="button" class="utrecht-button utrecht-button--subtle" onClick={on_close}>
          Sluiten
        </button>
      </div>
      {children}
    </dialog>
  );
}
