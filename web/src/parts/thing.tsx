// Where the page of each kind of thing lies.
import { toAgency, toDocument } from "./duty.tsx";

export const toThing = (id: string) => `/things/${encodeURIComponent(id)}`;

/** The page of a node of the graph; none for a claim, which stands on that of its agency. */
export function toNode(node: { __typename?: string; id: string }): string {
  if (node.__typename === "Agency") return toAgency(node.id);
  if (node.__typename === "Document") return toDocument(node.id);
  return toThing(node.id);
}
