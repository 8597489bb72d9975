// Queries are typed by the served SDL: `npm run types` makes schema.d.ts of schema/schema.graphql.
import { initGraphQLTada } from "gql.tada";
import type { introspection } from "../schema.d.ts";

export const graphql = initGraphQLTada<{
  introspection: introspection;
  disableMasking: true;
  scalars: { Date: string; DateTime: string; Duration: string; ID: string };
}>();
export type { ResultOf, VariablesOf } from "gql.tada";
