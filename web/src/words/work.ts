// What the views say in which people work: review, candidates, upload.
export const work = {
  denied: {
    title: "This needs a key that may",
    mayReview: "Reviewing needs a key with the right to review: enter one by the button “Key” at the top.",
    mayIngest: "Adding documents needs a key with the right to ingest: enter one by the button “Key” at the top.",
  },
  review: {
    title: "Review", lead: "What was read and nobody has looked at yet, with the passage beside it.",
    help: "With a claim in focus: A accepts, R rejects, C contests, X selects, arrow keys move.",
    accept: "Accept", reject: "Reject", contest: "Contest", reopen: "Reopen", select: "Select", all: "Select all shown", none: "Select none",
    chosen: (n: number) => `${n} selected`, done: { ACCEPT: "Accepted", REJECT: "Rejected", CONTEST: "Contested", REOPEN: "Reopened" },
    undo: "Undo", note: "Note for the log", empty: "Nothing waits for review here.", waiting: (n: number) => `${n.toLocaleString("en")} ${n === 1 ? "claim waits" : "claims wait"}`,
    predicate: "Kind", status: "State", passage: "Passage", confidence: "Confidence",
    correct: "Correct", correctTitle: "Correct this duty", correctSay: "Your word stands beside the document's as a source of its own.",
    action: "What is done", modality: "How binding", function: "Function", condition: "When", why: "Why (kept in the log)", save: "Save the correction",
  },
  candidates: {
    title: "One or two?", lead: "Pairs of names that may be one agency. No rule is sure; a person decides, and may undo it.",
    same: "One agency", different: "Two agencies", score: (n: number) => `alike ${n.toFixed(2)}`, reasons: "Why they may be one",
    empty: "No pair waits for a decision.", merged: (a: string, b: string) => `${a} and ${b} are one agency now.`, kept: (a: string, b: string) => `${a} and ${b} stay two.`, undo: "Undo", undone: "Undone.",
  },
  upload: {
    title: "Add documents", lead: "PDF, DOCX, HTML, Markdown, text, CSV and XLSX are read here, screened, and their claims proposed.",
    choose: "Files", drop: "Choose files, or drop them here", tier: "For whom", place: "Place", kind: "Kind of paper", start: "Read them", under: (done: number, total: number) => `${done} of ${total} read`,
    current: (name: string) => `Reading ${name}`, result: "What came of it", file: "File", duties: "Duties", claims: "Claims", agencies: "Agencies", findings: "Findings", withheld: "Withheld",
    withheldSay: "Passages that name a private person or a case are withheld before anything is stored; only their number is kept.",
    known: "was there already", failed: "could not be read", open: "Open", state: "State", added: "added", wait: "Sending …", bytes: (n: number) => (n < 1e6 ? `${Math.ceil(n / 1e3)} kB` : `${(n / 1e6).toFixed(1)} MB`),
  },
};
