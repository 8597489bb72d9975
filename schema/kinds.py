"""Generated from schema/ontology.yaml by `python -m schema.generate`; do not edit."""

from enum import StrEnum


class EntityKind(StrEnum):
    """The six kinds of thing that documents speak of."""

    AGENCY = "AGENCY"
    PROTOCOL = "PROTOCOL"
    RESOURCE = "RESOURCE"
    JURISDICTION = "JURISDICTION"
    ACTIVITY = "ACTIVITY"
    FINDING = "FINDING"


class Sector(StrEnum):
    """The sector that an agency belongs to."""

    CHILD_WELFARE = "CHILD_WELFARE"
    EDUCATION = "EDUCATION"
    LAW_ENFORCEMENT = "LAW_ENFORCEMENT"
    JUVENILE_JUSTICE = "JUVENILE_JUSTICE"
    LEGAL = "LEGAL"
    HEALTH_CARE = "HEALTH_CARE"
    VICTIM_SERVICES = "VICTIM_SERVICES"
    HOSPITALITY = "HOSPITALITY"
    FINANCE = "FINANCE"
    TRANSPORTATION = "TRANSPORTATION"
    BUSINESS = "BUSINESS"
    GOVERNMENT = "GOVERNMENT"
    RESEARCH = "RESEARCH"
    COMMUNITY = "COMMUNITY"
    MULTI_SECTOR = "MULTI_SECTOR"


class Function(StrEnum):
    """What an activity serves in the response to trafficking."""

    PREVENTION = "PREVENTION"
    AWARENESS = "AWARENESS"
    TRAINING = "TRAINING"
    IDENTIFICATION = "IDENTIFICATION"
    REPORTING = "REPORTING"
    INVESTIGATION = "INVESTIGATION"
    PROSECUTION = "PROSECUTION"
    ADJUDICATION = "ADJUDICATION"
    CRISIS_RESPONSE = "CRISIS_RESPONSE"
    REFERRAL = "REFERRAL"
    CASE_MANAGEMENT = "CASE_MANAGEMENT"
    HOUSING = "HOUSING"
    HEALTH_SERVICES = "HEALTH_SERVICES"
    LEGAL_SERVICES = "LEGAL_SERVICES"
    VICTIM_SUPPORT = "VICTIM_SUPPORT"
    INFORMATION_SHARING = "INFORMATION_SHARING"
    COORDINATION = "COORDINATION"
    RESEARCH_DATA = "RESEARCH_DATA"
    POLICY = "POLICY"
    FUNDING = "FUNDING"
    OVERSIGHT = "OVERSIGHT"


class Predicate(StrEnum):
    """What a claim says of its agency."""

    RESPONSIBLE_FOR = "RESPONSIBLE_FOR"
    PROVIDES = "PROVIDES"
    FOLLOWS = "FOLLOWS"
    FUNDS = "FUNDS"
    WORKS_WITH = "WORKS_WITH"
    REFERS_TO = "REFERS_TO"
    REPORTS_TO = "REPORTS_TO"
    PART_OF = "PART_OF"
    APPLIES_IN = "APPLIES_IN"


class Modality(StrEnum):
    """How binding a claim is."""

    MUST = "MUST"
    SHOULD = "SHOULD"
    MAY = "MAY"
    DOES = "DOES"


class AgencyKind(StrEnum):
    """Whether an agency is one body or a class of bodies."""

    ORGANIZATION = "ORGANIZATION"
    ROLE = "ROLE"


class ProtocolKind(StrEnum):
    """The kind of rule that a protocol is."""

    LAW = "LAW"
    POLICY = "POLICY"
    AGREEMENT = "AGREEMENT"
    PROCEDURE = "PROCEDURE"
    PLAN = "PLAN"
    GUIDELINE = "GUIDELINE"
    OTHER = "OTHER"


class ResourceKind(StrEnum):
    """The kind of thing that a resource is."""

    SERVICE = "SERVICE"
    PROGRAM = "PROGRAM"
    FACILITY = "FACILITY"
    FUND = "FUND"
    TOOL = "TOOL"
    TRAINING = "TRAINING"
    HOTLINE = "HOTLINE"
    OTHER = "OTHER"


class JurisdictionLevel(StrEnum):
    """The level of a jurisdiction."""

    COUNTRY = "COUNTRY"
    STATE = "STATE"
    COUNTY = "COUNTY"
    PLACE = "PLACE"
    TRIBAL = "TRIBAL"
    DISTRICT = "DISTRICT"
    OTHER = "OTHER"


