// Generated from schema/ontology.yaml by `python -m schema.generate`; do not edit.
export const EntityKind = [
  "AGENCY",
  "PROTOCOL",
  "RESOURCE",
  "JURISDICTION",
  "ACTIVITY",
  "FINDING",
] as const;
export type EntityKind = (typeof EntityKind)[number];
export const Sector = [
  "CHILD_WELFARE",
  "EDUCATION",
  "LAW_ENFORCEMENT",
  "JUVENILE_JUSTICE",
  "LEGAL",
  "HEALTH_CARE",
  "VICTIM_SERVICES",
  "HOSPITALITY",
  "FINANCE",
  "TRANSPORTATION",
  "BUSINESS",
  "GOVERNMENT",
  "RESEARCH",
  "COMMUNITY",
  "MULTI_SECTOR",
] as const;
export type Sector = (typeof Sector)[number];
export const Function = [
  "PREVENTION",
  "AWARENESS",
  "TRAINING",
  "IDENTIFICATION",
  "REPORTING",
  "INVESTIGATION",
  "PROSECUTION",
  "ADJUDICATION",
  "CRISIS_RESPONSE",
  "REFERRAL",
  "CASE_MANAGEMENT",
  "HOUSING",
  "HEALTH_SERVICES",
  "LEGAL_SERVICES",
  "VICTIM_SUPPORT",
  "INFORMATION_SHARING",
  "COORDINATION",
  "RESEARCH_DATA",
  "POLICY",
  "FUNDING",
  "OVERSIGHT",
] as const;
export type Function = (typeof Function)[number];
export const Predicate = [
  "RESPONSIBLE_FOR",
  "PROVIDES",
  "FOLLOWS",
  "FUNDS",
  "WORKS_WITH",
  "REFERS_TO",
  "REPORTS_TO",
  "PART_OF",
  "APPLIES_IN",
] as const;
export type Predicate = (typeof Predicate)[number];
export const Modality = [
  "MUST",
  "SHOULD",
  "MAY",
  "DOES",
] as const;
export type Modality = (typeof Modality)[number];
export const AgencyKind = [
  "ORGANIZATION",
  "ROLE",
] as const;
export type AgencyKind = (typeof AgencyKind)[number];
export const ProtocolKind = [
  "LAW",
  "POLICY",
  "AGREEMENT",
  "PROCEDURE",
  "PLAN",
  "GUIDELINE",
  "OTHER",
] as const;
export type ProtocolKind = (typeof ProtocolKind)[number];
export const ResourceKind = [
  "SERVICE",
  "PROGRAM",
  "FACILITY",
  "FUND",
  "TOOL",
  "TRAINING",
  "HOTLINE",
  "OTHER",
] as const;
export type ResourceKind = (typeof ResourceKind)[number];
export const JurisdictionLevel = [
  "COUNTRY",
  "STATE",
  "COUNTY",
  "PLACE",
  "TRIBAL",
  "DISTRICT",
  "OTHER",
] as const;
export type JurisdictionLevel = (typeof JurisdictionLevel)[number];
export const DocumentKind = [
  "STATUTE",
  "PROTOCOL",
  "AGREEMENT",
  "GUIDE",
  "RESEARCH",
  "ROSTER",
  "DIRECTORY",
  "OTHER",
] as const;
export type DocumentKind = (typeof DocumentKind)[number];
export const DateField = [
  "EFFECTIVE_ON",
  "EXPIRES_ON",
  "REVIEW_DUE_ON",
] as const;
export type DateField = (typeof DateField)[number];
export const Tier = [
  "PUBLIC",
  "PARTNER",
  "LEAD",
] as const;
export type Tier = (typeof Tier)[number];
export const ReviewStatus = [
  "PROPOSED",
  "ACCEPTED",
  "REJECTED",
  "CONTESTED",
] as const;
export type ReviewStatus = (typeof ReviewStatus)[number];
export const ReviewDecision = [
  "ACCEPT",
  "REJECT",
  "CONTEST",
  "REOPEN",
] as const;
export type ReviewDecision = (typeof ReviewDecision)[number];
export const MatchVerdict = [
  "SAME",
  "DIFFERENT",
  "UNSURE",
] as const;
export type MatchVerdict = (typeof MatchVerdict)[number];
export const DutyChangeKind = [
  "ADDED",
  "REMOVED",
  "CHANGED",
] as const;
export type DutyChangeKind = (typeof DutyChangeKind)[number];
export const ChangeKind = [
  "ADDED",
  "CHANGED",
  "RETRACTED",
  "REVIEWED",
  "MERGED",
  "UNMERGED",
] as const;
export type ChangeKind = (typeof ChangeKind)[number];
export const GapReason = [
  "NO_DOCUMENT",
  "DOCUMENTS_SILENT",
  "ONLY_RECOMMENDED",
  "ONLY_PERMITTED",
  "EXPIRED",
  "EXCLUDED",
] as const;
export type GapReason = (typeof GapReason)[number];
export const OverlapKind = [
  "SHARED_DUTY",
  "CONFLICTING_DEADLINE",
  "CONFLICTING_MODALITY",
  "CONTRADICTION",
] as const;
export type OverlapKind = (typeof OverlapKind)[number];
export const CrosswalkRelation = [
  "SAME",
  "STRONGER",
  "WEAKER",
  "ONLY_LEFT",
  "ONLY_RIGHT",
] as const;
export type CrosswalkRelation = (typeof CrosswalkRelation)[number];
