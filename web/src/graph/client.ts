// The one way to the API: /graphql, with the key of this browser tab. A key is forgotten when the tab is closed.
import { createClient as createSocket } from "graphql-ws";
import { Client, cacheExchange, fetchExchange, subscriptionExchange } from "urql";

const KEY = "convene-key";

export const key = (): string | null => sessionStorage.getItem(KEY);

/** Keep the key, or forget it where there is none; everything is asked anew with it. */
export function keep(value: string | null): void {
  if (value) sessionStorage.setItem(KEY, value);
  else sessionStorage.removeItem(KEY);
  location.reload();
}

export const authorization = (): Record<string, string> => {
  const value = key();
  return value ? { authorization: `Bearer ${value}` } : {};
};

const socket = createSocket({
  url: `${location.protocol === "https:" ? "wss:" : "ws:"}//${location.host}/graphql`,
  connectionParams: authorization,
  lazy: true,
  // A server that was started anew is followed again.
  retryAttempts: Infinity,
  shouldRetry: () => true,
});

export const client = new Client({
  url: "/graphql",
  preferGetMethod: false,
  fetchOptions: () => ({ headers: { accept: "application/graphql-response+json", ...authorization() } }),
  exchanges: [
    cacheExchange,
    fetchExchange,
    subscriptionExchange({
      forwardSubscription: ({ query, variables }) => ({
        subscribe: (sink) => ({ unsubscribe: socket.subscribe({ query: query ?? "", variables }, sink) }),
      }),
    }),
  ],
});