class DocumentKind(StrEnum):
    """What sort of paper a document is."""

    STATUTE = "STATUTE"
    PROTOCOL = "PROTOCOL"
    AGREEMENT = "AGREEMENT"
    GUIDE = "GUIDE"
    RESEARCH = "RESEARCH"
    ROSTER = "ROSTER"
    DIRECTORY = "DIRECTORY"
    OTHER = "OTHER"


class DateField(StrEnum):
    """What a date that a document gives of itself says."""

    EFFECTIVE_ON = "EFFECTIVE_ON"
    EXPIRES_ON = "EXPIRES_ON"
    REVIEW_DUE_ON = "REVIEW_DUE_ON"


class Tier(StrEnum):
    """Who may see a fact, from everyone to the leads; a reader sees their own tier and those before it."""

    PUBLIC = "PUBLIC"
    PARTNER = "PARTNER"
    LEAD = "LEAD"


class ReviewStatus(StrEnum):
    """What a reviewer has said of a claim."""

    PROPOSED = "PROPOSED"
    ACCEPTED = "ACCEPTED"
    REJECTED = "REJECTED"
    CONTESTED = "CONTESTED"


class ReviewDecision(StrEnum):
    """What a reviewer decides of a claim."""

    ACCEPT = "ACCEPT"
    REJECT = "REJECT"
    CONTEST = "CONTEST"
    REOPEN = "REOPEN"


class MatchVerdict(StrEnum):
    """What is held of two agencies."""

    SAME = "SAME"
    DIFFERENT = "DIFFERENT"
    UNSURE = "UNSURE"


class DutyChangeKind(StrEnum):
    """How a duty differs between two versions of a document."""

    ADDED = "ADDED"
    REMOVED = "REMOVED"
    CHANGED = "CHANGED"


class ChangeKind(StrEnum):
    """What happened to the graph."""

    ADDED = "ADDED"
    CHANGED = "CHANGED"
    RETRACTED = "RETRACTED"
    REVIEWED = "REVIEWED"
    MERGED = "MERGED"
    UNMERGED = "UNMERGED"


class GapReason(StrEnum):
    """Why we think that nobody is accountable for a function."""

    NO_DOCUMENT = "NO_DOCUMENT"
    DOCUMENTS_SILENT = "DOCUMENTS_SILENT"
    ONLY_RECOMMENDED = "ONLY_RECOMMENDED"
    ONLY_PERMITTED = "ONLY_PERMITTED"
    EXPIRED = "EXPIRED"
    EXCLUDED = "EXCLUDED"


class OverlapKind(StrEnum):
    """How two duties meet."""

    SHARED_DUTY = "SHARED_DUTY"
    CONFLICTING_DEADLINE = "CONFLICTING_DEADLINE"
    CONFLICTING_MODALITY = "CONFLICTING_MODALITY"
    CONTRADICTION = "CONTRADICTION"


class CrosswalkRelation(StrEnum):
    """What the left duty is against the right one."""

    SAME = "SAME"
    STRONGER = "STRONGER"
    WEAKER = "WEAKER"
    ONLY_LEFT = "ONLY_LEFT"
    ONLY_RIGHT = "ONLY_RIGHT"


class Label(StrEnum):
    """The labels of nodes."""

    DOCUMENT = "Document"
    PASSAGE = "Passage"
    ENTITY = "Entity"
    AGENCY = "Agency"
    PROTOCOL = "Protocol"
    RESOURCE = "Resource"
    JURISDICTION = "Jurisdiction"
    ACTIVITY = "Activity"
    FINDING = "Finding"
    MERGED = "Merged"
    CLAIM = "Claim"
    RESPONSIBILITY = "Responsibility"
    SCOPE = "Scope"
    CONTACTPOINT = "ContactPoint"
    JUDGEMENT = "Judgement"
    EVENT = "Event"
    RUN = "Run"
    SCHEMA = "Schema"


class Rel(StrEnum):
    """The types of relationship."""

    SUPERSEDES = "SUPERSEDES"
    OF = "OF"
    NEXT = "NEXT"
    MENTIONED_IN = "MENTIONED_IN"
    NAMED_IN = "NAMED_IN"
    SUBJECT = "SUBJECT"
    OBJECT = "OBJECT"
    WITH = "WITH"
    UNDER = "UNDER"
    HOLDS_IN = "HOLDS_IN"
    EVIDENCED_BY = "EVIDENCED_BY"
    REACHED_AT = "REACHED_AT"
    RECORDED_IN = "RECORDED_IN"
    ABOUT = "ABOUT"
    PARTY_TO = "PARTY_TO"
    WITHIN = "WITHIN"
    TEXT_OF = "TEXT_OF"
    JUDGES = "JUDGES"
    CONCERNS = "CONCERNS"
    CORRECTS = "CORRECTS"
    MERGED_INTO = "MERGED_INTO"


