"""The ways through the graph from one thing to others, each declared once; fields and filters share them.

In a pattern `{n}` is where one stands, `{m}` what is looked for, `{c}` what lies between, `{o}` a second end. Each step
asks what may be seen.
"""

from __future__ import annotations

from dataclasses import dataclass

from graph.select.visible import TIERS, standing, visible
from schema.kinds import Label, MatchVerdict, Predicate, Rel


@dataclass(frozen=True, slots=True)
class Path:
    """A pattern with its conditions, and the label of what it leads to.

    `distinct`: one thing may be reached in several ways. `quoted`: it leads to a quotation, whose passage and document stand
    beside it as `{m}p` and `{m}d`. `former`: it may have been taken back.
    """

    pattern: str
    label: str
    condition: str = ""
    distinct: bool = False
    quoted: bool = False
    former: bool = False

    def match(self, n: str, m: str, other: str = "") -> str:
        """`MATCH … WHERE …` with these variables, `{o}` a second end; what it leads to is visible."""
        seen = visible(f"{m}d", Label.DOCUMENT) if self.quoted else visible(m, self.label)
        if self.former:
            seen = f"{m}.tier IN ${TIERS}"
        names = {"n": n, "m": m, "c": f"{m}c", "o": other}
        further = f" AND {self.condition.format(**names)}" if self.condition else ""
        return f"MATCH {self.pattern.format(**names)} WHERE {seen}{further}"

    def carried(self, m: str) -> tuple[str, ...]:
        """The variables that stand for one thing found."""
        return (m, f"{m}p", f"{m}d") if self.quoted else (m,)


def every(label: str) -> Path:
    """All nodes of a label."""
    return Path(f"({{m}}:{label})", label)


def said(predicate: Predicate, label: Label, *, back: bool = False) -> Path:
    """From the subject of a claim to its object, or back."""
    here, there = (Rel.OBJECT, Rel.SUBJECT) if back else (Rel.SUBJECT, Rel.OBJECT)
    return Path(
        f"({{n}})<-[:{here}]-({{c}}:{Label.CLAIM})-[:{there}]->({{m}}:{label})",
        label,
        f"{{c}}.predicate = '{predicate}' AND {standing('{c}')}",
        distinct=True,
    )


def edge(rel: Rel, label: Label, *, back: bool = False) -> Path:
    """Along one relationship."""
    left, right = ("<-", "-") if back else ("-", "->")
    return Path(f"({{n}}){left}[:{rel}]{right}({{m}}:{label})", label)


def scope(*ends: Rel) -> Path:
    """From a protocol or resource to the places where it, or the claims that lead to it, hold."""
    return Path(
        f"({{n}})<-[:{'|'.join(ends)}]-({{c}})-[:{Rel.OBJECT}|{Rel.HOLDS_IN}]->({{m}}:{Label.JURISDICTION})",
        Label.JURISDICTION,
        standing("{c}"),
        distinct=True,
    )


def quotation(rel: Rel) -> Path:
    """From a claim or entity to the words that speak of it; the variable is the relationship, `{m}p` and `{m}d` its place."""
    pattern = f"({{n}})-[{{m}}:{rel}]->({{m}}p:{Label.PASSAGE})-[:{Rel.OF}]->({{m}}d:{Label.DOCUMENT})"
    return Path(pattern, Label.PASSAGE, quoted=True)


def judged(side: str) -> Path:
    """From a judgement to the agency on one of its sides."""
    return Path(f"({{n}})-[:{Rel.JUDGES} {{{{side: '{side}'}}}}]->({{m}}:{Label.AGENCY})", Label.AGENCY)


def through_passages(rel: Rel, label: Label) -> Path:
    """From a document to what its passages name or evidence."""
    pattern = f"({{n}})<-[:{Rel.OF}]-(:{Label.PASSAGE})<-[:{rel}]-({{m}}:{label})"
    return Path(pattern, label, distinct=True)


