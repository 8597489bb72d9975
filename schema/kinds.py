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
    JUDGEMENT = "Judgement"
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
    RECORDED_IN = "RECORDED_IN"
    ABOUT = "ABOUT"
    PARTY_TO = "PARTY_TO"
    WITHIN = "WITHIN"
    TEXT_OF = "TEXT_OF"
    JUDGES = "JUDGES"
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
        "JUDGEMENT": "What is held of two agencies: one, not one, or perhaps.",
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
        "RECORDED_IN": "The ingest that recorded the claim.",
        "ABOUT": "What a finding is about.",
        "PARTY_TO": "An agency that is a party to an agreement.",
        "WITHIN": "The jurisdiction around this one.",
        "TEXT_OF": "The protocol whose own text the document is.",
        "JUDGES": "An agency that a judgement speaks of.",
        "MERGED_INTO": "The agency that stands for this one, by judgement.",
    },
}
