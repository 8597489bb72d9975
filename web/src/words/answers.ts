// What the views say that answer a lead's and a researcher's questions.
export const answers = {
  gaps: {
    title: "Gaps", lead: "What nobody is accountable for, and why we think so.",
    reason: {
      NO_DOCUMENT: "No paper", DOCUMENTS_SILENT: "Papers are silent", ONLY_RECOMMENDED: "Only recommended",
      ONLY_PERMITTED: "Only permitted", EXPIRED: "Ended", EXCLUDED: "Excluded",
    },
    nearest: "What comes nearest", none: "No gap: each function has an agency that must do it, as far as papers say.",
    function: "Function", why: "Why", explanation: "Explanation",
  },
  overlaps: {
    title: "Overlaps", lead: "Duties that two agencies hold, or that contradict each other.",
    kind: {
      SHARED_DUTY: "Held by several", CONFLICTING_DEADLINE: "Deadlines differ", CONFLICTING_MODALITY: "How binding differs", CONTRADICTION: "They contradict",
    },
    which: "What", none: "No duty is held twice, and none contradicts another.",
  },
  call: {
    title: "Whom to call", lead: "Say what is needed; the answer is which office, on what line, and on whose word.",
    need: "What is needed", situation: "The situation", minor: "The person is under 18", inCustody: "In custody", afterHours: "At night or on a weekend",
    first: "Choose what is needed.", none: "No paper names an agency for this. Ask without a place, or for less at a time.",
    because: "Because", offers: "What it offers", lines: "Lines",
  },
  pathway: {
    title: "Pathway", lead: "Duties in the order of their clocks, a lane for each agency.",
    window: "By when", agency: "Agency", hands: (names: string) => `hands to ${names}`, broken: "Hand-offs that end nowhere", none: "No duty has a place in time here. Take a filter away.",
    function: "Function", document: "Only this document", noBroken: "Every hand-off is taken up.",
    many: (n: number) => `${n.toLocaleString("en")} steps are too many for one picture`, choose: "Choose a place, a function or a document; the table has them all.",
    duty: "Duty", binding: "How binding", lanes: "Lanes", table: "Table",
  },
  crosswalk: {
    title: "Compare documents", lead: "Two documents, duty by duty: which binds more.",
    left: "First document", right: "Second document", choose: "Choose two documents.",
    relation: { SAME: "the same", STRONGER: "binds more", WEAKER: "binds less", ONLY_LEFT: "only in the first", ONLY_RIGHT: "only in the second" },
    which: "Relation", none: "Nothing to compare: neither document gives a duty.",
  },
  agreements: {
    title: "Agreements", lead: "Papers with parties and dates, and what is due.",
    due: "Due before", calendar: "Subscribe in a calendar", dates: "Dates", parties: "Parties", force: "In force", yes: "in force", no: "not in force", unknown: "not known",
    next: "Next due", field: { EFFECTIVE_ON: "in force from", EXPIRES_ON: "ends", REVIEW_DUE_ON: "review due" }, overdue: "overdue",
    document: "Document", none: "No paper with parties or dates was read.", month: "By month", noDates: "No date is stated.",
  },
  membership: {
    title: "Who is at the table", lead: "The members that a checklist asks for, and whom papers name for each seat.",
    checklist: "Checklist", choose: "Choose a checklist.", role: "Seat", sector: "Sector", required: "Required", satisfied: "Filled by", nobody: "nobody named", yes: "yes", no: "no",
    filled: (n: number, of: number) => `${n} of ${of} required seats are filled.`, source: "Asked for by",
  },
  whatIf: {
    title: "If a partner leaves", lead: "What falls away: duties, coverage, hand-offs.",
    pick: "Agencies that leave", first: "Choose one or more agencies.", uncovered: "No longer covered", lost: "Duties that fall away", cut: "Hand-offs that are cut",
    groups: (before: number, after: number) => before === after ? `The network stays in ${after} ${after === 1 ? "part" : "parts"}.` : `The network falls from ${before} into ${after} parts.`,
    nothing: "Nothing.",
  },
  practice: {
    title: "Findings and practice", lead: "What research found, who here acts on it, and of whom nothing is known.",
    acts: "Who acts on it", silent: "Of whom no paper says so", none: "No finding was read. Documents of research carry them.", finding: "Finding", actors: "Agencies that act", silentHead: "Silent",
  },
  changes: {
    title: "What changed", lead: "Everything that was added, changed, reviewed, merged or taken back, newest first.",
    since: "Since", kind: { ADDED: "added", CHANGED: "changed", RETRACTED: "taken back", REVIEWED: "reviewed", MERGED: "merged", UNMERGED: "split again" },
    none: "Nothing changed since then. Choose an earlier day.", by: (who: string) => `by ${who}`, from: "before", to: "after", when: "When", what: "What", summary: "Summary", who: "By", note: "Note",
  },
  briefs: {
    title: "Brief", lead: "Who does what in a place, or by some documents, on a few pages: to print, to hand over.",
    documents: "Documents", since: "Mark what is new since", paper: "Paper", a4: "A4", letter: "Letter", html: "Read as a page", pdf: "Save as PDF", wait: "Making the brief …", need: "Choose a place or a document.",
  },
  pick: { remove: (name: string) => `Take ${name} away`, found: (n: number) => `${n} found`, gone: "not here", type: "Type to find", hits: "Hits" },
  network: {
    title: "Network", lead: "Which agencies papers tie to each other: sectors first, then the agencies of one.",
    predicate: "Kind of tie", none: "No agency is tied to another here. Take a filter away.",
    ring: "Sectors, and the strongest ties between their agencies; follow a sector to its agencies.",
    ringSays: (sectors: number, agencies: number, ties: number) => `${sectors} sectors with ${agencies} agencies and ${ties} ties; the table below has them all`,
    noSector: "No sector", caveats: "Read with care", density: (n: number) => `Density ${n.toFixed(3)}: the share of all pairs that are tied.`,
    agencies: "Agencies", ties: "Ties", degree: "Ties", between: "Between others", range: "… with any one document left out", group: "Group", one: "Agency", other: "Tied to", claims: "Claims",
    back: "All sectors", tiesOf: (name: string) => `Ties of ${name}`, noTies: "No paper ties it to another agency.",
    gone: { title: "No such agency in this network", say: "It has no tie to another agency with these filters, it was taken back, it is not for your key, or the address is wrong. Take a filter away, or begin with all sectors." },
    goneSector: { title: "No such sector in this network", say: "No agency of it has a tie with these filters, or the address is wrong. Take a filter away, or begin with all sectors." },
    rest: (n: number) => `${n.toLocaleString("en")} more`,
  },
};
