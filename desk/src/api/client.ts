// Asking the server. An answer that is not as wished becomes an ApiError whose message is in Dutch, for the user.

const base = "/api/v1";

export class ApiError extends Error {
  constructor(
    readonly status: number,
    message: string,
    // The whole answer: a 409 has what stands there now in `current`.
    readonly problem: Record<string, unknown> = {},
  ) {
    super(message);
  }
}

type Parameters = Record<string, string | number | boolean | null | undefined>;

export function address(path: string, parameters: Parameters = {}): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== undefined && value !== null && value !== "" && value !== false) query.set(name, String(value));
  }
  const text = query.toString();
  return base + path + (text ? "?" + text : "");
}

function token(): string {
  return document.querySelector<HTMLMetaElement>('meta[name="planlezer-token"]')?.content ?? "";
}

async function error_of(response: Response): Promise<ApiError> {
  const problem = (await response.json().catch(() => ({}))) as Record<string, unknown>;
  const detail = typeof problem.detail === "string" && problem.detail ? problem.detail : fallback(response.status);
  return new ApiError(response.status, detail, problem);
}

function fallback(status: number): string {
  if (status === 403) return "Deze pagina hoort bij een vorige start van planlezer. Laad haar opnieuw.";
  if (status === 404) return "Dit is er niet (meer).";
  return `Het antwoord van planlezer was onverwacht (${status}). Probeer het opnieuw.`;
}

async function ask(url: string, options: RequestInit): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(url, { credentials: "same-origin", ...options });
  } catch (problem) {
    if (problem instanceof DOMException && problem.name === "AbortError") throw problem;
    throw new ApiError(0, "planlezer antwoordt niet. Draait „planlezer serve” nog?");
  }
  if (!response.ok) throw await error_of(response);
  return response;
}

export async function read<T>(path: string, parameters: Parameters = {}, signal?: AbortSignal): Promise<T> {
  const response = await ask(address(path, parameters), { signal: signal ?? null });
  return (await response.json()) as T;
}

export async function write<T>(method: "PUT" | "POST" | "DELETE", path: string, body?: unknown): Promise<T> {
  const options: RequestInit = {
    method,
    headers: { "Content-Type": "application/json", "X-Planlezer-Token": token() },
  };
  if (body !== undefined) options.body = JSON.stringify(body);
  const response = await ask(path.startsWith(base) ? path : base + path, options);
  const text = await response.text();
  return (text ? JSON.parse(text) : {}) as T;
}
