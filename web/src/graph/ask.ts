// Asking from a view: one answer, or a list that grows page by page.
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useReturned } from "./returned.ts";
import { type AnyVariables, type CombinedError, type TypedDocumentNode, useClient, useQuery } from "urql";

/** The status with which something answered, be it not the API. */
export const statusOf = (error: CombinedError): number | undefined => (error.response as Response | undefined)?.status;

/** Whether asking again, without the reader's doing, may help: the server or its database is away. */
export const passing = (error: CombinedError | undefined): boolean =>
  error !== undefined && (error.graphQLErrors.length === 0 || (statusOf(error) ?? 0) >= 500);

export interface Answered<Data> {
  data?: Data;
  error?: CombinedError;
  loading: boolean;
  again: () => void;
}

/** The answer to a query; `skip` while something is missing to ask it. */
export function useAnswer<Data, Variables extends AnyVariables>(
  query: TypedDocumentNode<Data, Variables>,
  variables: Variables,
  skip = false,
): Answered<Data> {
  const [{ data, error, fetching }, again] = useQuery({ query, variables, pause: skip });
  const anew = () => again({ requestPolicy: "network-only" });
  useReturned(passing(error), anew);
  return { data, error, loading: fetching, again: anew };
}

export interface Slice<Node> {
  nodes: readonly Node[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
  totalCount?: number;
}

export interface Growing<Node> {
  /** What was asked; another text is another list. */
  asked: string;
  nodes: readonly Node[];
  total?: number;
  more: boolean;
  loading: boolean;
  error?: CombinedError;
  grow: () => void;
  again: () => void;
  /** All of them, beyond what is shown: `tell` hears how many are there. It ends early where `stop` says so. */
  every: (tell: (count: number) => void, stop: AbortSignal) => Promise<{ nodes: readonly Node[]; error?: CombinedError }>;
}

// As many as the API gives at once.
const MOST = 100;

/** A list of which further pages, of `size` where the query takes it, are fetched when `grow` is called; it begins anew when the variables change. */
export function useGrowing<Data, Variables extends { after?: string | null; first?: number | null }, Node>(
  query: TypedDocumentNode<Data, Variables>,
  variables: Omit<Variables, "after" | "first">,
  slice: (data: Data) => Slice<Node> | null | undefined,
  size?: number,
): Growing<Node> {
  const client = useClient();
  const asked = JSON.stringify({ ...variables, ...(size && { first: size }) });
  const [state, setState] = useState<{ asked: string; slices: Slice<Node>[]; error?: CombinedError; loading: boolean }>({
    asked: "", slices: [], loading: true,
  });
  const turn = useRef(0);
  // What was fetched before is there at once: on the way back the list is as long as it was, and one finds one's place.
  const kept = useCallback((): Slice<Node>[] => {
    const found: Slice<Node>[] = [];
    for (let after: string | null = null, more = true; more;) {
      const full = { ...JSON.parse(asked), after } as Variables;
      const data: Data | undefined = client.readQuery(query, full, { requestPolicy: "cache-only" })?.data;
      const one: Slice<Node> | null | undefined = data && slice(data);
      if (!one) break;
      found.push(one);
      ({ endCursor: after, hasNextPage: more } = one.pageInfo);
    }
    return found;
  }, [client, query, asked]);

  const fetchPage = useCallback(
    async (before: Slice<Node>[], fresh = false) => {
      const mine = ++turn.current;
      setState((was) => ({ ...was, asked, slices: before, error: undefined, loading: true }));
      const after = before.at(-1)?.pageInfo.endCursor ?? null;
      const full = { ...JSON.parse(asked), after } as Variables;
      const answer = await client.query(query, full, fresh ? { requestPolicy: "network-only" } : {}).toPromise();
      if (mine !== turn.current) return;
      const found = answer.data ? slice(answer.data) : undefined;
      setState({ asked, slices: found ? [...before, found] : before, error: answer.error, loading: false });
    },
    // `slice` is written in place by each caller and depends on nothing.
    [client, query, asked],
  );
  const before = useMemo(kept, [kept]);
  useEffect(() => {
    if (before.length) {
      // What may still be on its way for other variables is late.
      turn.current++;
      setState({ asked, slices: before, loading: false });
    } else void fetchPage([]);
  }, [asked, before, fetchPage]);

  const now = state.asked === asked ? state : { slices: before, loading: before.length === 0, error: undefined };
  const more = now.slices.at(-1)?.pageInfo.hasNextPage ?? false;
  const every: Growing<Node>["every"] = async (tell, stop) => {
    const nodes = now.slices.flatMap((one) => one.nodes);
    let last = now.slices.at(-1)?.pageInfo;
    while (last?.hasNextPage && !stop.aborted) {
      const full = { ...JSON.parse(asked), after: last.endCursor, ...(size && { first: Math.min(MOST, 2 * size) }) } as Variables;
      const { data, error } = await client.query(query, full).toPromise();
      const found = data && slice(data);
      if (!found) return { nodes, error };
      nodes.push(...found.nodes);
      last = found.pageInfo;
      tell(nodes.length);
    }
    return { nodes };
  };
  useReturned(passing(now.error), () => void fetchPage(now.slices, now.slices.length === 0));
  return {
    asked,
    every,
    nodes: now.slices.flatMap((one) => one.nodes),
    total: now.slices[0]?.totalCount,
    more,
    loading: now.loading,
    error: now.error,
    grow: () => {
      if (more && !now.loading) void fetchPage(now.slices);
    },
    again: () => void fetchPage([], true),
  };
}

/** A list that is all there, as one that could grow. */
export const whole = <Node>(nodes: readonly Node[]): Growing<Node> => ({
  asked: "", nodes, total: nodes.length, more: false, loading: false, grow: () => undefined, again: () => undefined, every: () => Promise.resolve({ nodes }),
});
