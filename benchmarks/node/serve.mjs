// Answers the questions of benchmarks/others.py by graphql-yoga and by @neo4j/graphql: commands come as lines of JSON.
import { createInterface } from "node:readline";
import { Neo4jGraphQL } from "@neo4j/graphql";
import { createSchema, createYoga } from "graphql-yoga";
import neo4j from "neo4j-driver";

const [uri, password] = process.argv.slice(2);
const driver = neo4j.driver(uri, neo4j.auth.basic("neo4j", password), { disableLosslessIntegers: true });
const kept = {};

const typeDefs = `
  type Query { agencies(first: Int): AgencyConnection! agency(by: AgencyKey!): Agency }
  input AgencyKey @oneOf { id: ID name: String }
  type AgencyConnection { nodes: [Agency!]! }
  type Agency {
    id: ID! name: String! kind: AgencyKind! sector: Sector aliases: [String!]!
    responsibilities(first: Int): ResponsibilityConnection!
  }
  type ResponsibilityConnection { nodes: [Responsibility!]! }
  type Responsibility { id: ID! action: String! modality: Modality! function: Function status: ReviewStatus! }
  enum AgencyKind { ROLE }
  enum Sector { SECTORS }
  enum Modality { MODALITIES }
  enum Function { FUNCTIONS }
  enum ReviewStatus { PROPOSED }
`;

// JSON does not tell whole numbers from others; the database does.
function whole(value) {
  if (Number.isInteger(value)) return neo4j.int(value);
  if (Array.isArray(value)) return value.map(whole);
  if (value && typeof value === "object") return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, whole(v)]));
  return value;
}

async function fromDatabase({ text, parameters }) {
  const session = driver.session({ defaultAccessMode: neo4j.session.READ });
  try {
    const result = await session.run(text, parameters);
    return result.records[0].get("data");
  } finally {
    await session.close();
  }
}

function yoga(rows) {
  const resolvers = { Query: { agencies: () => rows("big"), agency: () => rows("small") } };
  let text = typeDefs;
  for (const [name, values] of Object.entries(kept.enums)) text = text.replace(name, values.join(" "));
  return served(createYoga({ schema: createSchema({ typeDefs: text, resolvers }), logging: false, graphiql: false }));
}

async function library() {
  const neo4jTypes = `
    type Agency @node {
      id: ID! name: String! kind: String! sector: String sort: String
      responsibilities: [Responsibility!]! @relationship(type: "SUBJECT", direction: IN)
    }
    type Responsibility @node(labels: ["Claim", "Responsibility"]) {
      id: ID! action: String! modality: String! function: String status: String! sort: String
    }
  `;
  const schema = await new Neo4jGraphQL({ typeDefs: neo4jTypes, driver }).getSchema();
  return served(createYoga({ schema, logging: false, graphiql: false }));
}

function served(server) {
  const headers = { "content-type": "application/json", accept: "application/json" };
  return async (query) => {
    const body = JSON.stringify({ query });
    const response = await server.fetch("http://yoga/graphql", { method: "POST", headers, body });
    return response.text();
  };
}

const ways = {};
const commands = {
  async begin({ rows, statements, enums }) {
    for (const statement of Object.values(statements)) statement.parameters = whole(statement.parameters);
    Object.assign(kept, { rows, statements, enums });
    ways.stub = yoga((name) => kept.rows[name]);
    ways.yoga = yoga((name) => fromDatabase(kept.statements[name]));
    ways.library = await library();
    return {};
  },
  async ask({ way, query, times }) {
    let answer = "";
    const before = process.cpuUsage();
    for (let i = 0; i < times; i += 1) answer = await ways[way](query);
    const { user, system } = process.cpuUsage(before);
    return { seconds: (user + system) / 1e6 / times, answer };
  },
};

for await (const line of createInterface({ input: process.stdin })) {
  const { command, ...rest } = JSON.parse(line);
  console.log(JSON.stringify(await commands[command](rest)));
}
await driver.close();