ENDS = f"{Rel.SUBJECT}|{Rel.OBJECT}|{Rel.WITH}"
# One of the two is the subject: two counterparts of a third agency's duty are no partners by that.
TIED = f"(type({{c}}a) = '{Rel.SUBJECT}' OR type({{c}}b) = '{Rel.SUBJECT}') AND {{n}} <> {{m}}"
PARTNERS = Path(
    f"({{n}})<-[{{c}}a:{ENDS}]-({{c}}:{Label.CLAIM})-[{{c}}b:{ENDS}]->({{m}}:{Label.AGENCY})",
    Label.AGENCY,
    f"{TIED} AND {standing('{c}')}",
    distinct=True,
)
TIES = Path(
    f"({{n}})<-[{{c}}a:{ENDS}]-({{m}}:{Label.CLAIM})-[{{c}}b:{ENDS}]->({{o}})",
    Label.CLAIM,
    f"(type({{c}}a) = '{Rel.SUBJECT}' OR type({{c}}b) = '{Rel.SUBJECT}') AND {standing('{m}')}",
    distinct=True,
)
# What a finding is about is said by the documents that the edge names.
SAYING = f"MATCH ({{m}}q:{Label.DOCUMENT}) WHERE {{m}}q.id IN {{c}}a.documents AND {visible('{m}q', Label.DOCUMENT)}"
ABOUT_SAID = f"EXISTS {{{{ {SAYING} }}}}"
ABOUT = Path(f"({{n}})-[{{c}}a:{Rel.ABOUT}]->({{m}}:{Label.ENTITY})", Label.ENTITY, ABOUT_SAID, distinct=True)
PRACTICE = Path(
    f"({{n}})-[{{c}}a:{Rel.ABOUT}]->({{c}}:{Label.ENTITY}), ({{m}}:{Label.RESPONSIBILITY})",
    Label.RESPONSIBILITY,
    f"{visible('{c}', Label.ENTITY)} AND {ABOUT_SAID} "
    "AND ({m}.function = {c}.function OR own({m}.sector) = own({c}.sector))",
    distinct=True,
)
# The latest day on which a paper that the reader sees gives a line.
ASSURED = (
    f"reduce(late = null, day IN [({{m}})-[:{Rel.EVIDENCED_BY}]->(:{Label.PASSAGE})-[:{Rel.OF}]->({{m}}q:{Label.DOCUMENT}) "
    f"WHERE {visible('{m}q', Label.DOCUMENT)} | {{m}}q.publishedOn] | "
    "CASE WHEN late IS NULL OR day > late THEN day ELSE late END)"
)
# From whoever stands for an agency to the lines of all for whom it stands.
CONTACTS = Path(
    f"({{n}})<-[:{Rel.MERGED_INTO}*0..1]-(:{Label.AGENCY})-[:{Rel.REACHED_AT}]->({{m}}:{Label.CONTACTPOINT})",
    Label.CONTACTPOINT,
    distinct=True,
)
FORMER = Path(f"({{n}})-[:{Rel.SUPERSEDES}]->({{m}}:{Label.DOCUMENT})", Label.DOCUMENT, former=True)
CHANGES = every(Label.EVENT)
CHANGED = Path(f"({{n}})-[:{Rel.CONCERNS}]->({{m}})", Label.ENTITY)
# Pairs of agencies that a rule is unsure of and no person has judged.
JUDGED = f"[:{Rel.JUDGES}]->()<-[:{Rel.JUDGES}]-(k:{Label.JUDGEMENT})-[:{Rel.JUDGES}]->()<-[:{Rel.JUDGES}]-"
CANDIDATES = Path(
    f"({{m}}:{Label.JUDGEMENT})",
    Label.JUDGEMENT,
    f"{{m}}.verdict = '{MatchVerdict.UNSURE}' AND {{m}}.undoneAt IS NULL AND NOT EXISTS {{{{ "
    f"({{m}})-{JUDGED}({{m}}) WHERE k.verdict <> '{MatchVerdict.UNSURE}' AND k.undoneAt IS NULL }}}}",
)
DOCUMENTS_OF_CLAIM = Path(
    f"({{n}})-[:{Rel.EVIDENCED_BY}]->(:{Label.PASSAGE})-[:{Rel.OF}]->({{m}}:{Label.DOCUMENT})", Label.DOCUMENT, distinct=True
)
DOCUMENTS_OF_ENTITY = Path(f"({{n}})-[:{Rel.NAMED_IN}]->({{m}}:{Label.DOCUMENT})", Label.DOCUMENT, distinct=True)
