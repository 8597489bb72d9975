// Two pages are built: GraphiQL now, the explorer beside it. Their files carry hashes, so they may be kept for good.
import { defineConfig } from "vite";

export default defineConfig({
  build: {
    outDir: "dist",
    emptyOutDir: true,
    // A data: address would need a wider policy than the API gives.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 2000,
    rolldownOptions: { input: { graphiql: "graphiql.html" } },
  },
});
