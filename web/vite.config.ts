// Two pages are built: the explorer and GraphiQL. Their files carry hashes, so they may be kept for good.
import { defineConfig } from "vite";

export default defineConfig({
  build: {
    outDir: "dist",
    emptyOutDir: true,
    // A data: address would need a wider policy than the API gives.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 2000,
    rolldownOptions: { input: { explorer: "index.html", graphiql: "graphiql.html" } },
  },
  // `npx vite` while working on the pages: the API is asked where it serves.
  server: { host: "127.0.0.1", proxy: { "/graphql": { target: "http://127.0.0.1:8000", ws: true } } },
});
