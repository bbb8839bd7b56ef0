import { useEffect } from "preact/hooks";

export function use_title(title: string): void {
  useEffect(() => {
    document.title = `${title} – planlezer`;
  }, [title]);
}
