// A client as its builder writes it: one query, of which the generator makes the types of variables and answer.
import { graphql } from "./generated/index.js";
import type { TypedDocumentString } from "./generated/graphql.js";

const WHO = graphql(`
  query WhoDoes($sector: Sector!, $first: Int!) {
    responsibilities(where: { subject: { sector: { eq: $sector } } }, first: $first) {
      totalCount
      nodes {
        modality
        action
        subject { name }
        deadline { duration }
      }
    }
  }
`);

async function ask<Answer, Variables>(document: TypedDocumentString<Answer, Variables>, variables: Variables): Promise<Answer> {
  const response = await fetch(process.argv[2] ?? "", {
    method: "POST",
    headers: { "content-type": "application/json", accept: "application/graphql-response+json" },
    body: JSON.stringify({ query: document.toString(), variables }),
  });
  const body = (await response.json()) as { data?: Answer; errors?: unknown };
  if (!body.data) throw new Error(JSON.stringify(body.errors));
  return body.data;
}

const found = await ask(WHO, { sector: "EDUCATION", first: 3 });
const actions: string[] = found.responsibilities.nodes.map((duty) => `${duty.modality} ${duty.subject.name}: ${duty.action}`);
// @ts-expect-error a field that was not asked for is no part of the answer's type
void found.responsibilities.nodes[0]?.condition;
// @ts-expect-error a sector that does not exist is refused before anything is sent
void (() => ask(WHO, { sector: "PIRATES", first: 1 }));
console.log(JSON.stringify({ total: found.responsibilities.totalCount, actions }));
