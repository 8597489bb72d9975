// Where the page of each thing lies.
import type { QuoteOf } from "../graph/fragments.ts";

export const toAgency = (id: string) => `/agencies/${encodeURIComponent(id)}`;
export const toDocument = (id: string) => `/documents/${encodeURIComponent(id)}`;
export const toWords = (quote: QuoteOf) => `${toDocument(quote.document.id)}?from=${quote.start}&to=${quote.end}`;
export const toThing = (id: string) => `/things/${encodeURIComponent(id)}`;

/** The page of a node of the graph; none for a claim, which stands on that of its agency. */
export function toNode(node: { __typename?: string; id: string }): string {
  if (node.__typename === "Agency") return toAgency(node.id);
  if (node.__typename === "Document") return toDocument(node.id);
  return toThing(node.id);
}
