// Test equipment: the built page and its API over a real index, without the server of planlezer. What is read comes from the program
// (report, findings, ledger, search, extract) and from pdftoppm; what is judged is kept in memory.
//
//   node tests/desk/mock/server.mjs [PORT]        prints its address; PLANLEZER and PLANLEZER_INDEX name program and index
import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { api } from "./api.mjs";
import { ready } from "./program.mjs";

const dist = fileURLToPath(new URL("../../../desk/dist/", import.meta.url));
const types = { ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml" };
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
const token = "mock";

async function page(path) {
  const file = path.startsWith("/assets/") ? join(dist, normalize(path)) : join(dist, "index.html");
  let body = await readFile(file);
  if (file.endsWith("index.html"))
    body = body.toString().replace(/(<meta name="planlezer-token" content=")[^"]*"/, `$1${token}"`);
  return { status: 200, type: types[extname(file)] ?? "application/octet-stream", body };
}

async function answer(request) {
  const url = new URL(request.url, "http://localhost");
  if (!url.pathname.startsWith("/api/")) return page(url.pathname);
  let text = "";
  for await (const chunk of request) text += chunk;
  if (request.method !== "GET" && request.headers["x-planlezer-token"] !== token)
    return { status: 403, problem: "Het kenmerk van deze pagina klopt niet." };
  return api(request.method, url.pathname.slice("/api/v1".length), url.searchParams, text ? JSON.parse(text) : {});
}

function send(response, { status = 200, type = "application/json", body, json, problem, headers = {}, ...more }) {
  const content = problem ? JSON.stringify({ type: "about:blank", title: "Fout", status, detail: problem, ...more }) : (body ?? JSON.stringify(json));
  response.writeHead(status, {
    "Content-Type": problem ? "application/problem+json" : type,
    "Content-Security-Policy": policy,
    "API-Version": "1.0.0",
    "X-Content-Type-Options": "nosniff",
    ...headers,
  });
  response.end(content);
}

export async function start(port = 0) {
  await ready();
  const server = createServer((request, response) =>
    answer(request)
      .catch((error) => ({ status: error.status ?? 500, problem: error.message }))
      .then((result) => send(response, result)),
  );
  await new Promise((ready) => server.listen(port, "127.0.0.1", ready));
  return { url: `http://127.0.0.1:${server.address().port}`, close: () => server.close() };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { url } = await start(Number(process.argv[2] ?? 8799));
  console.log(url);
}
