// A setting of this user that stays in this browser, and that parts of the page follow.
import { useEffect, useState } from "preact/hooks";

export class Stored {
  private readonly listeners = new Set<() => void>();

  constructor(
    private readonly key: string,
    private readonly initial: string,
  ) {}

  get(): string {
    try {
      return localStorage.getItem(this.key) ?? this.initial;
    } catch {
      return this.initial; // storage switched off
    }
  }

  set(value: string): void {
    try {
      localStorage.setItem(this.key, value);
    } catch {
      // Then it holds for nothing but this call; the page asks again.
    }
    for (const listener of this.listeners) listener();
  }

  use(): string {
    const [value, update] = useState(() => this.get());
    useEffect(() => {
      const listener = () => update(this.get());
      this.listeners.add(listener);
      return () => void this.listeners.delete(listener);
    }, []);
    return value;
  }
}

export const reviewer_name = new Stored("planlezer.beoordelaar", "");
// Single-key shortcuts can be switched off (WCAG 2.1.4).
export const shortcuts = new Stored("planlezer.sneltoetsen", "aan");
