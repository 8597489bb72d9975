// The values of the ontology that one may choose from, and how each is shown.
import { values } from "../words/values.ts";

export const label = (key: string | null | undefined): string => {
  if (!key) return "";
  const known = values[key];
  if (known) return known;
  const words = key.toLowerCase().replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
};

export const SECTORS = [
  "CHILD_WELFARE", "EDUCATION", "LAW_ENFORCEMENT", "JUVENILE_JUSTICE", "LEGAL", "HEALTH_CARE", "VICTIM_SERVICES",
  "HOSPITALITY", "FINANCE", "TRANSPORTATION", "BUSINESS", "GOVERNMENT", "RESEARCH", "COMMUNITY", "MULTI_SECTOR",
] as const;
export const FUNCTIONS = [
  "PREVENTION", "AWARENESS", "TRAINING", "IDENTIFICATION", "REPORTING", "INVESTIGATION", "PROSECUTION", "ADJUDICATION",
  "CRISIS_RESPONSE", "REFERRAL", "CASE_MANAGEMENT", "HOUSING", "HEALTH_SERVICES", "LEGAL_SERVICES", "VICTIM_SUPPORT",
  "INFORMATION_SHARING", "COORDINATION", "RESEARCH_DATA", "POLICY", "FUNDING", "OVERSIGHT",
] as const;
export const MODALITIES = ["MUST", "SHOULD", "MAY", "DOES"] as const;
export const STATUSES = ["PROPOSED", "ACCEPTED", "CONTESTED", "REJECTED"] as const;
export const DOCUMENT_KINDS = ["STATUTE", "PROTOCOL", "AGREEMENT", "GUIDE", "RESEARCH", "ROSTER", "DIRECTORY", "OTHER"] as const;
export const TIERS = ["PUBLIC", "PARTNER", "LEAD"] as const;
export const PREDICATES = [
  "RESPONSIBLE_FOR", "PROVIDES", "FOLLOWS", "FUNDS", "WORKS_WITH", "REFERS_TO", "REPORTS_TO", "PART_OF", "APPLIES_IN",
] as const;
export type Sector = (typeof SECTORS)[number];
export type Function = (typeof FUNCTIONS)[number];
export type Modality = (typeof MODALITIES)[number];

/** The value where it is one of these, else nothing: addresses are typed by people. */
export const oneOf = <T extends string>(values: readonly T[], value: string | null): T | undefined =>
  values.find((known) => known === value);
