// The values of the ontology that one may choose from, and how each is shown.
import * as kinds from "./kinds.ts";
import { values } from "../words/values.ts";

export const label = (key: string | null | undefined): string => {
  if (!key) return "";
  const known = values[key];
  if (known) return known;
  const words = key.toLowerCase().replaceAll(/[_-]/g, " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
};

export const SECTORS = kinds.Sector;
export const FUNCTIONS = kinds.Function;
export const MODALITIES = kinds.Modality;
export const DOCUMENT_KINDS = kinds.DocumentKind;
export const TIERS = kinds.Tier;
export const PREDICATES = kinds.Predicate;
// In the order in which work on a claim goes.
export const STATUSES = ["PROPOSED", "ACCEPTED", "CONTESTED", "REJECTED"] as const satisfies readonly kinds.ReviewStatus[];
export type { Function, Modality } from "./kinds.ts";

/** The day where it is one, as the API takes it. */
export const oneDay = (value: string | null): string | undefined =>
  value && /^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(value)) ? value : undefined;

/** The value where it is one of these, else nothing: addresses are typed by people. */
export const oneOf = <T extends string>(values: readonly T[], value: string | null): T | undefined =>
  values.find((known) => known === value);
