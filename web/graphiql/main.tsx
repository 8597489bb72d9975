// GraphiQL on our own /graphql, with the cookbook beside it. Nothing is fetched from anywhere else.
import { createGraphiQLFetcher } from "@graphiql/toolkit";
import { GraphiQL } from "graphiql";
import "graphiql/graphiql.css";
import { createRoot } from "react-dom/client";
import { cookbookPlugin } from "./cookbook";
import "./page.css";

const scheme = location.protocol === "https:" ? "wss:" : "ws:";
const fetcher = createGraphiQLFetcher({
  url: "/graphql",
  // Headers of the headers editor go along as connection parameters, the key among them.
  subscriptionUrl: `${scheme}//${location.host}/graphql`,
});
const start = `# Questions to begin with are in the book at the left.
# A key goes into the headers below: {"authorization": "Bearer KEY"}
{
  stats { documents agencies responsibilities claims }
}
`;

const root = document.getElementById("graphiql");
if (root) {
  createRoot(root).render(
    <GraphiQL
      fetcher={fetcher}
      plugins={[cookbookPlugin]}
      visiblePlugin={cookbookPlugin}
      defaultQuery={start}
      shouldPersistHeaders={false}
    />,
  );
}
