// Filters live in the address, so that it can be shared and the way back works.
import { useCallback } from "react";
import { useSearchParams } from "react-router";

export interface Address {
  get: (name: string) => string | null;
  all: (name: string) => string[];
  /** Set or, where empty, take away; `replace` for what changes with each keystroke. */
  set: (values: Record<string, string | readonly string[] | null>, replace?: boolean) => void;
}

export function useAddress(): Address {
  const [params, setParams] = useSearchParams();
  const set = useCallback<Address["set"]>(
    (values, replace = false) =>
      setParams((was) => {
        const now = new URLSearchParams(was);
        for (const [name, value] of Object.entries(values)) {
          now.delete(name);
          for (const one of Array.isArray(value) ? value : [value]) if (one) now.append(name, one);
        }
        return now;
      }, { replace, preventScrollReset: true }),
    [setParams],
  );
  return { get: (name) => params.get(name), all: (name) => params.getAll(name), set };
}
