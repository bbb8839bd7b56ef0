// Short messages on what just happened: shown, and read out by a screen reader.

type Listener = (message: string) => void;

let listener: Listener = () => {};

export function announce(message: string): void {
  listener(message);
}

export function on_announcement(next: Listener): void {
  listener = next;
}
