// Builds the page into dist/, which is kept in the repository so that building planlezer needs no Node. For work on the page:
// `npm run dev`, with a server (planlezer serve, or tests/desk/mock) named in PLANLEZER_DESK_URL.
import { defineConfig } from "vite";

declare const process: { env: Record<string, string | undefined> };

export default defineConfig({
  // Nothing inline and no data: URIs in the styles: the content security policy allows 'self' only.
  build: { outDir: "dist", assetsInlineLimit: 0, modulePreload: { polyfill: false }, target: "es2021", cssTarget: "chrome100" },
  server: { proxy: { "/api": process.env.PLANLEZER_DESK_URL ?? "http://127.0.0.1:8787" } },
});