DESCRIPTIONS: dict[str, dict[str, str]] = {
    "EntityKind": {
        "": "The six kinds of thing that documents speak of.",
        "AGENCY": "An organisation, an office, or a class of organisations or professionals that acts as a partner.",
        "PROTOCOL": "A rule that partners act under, as a law, policy, plan, agreement, guideline or written procedure.",
        "RESOURCE": "Something offered or used to respond, as a service, programme, facility, fund, tool, training or hotline.",
        "JURISDICTION": "A place or legal area in which a thing holds.",
        "ACTIVITY": "What an agency does, must, should or may do.",
        "FINDING": "A whole sentence that states evidence, as a number, a study's result or an observed gap.",
    },
    "Sector": {
        "": "The sector that an agency belongs to.",
        "CHILD_WELFARE": "Child protective services, foster care and other child welfare agencies.",
        "EDUCATION": "Schools, districts, colleges and departments of education.",
        "LAW_ENFORCEMENT": "Police, sheriffs and federal investigative agencies.",
        "JUVENILE_JUSTICE": "Probation, juvenile detention and corrections.",
        "LEGAL": "Courts, judges, prosecutors, defenders and other lawyers.",
        "HEALTH_CARE": "Medical, mental health and substance use care, with fire and ambulance crews.",
        "VICTIM_SERVICES": "Advocacy, shelters and providers of services to victims.",
        "HOSPITALITY": "Hotels, motels, short-term rentals and the like.",
        "FINANCE": "Banks, money services and other financial institutions.",
        "TRANSPORTATION": "Carriers, transit agencies, trucking, airports and truck stops.",
        "BUSINESS": "Other commerce, media and technology.",
        "GOVERNMENT": "Executive, legislative, diplomatic, immigration and labour bodies.",
        "RESEARCH": "Universities, institutes and others that study and measure.",
        "COMMUNITY": "Faith, survivor-led, youth, civic and philanthropic bodies.",
        "MULTI_SECTOR": "Task forces, coalitions, councils and multidisciplinary teams.",
    },
    "Function": {
        "": "What an activity serves in the response to trafficking.",
        "PREVENTION": "Keeping exploitation from happening.",
        "AWARENESS": "Informing the public or a trade about trafficking.",
        "TRAINING": "Teaching staff and partners.",
        "IDENTIFICATION": "Recognising and screening those who may be victims.",
        "REPORTING": "Reporting to an authority.",
        "INVESTIGATION": "Finding and securing facts and evidence of a crime.",
        "PROSECUTION": "Charging and trying a crime.",
        "ADJUDICATION": "Deciding, ordering and sentencing by a court.",
        "CRISIS_RESPONSE": "Acting at once for a child in danger.",
        "REFERRAL": "Sending a person or case on to another agency.",
        "CASE_MANAGEMENT": "Planning, following and reviewing one case over time.",
        "HOUSING": "Shelter, placement and housing.",
        "HEALTH_SERVICES": "Medical, mental health and substance use care.",
        "LEGAL_SERVICES": "Legal advice, representation and relief.",
        "VICTIM_SUPPORT": "Advocacy, accompaniment and other support to victims.",
        "INFORMATION_SHARING": "Passing information among partners.",
        "COORDINATION": "Meeting, planning and acting together.",
        "RESEARCH_DATA": "Collecting, studying and publishing data.",
        "POLICY": "Making rules, plans, protocols and agreements.",
        "FUNDING": "Paying for programmes and services.",
        "OVERSIGHT": "Watching, auditing and reviewing how duties are met.",
    },
    "Predicate": {
        "": "What a claim says of its agency.",
        "RESPONSIBLE_FOR": "The agency does, must, should or may do the activity.",
        "PROVIDES": "The agency offers, runs or staffs the resource.",
        "FOLLOWS": "The agency adopts, develops, signs or is bound by the protocol.",
        "FUNDS": "The agency pays for the agency or resource.",
        "WORKS_WITH": "The two agencies act together, consult or coordinate.",
        "REFERS_TO": "The agency sends people or cases to the other.",
        "REPORTS_TO": "The agency informs, notifies or reports to the other.",
        "PART_OF": "The agency is a member, division or chaired body of the other.",
        "APPLIES_IN": "The agency, protocol or resource holds or works in the jurisdiction.",
    },
    "Modality": {
        "": "How binding a claim is.",
        "MUST": "Bound to, as by shall, must or is required to.",
        "SHOULD": "Recommended.",
        "MAY": "Permitted or able to.",
        "DOES": "Stated as fact.",
    },
    "AgencyKind": {
        "": "Whether an agency is one body or a class of bodies.",
        "ORGANIZATION": "One body, as a county's probation department.",
        "ROLE": "A class of bodies or professionals, as hotels or school nurses.",
    },
    "ProtocolKind": {
        "": "The kind of rule that a protocol is.",
        "LAW": "A statute, code section, act, regulation or constitution.",
        "POLICY": "A policy, directive or order of an agency.",
        "AGREEMENT": "A memorandum of understanding, contract or other agreement between agencies.",
        "PROCEDURE": "A protocol or written procedure that says step by step what is done.",
        "PLAN": "A plan or strategy.",
        "GUIDELINE": "A guideline, standard or best practice.",
        "OTHER": "Another kind of rule.",
    },
    "ResourceKind": {
        "": "The kind of thing that a resource is.",
        "SERVICE": "A service to people, as counselling or legal aid.",
        "PROGRAM": "A programme that an agency runs.",
        "FACILITY": "A place, as a shelter or a clinic.",
        "FUND": "Money, as a grant or a fund.",
        "TOOL": "A tool, as a screening form, a database or a toolkit.",
        "TRAINING": "A course or training that is offered.",
        "HOTLINE": "A line to call, text or write to.",
        "OTHER": "Another kind of resource.",
    },
    "JurisdictionLevel": {
        "": "The level of a jurisdiction.",
        "COUNTRY": "A country.",
        "STATE": "A state, territory or federal district.",
        "COUNTY": "A county, parish or borough.",
        "PLACE": "A city, town or other place.",
        "TRIBAL": "A tribe's land or government.",
        "DISTRICT": "A judicial, school or other special district.",
        "OTHER": "Another legal area, as all states together.",
    },
    "DocumentKind": {
        "": "What sort of paper a document is.",
        "STATUTE": "A law, bill or regulation.",
        "PROTOCOL": "A protocol, policy or procedure.",
        "AGREEMENT": "A memorandum of understanding or other agreement.",
        "GUIDE": "A guide, fact sheet or toolkit.",
        "RESEARCH": "A study, report or digest of evidence.",
        "ROSTER": "A list of members, roles or contacts.",
        "DIRECTORY": "A directory of services.",
        "OTHER": "Another sort of paper.",
    },
    "DateField": {
        "": "What a date that a document gives of itself says.",
        "EFFECTIVE_ON": "Since when it holds.",
        "EXPIRES_ON": "Until when it holds.",
        "REVIEW_DUE_ON": "By when it is to be reviewed or renewed.",
    },
    "Tier": {
        "": "Who may see a fact, from everyone to the leads; a reader sees their own tier and those before it.",
        "PUBLIC": "Everyone.",
        "PARTNER": "The partners of the task force.",
        "LEAD": "The leads of the task force.",
    },
    "ReviewStatus": {
        "": "What a reviewer has said of a claim.",
        "PROPOSED": "Read from a document; no person has looked at it yet.",
        "ACCEPTED": "A reviewer has confirmed it.",
        "REJECTED": "A reviewer has said that the document does not say so.",
        "CONTESTED": "Reviewers or partners disagree about it.",
    },
    "ReviewDecision": {
        "": "What a reviewer decides of a claim.",
        "ACCEPT": "It is so; the claim is ACCEPTED from now on.",
        "REJECT": "The document does not say so; the claim makes no tie any more and is not proposed again.",
        "CONTEST": "It is disputed; the claim stays, marked CONTESTED.",
        "REOPEN": "The decision is taken back; the claim is PROPOSED again.",
    },
    "MatchVerdict": {
        "": "What is held of two agencies.",
        "SAME": "They are one; of those that most may see, the one with the lower id stands for both.",
        "DIFFERENT": "They are two, and are not asked about again.",
        "UNSURE": "They may be one; a person has to say.",
    },
    "DutyChangeKind": {
        "": "How a duty differs between two versions of a document.",
        "ADDED": "The newer version holds it, the older does not.",
        "REMOVED": "The older version holds it, the newer does not.",
        "CHANGED": "Both hold it, in different terms.",
    },
    "ChangeKind": {
        "": "What happened to the graph.",
        "ADDED": "A document, or a reviewer's own word, came in.",
        "CHANGED": "A newer version came in the place of another, or the tier of a thing was set.",
        "RETRACTED": "A document was taken back.",
        "REVIEWED": "A reviewer decided on a claim, or on two agencies that were asked about.",
        "MERGED": "Two agencies were judged to be one.",
        "UNMERGED": "A judgement on two agencies was taken back.",
    },
    "GapReason": {
        "": "Why we think that nobody is accountable for a function.",
        "NO_DOCUMENT": "No document of the place was read, so nothing can be said of it.",
        "DOCUMENTS_SILENT": "Documents were read, and none names anybody who does it.",
        "ONLY_RECOMMENDED": "It is recommended, and nobody is bound to it.",
        "ONLY_PERMITTED": "It is permitted, and nobody is bound to it.",
        "EXPIRED": "Somebody was bound to it by papers that have expired or were replaced.",
        "EXCLUDED": "Agencies are told expressly not to do it, and nobody is bound to it.",
    },
    "OverlapKind": {
        "": "How two duties meet.",
        "SHARED_DUTY": "Two agencies hold the same duty.",
        "CONFLICTING_DEADLINE": "One duty is to be done by different times.",
        "CONFLICTING_MODALITY": "One agency is bound to a duty in one paper and less bound to it in another.",
        "CONTRADICTION": "What one paper demands or permits, another forbids.",
    },
    "CrosswalkRelation": {
        "": "What the left duty is against the right one.",
        "SAME": "They bind alike, to the same, by the same time.",
        "STRONGER": "The left one binds more, sooner or further than the right one.",
        "WEAKER": "The left one binds less, later or less far than the right one.",
        "ONLY_LEFT": "Only the left document holds such a duty.",
        "ONLY_RIGHT": "Only the right document holds such a duty.",
    },
    "Label": {
        "": "The labels of nodes.",
        "DOCUMENT": "One version of one text.",
        "PASSAGE": "A sentence, clause or list item of a document.",
        "ENTITY": "A thing in the world that documents speak of.",
        "AGENCY": "An organisation, office or class of them that acts as a partner.",
        "PROTOCOL": "A rule that partners act under.",
        "RESOURCE": "Something offered or used to respond.",
        "JURISDICTION": "A place or legal area.",
        "ACTIVITY": "What is done.",
        "FINDING": "A sentence of evidence.",
        "MERGED": "An agency for which another stands, by judgement; it keeps what its own documents said of it.",
        "CLAIM": "One thing said of an agency.",
        "RESPONSIBILITY": "A claim that an agency does, must, should or may do something.",
        "SCOPE": "What a document says of where a protocol or resource holds: shaped as a claim, of no agency.",
        "CONTACTPOINT": "How an office is reached: a role and a line, never a person.",
        "JUDGEMENT": "What is held of two agencies: one, not one, or perhaps.",
        "EVENT": "One change of the graph: what, when, and who asked for it. Never altered, never taken away.",
        "RUN": "One ingest: what was read, by which extractor and model.",
        "SCHEMA": "The version of the schema that the graph was brought to.",
    },
    "Rel": {
        "": "The types of relationship.",
        "SUPERSEDES": "The version that this one replaces.",
        "OF": "The document that the passage is part of.",
        "NEXT": "The passage that follows.",
        "MENTIONED_IN": "Where an entity is named.",
        "NAMED_IN": "A document that names an entity, with how often it does in which way.",
        "SUBJECT": "Of whom the claim speaks.",
        "OBJECT": "What the claim says of its subject.",
        "WITH": "An agency with or for which a duty is done.",
        "UNDER": "The rule that a duty stands in.",
        "HOLDS_IN": "Where a claim holds.",
        "EVIDENCED_BY": "The words that a claim rests on.",
        "REACHED_AT": "How the agency is reached; always from the agency that the document names.",
        "RECORDED_IN": "The ingest that recorded the claim.",
        "ABOUT": "What a finding is about.",
        "PARTY_TO": "An agency that is a party to an agreement.",
        "WITHIN": "The jurisdiction around this one.",
        "TEXT_OF": "The protocol whose own text the document is.",
        "JUDGES": "An agency that a judgement speaks of.",
        "CONCERNS": "What a change was made to.",
        "CORRECTS": "The claim beside which a reviewer's own word stands.",
        "MERGED_INTO": "The agency that stands for this one, by judgement.",
    },
}
