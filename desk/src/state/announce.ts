// Short messages on what just happened: shown, and read out by a screen reader. Quiet ones are only read out: the eye sees it already.

type Listener = (message: string, quiet: boolean) => void;

let listener: Listener = () => {};

export function announce(message: string, options: { quiet?: boolean } = {}): void {
  listener(message, options.quiet ?? false);
}

export function on_announcement(next: Listener): void {
  listener = next;
}
