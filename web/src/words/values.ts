// The ontology's values as people read them. One that is not here yet, of a newer server, is read from its own name.
export const values: Record<string, string> = {
  // Sectors
  CHILD_WELFARE: "Child welfare", EDUCATION: "Education", LAW_ENFORCEMENT: "Law enforcement", JUVENILE_JUSTICE: "Juvenile justice",
  LEGAL: "Legal", HEALTH_CARE: "Health care", VICTIM_SERVICES: "Victim services", HOSPITALITY: "Hospitality", FINANCE: "Finance",
  TRANSPORTATION: "Transportation", BUSINESS: "Business", GOVERNMENT: "Government", RESEARCH: "Research", COMMUNITY: "Community",
  MULTI_SECTOR: "Multi sector",
  // Functions
  PREVENTION: "Prevention", AWARENESS: "Awareness", TRAINING: "Training", IDENTIFICATION: "Identification", REPORTING: "Reporting",
  INVESTIGATION: "Investigation", PROSECUTION: "Prosecution", ADJUDICATION: "Adjudication", CRISIS_RESPONSE: "Crisis response",
  REFERRAL: "Referral", CASE_MANAGEMENT: "Case management", HOUSING: "Housing", HEALTH_SERVICES: "Health services",
  LEGAL_SERVICES: "Legal services", VICTIM_SUPPORT: "Victim support", INFORMATION_SHARING: "Information sharing",
  COORDINATION: "Coordination", RESEARCH_DATA: "Research data", POLICY: "Policy", FUNDING: "Funding", OVERSIGHT: "Oversight",
  // How binding
  MUST: "Must", SHOULD: "Should", MAY: "May", DOES: "In practice",
  // Kinds of documents, protocols, resources, places and things
  STATUTE: "Statute", PROTOCOL: "Protocol", AGREEMENT: "Agreement", GUIDE: "Guide", ROSTER: "Roster", DIRECTORY: "Directory", OTHER: "Other",
  LAW: "Law", PROCEDURE: "Procedure", PLAN: "Plan", GUIDELINE: "Guideline",
  SERVICE: "Service", PROGRAM: "Program", FACILITY: "Facility", FUND: "Fund", TOOL: "Tool", HOTLINE: "Hotline",
  COUNTRY: "Country", STATE: "State", COUNTY: "County", PLACE: "Place", TRIBAL: "Tribal", DISTRICT: "District",
  AGENCY: "Agency", RESOURCE: "Resource", JURISDICTION: "Place", ACTIVITY: "Activity", FINDING: "Finding",
  // What a duty may differ in between two versions
  modality: "How binding", deadline: "By when", condition: "When", function: "Function", action: "What is done", counterparts: "With",
  // Tiers, ties, states, overlaps
  PUBLIC: "Public", PARTNER: "Partner", LEAD: "Lead",
  RESPONSIBLE_FOR: "Responsible for", PROVIDES: "Provides", FOLLOWS: "Follows", FUNDS: "Funds", WORKS_WITH: "Works with",
  REFERS_TO: "Refers to", REPORTS_TO: "Reports to", PART_OF: "Part of", APPLIES_IN: "Applies in",
  PROPOSED: "Proposed", ACCEPTED: "Accepted", CONTESTED: "Contested", REJECTED: "Rejected",
  SHARED_DUTY: "Held by several", CONFLICTING_DEADLINE: "Deadlines differ", CONFLICTING_MODALITY: "How binding differs", CONTRADICTION: "They contradict",
};
