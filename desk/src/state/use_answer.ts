// Loading from the server in a component: what is asked for again is shown until the new answer is there.
import { useCallback, useLayoutEffect, useRef, useState } from "preact/hooks";

export interface Loading<T> {
  answer: T | undefined;
  error: Error | undefined;
  busy: boolean;
  reload: () => void;
}

// `key` names what is asked for; another key drops the old answer.
export function use_answer<T>(key: string, load: (signal: AbortSignal) => Promise<T>): Loading<T> {
  const [held, hold] = useState<{ key: string; answer?: T; error?: Error }>({ key });
  const [round, set_round] = useState(0);
  const [busy, set_busy] = useState(true);
  const latest = useRef(load);
  latest.current = load;
  // Before what is there is painted: the answer comes sooner.
  useLayoutEffect(() => {
    const controller = new AbortController();
    set_busy(true);
    latest
      .current(controller.signal)
      .then((answer) => hold({ key, answer }))
      .catch((error: Error) => {
        if (!controller.signal.aborted) hold({ key, error });
      })
      .finally(() => {
        if (!controller.signal.aborted) set_busy(false);
      });
    return () => controller.abort();
  }, [key, round]);
  const reload = useCallback(() => set_round((n) => n + 1), []);
  const current = held.key === key ? held : undefined;
  return { answer: current?.answer, error: current?.error, busy: busy || current === undefined, reload };
}
