import type { CodegenConfig } from "@graphql-codegen/cli";

const config: CodegenConfig = {
  schema: "schema.graphql",
  documents: "ask.ts",
  importExtension: ".js",
  generates: {
    "generated/": {
      preset: "client",
      config: { documentMode: "string", enumsAsTypes: true, scalars: { Date: "string", DateTime: "string", Duration: "string" } },
    },
  },
};
export default config;
