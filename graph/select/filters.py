"""What a filter asks of the graph: for each type, each field of its filter as a condition on the variable `{m}`.

Values become parameters, never text. The shape of the inputs is api/types/filters'.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from graph.select import paths
from graph.select.build import Build
from graph.select.paths import Path, edge, said, scope
from graph.select.visible import kept
from schema.errors import Code, ConveneError
from schema.kinds import Label, Predicate, Rel


@dataclass(frozen=True, slots=True)
class Test:
    """Operators on an expression over `{m}`."""

    text: str
    kind: str = "plain"


@dataclass(frozen=True, slots=True)
class Some:
    """A filter on what is at the end of a path: on one thing, or with some, none and all."""

    path: Path
    type: str
    single: bool = False


ID, NAMES = Test("{m}.id"), Test("[own({m}.name)] + coalesce(own({m}.aliases), [])", "names")
OF_CLAIM, OF_ENTITY = Some(paths.DOCUMENTS_OF_CLAIM, "Document"), Some(paths.DOCUMENTS_OF_ENTITY, "Document")
SUBJECT = Some(edge(Rel.SUBJECT, Label.AGENCY), "Agency", single=True)
CLAIM: dict[str, Test | Some] = {
    "id": ID,
    "subject": SUBJECT,
    "modality": Test("{m}.modality"),
    "negated": Test("{m}.negated", "flag"),
    "documents": OF_CLAIM,
    "status": Test("{m}.status"),
    "confidence": Test("own({m}.confidence)"),
}
FILTERS: dict[str, dict[str, Test | Some]] = {
    "Agency": {
        "id": ID,
        "name": NAMES,
        "kind": Test("{m}.kind"),
        "sector": Test("own({m}.sector)"),
        "jurisdictions": Some(said(Predicate.APPLIES_IN, Label.JURISDICTION), "Jurisdiction"),
        "responsibilities": Some(edge(Rel.SUBJECT, Label.RESPONSIBILITY, back=True), "Responsibility"),
        "provides": Some(said(Predicate.PROVIDES, Label.RESOURCE), "Resource"),
        "follows": Some(said(Predicate.FOLLOWS, Label.PROTOCOL), "Protocol"),
        "documents": OF_ENTITY,
    },
    "Protocol": {
        "id": ID,
        "name": NAMES,
        "kind": Test("{m}.kind"),
        "citation": Test("{m}.citation", "text"),
        "followedBy": Some(said(Predicate.FOLLOWS, Label.AGENCY, back=True), "Agency"),
        "jurisdictions": Some(scope(Rel.SUBJECT, Rel.UNDER), "Jurisdiction"),
        "documents": OF_ENTITY,
    },
    "Resource": {
        "id": ID,
        "name": NAMES,
        "kind": Test("{m}.kind"),
        "providers": Some(said(Predicate.PROVIDES, Label.AGENCY, back=True), "Agency"),
        "jurisdictions": Some(scope(Rel.SUBJECT, Rel.OBJECT), "Jurisdiction"),
        "documents": OF_ENTITY,
    },
    "Jurisdiction": {
        "id": ID,
        "name": NAMES,
        "level": Test("{m}.level"),
        "geoid": Test("{m}.geoid", "text"),
        "isoCode": Test("{m}.isoCode", "text"),
        "within": Test(f"({{m}})-[:{Rel.WITHIN}*1..8]->({{x}}:{Label.JURISDICTION})", "within"),
    },
    "Activity": {"id": ID, "name": NAMES, "function": Test("{m}.function")},
    "Finding": {"id": ID, "name": Test("own({m}.name)", "text"), "year": Test("{m}.year"), "documents": OF_ENTITY},
    "Responsibility": {
        **CLAIM,
        "function": Test("{m}.function"),
        "action": Test("{m}.action", "text"),
        "deadline": Test("{m}.deadlineSeconds", "duration"),
        "condition": Test("{m}.condition", "text"),
        "protocol": Some(edge(Rel.UNDER, Label.PROTOCOL), "Protocol", single=True),
        "jurisdictions": Some(edge(Rel.HOLDS_IN, Label.JURISDICTION), "Jurisdiction"),
    },
    "Claim": {**CLAIM, "predicate": Test("{m}.predicate")},
    "Document": {
        "id": ID,
        "title": Test("{m}.title", "text"),
        "kind": Test("{m}.kind"),
        "publisher": Test("{m}.publisher", "text"),
        **{name: Test(f"{{m}}.{name}") for name in ("publishedOn", "effectiveOn", "expiresOn", "reviewDueOn")},
        "parties": Some(edge(Rel.PARTY_TO, Label.AGENCY, back=True), "Agency"),
    },
}

COMPARE = {"eq": "=", "lt": "<", "lte": "<=", "gt": ">", "gte": ">=", "in": "IN"}
TEXT = {"eq": "=", "contains": "CONTAINS", "startsWith": "STARTS WITH", "endsWith": "ENDS WITH"}
SECONDS = {"Y": 365 * 86400, "M": 30 * 86400, "W": 7 * 86400, "D": 86400, "H": 3600, "TM": 60, "S": 1}


REVIEWED = frozenset({Label.CLAIM, Label.RESPONSIBILITY})


def narrowed(build: Build, type_name: str, where: Mapping[str, Any] | None, m: str) -> list[str]:
    """The conditions of a list: its filter, and of claims that they are not rejected unless the filter speaks of status."""
    parts = [condition(build, type_name, where, m)] if where else []
    return parts if type_name not in REVIEWED or (where and _asks_status(where)) else [*parts, kept(m)]


def _asks_status(where: Mapping[str, Any]) -> bool:
    for name, value in where.items():
        if name == "status" and value is not None:
            return True
        inner = value if name in ("AND", "OR") else [value] if name == "NOT" else []
        if any(_asks_status(one) for one in inner or [] if one):
            return True
    return False


def condition(build: Build, type_name: str, where: Mapping[str, Any], m: str, *, exact: bool = False) -> str:
    """The filter as one Cypher condition.

    `exact`: false rather than null where a value is missing, as NOT needs it; elsewhere null does as well, and a bare
    comparison can use an index.
    """
    parts: list[str] = []
    for name, value in where.items():
        if value is None:
            continue
        if name in ("AND", "OR"):
            inner = [f"({condition(build, type_name, one, m, exact=exact)})" for one in value]
            parts.append(f"({f' {name} '.join(inner)})" if inner else str(name == "AND").lower())
        elif name == "NOT":
            parts.append(f"NOT ({condition(build, type_name, value, m, exact=True)})")
        else:
            rule = FILTERS[type_name][name]
            tests = _some(build, rule, value, m) if isinstance(rule, Some) else _tests(build, rule, value, m)
            parts += [f"coalesce({test}, false)" for test in tests] if exact else tests
    return " AND ".join(parts) or "true"


def _some(build: Build, rule: Some, value: Any, m: str) -> list[str]:
    if rule.single:
        return [_exists(build, rule, value, m)]
    out = []
    for quantifier, inner in value.items():
        if inner is not None:
            there = _exists(build, rule, {"NOT": inner} if quantifier == "all" else inner, m)
            out.append(there if quantifier == "some" else f"NOT {there}")
    return out


def _exists(build: Build, rule: Some, where: Mapping[str, Any], m: str) -> str:
    x = build.variable()
    return f"EXISTS {{ {' AND '.join([rule.path.match(m, x), *narrowed(build, rule.type, where, x)])} }}"


def _tests(build: Build, rule: Test, value: Any, m: str) -> list[str]:
    x = build.variable() if rule.kind in ("within", "names") else ""
    text = rule.text.format(m=m, x=x)
    if rule.kind == "flag":
        return [f"{text} = {build.param(value)}"]
    given = {name: operand for name, operand in value.items() if operand is not None}
    if rule.kind == "within":
        tests = [_compare(build, f"{x}.id", name, operand) for name, operand in given.items()]
        return [f"EXISTS {{ MATCH {text} WHERE {' AND '.join(tests)} }}"] if tests else []
    if rule.kind == "names":
        tests = [_text(build, x, name, operand) for name, operand in given.items()]
        return [f"any({x} IN {text} WHERE {' AND '.join(tests)})"] if tests else []
    if rule.kind == "text":
        return [_text(build, text, name, operand) for name, operand in given.items()]
    make = seconds if rule.kind == "duration" else plain
    return [_compare(build, text, name, operand, make) for name, operand in given.items()]


def _text(build: Build, text: str, name: str, operand: Any) -> str:
    if name == "in":
        return f"toLower({text}) IN [x IN {build.param(operand)} | toLower(x)]"
    return f"toLower({text}) {TEXT[name]} toLower({build.param(operand)})"


def _compare(build: Build, text: str, name: str, operand: Any, make: Callable[[Any], Any] | None = None) -> str:
    if name == "isNull":
        return f"({text} IS NULL) = {build.param(operand)}"
    if name == "notIn":
        return f"NOT coalesce({text} IN {build.param(operand, plain)}, false)"
    return f"{text} {COMPARE[name]} {build.param(operand, make)}"


def plain(value: Any) -> Any:
    """A value as the driver takes it: members of enums become their text."""
    if isinstance(value, list):
        return [plain(item) for item in value]
    return str(value) if isinstance(value, StrEnum) else value


def seconds(duration: str) -> int:
    """The length of an ISO 8601 duration; a month counts 30 days, a year 365."""
    days, _, hours = duration[1:].partition("T")
    total = sum(int(n) * SECONDS[unit] for n, unit in re.findall(r"(\d+)([YMWD])", days))
    total += sum(int(n) * SECONDS["TM" if unit == "M" else unit] for n, unit in re.findall(r"(\d+)([HMS])", hours))
    if total >= 2**63:
        raise ConveneError(Code.BAD_INPUT, "That duration is longer than can be compared.")
    return total
