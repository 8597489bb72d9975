"""A plain reading of filters: the whole graph in dictionaries, each operator as a Python expression. Slow and simple."""

from graph.select.filters import seconds

SEEN = {"PUBLIC"}


class Plain:
    """The graph as two queries give it, and what a filter holds of."""

    def __init__(self, driver, tiers=frozenset(SEEN)):
        with driver.session() as session:
            nodes = session.run("MATCH (n) WHERE n.id IS NOT NULL RETURN n.id AS id, labels(n) AS labels, properties(n) AS p")
            self.nodes = {r["id"]: {**r["p"], "labels": set(r["labels"])} for r in nodes}
            edges = session.run(
                "MATCH (a)-[r]->(b) WHERE a.id IS NOT NULL AND b.id IS NOT NULL RETURN a.id AS a, type(r) AS t, b.id AS b"
            )
            self.edges = {(r["a"], r["t"], r["b"]) for r in edges}
        self.tiers = tiers
        self.out, self.into = {}, {}
        for a, t, b in self.edges:
            self.out.setdefault((a, t), set()).add(b)
            self.into.setdefault((b, t), set()).add(a)

    def seen(self, key):
        node = self.nodes[key]
        return node["tier"] in self.tiers and "retractedAt" not in node and "Merged" not in node["labels"]

    def of(self, label):
        return {key for key, node in self.nodes.items() if label in node["labels"] and self.seen(key)}

    def only(self, keys, label):
        return {key for key in keys if label in self.nodes[key]["labels"] and self.seen(key)}

    def ends(self, key, rel):
        return self.out.get((key, rel), set())

    def starts(self, key, rel):
        return self.into.get((key, rel), set())

    def standing(self, claims):
        return [
            c
            for c in claims
            if "tier" in self.nodes[c]
            and self.seen(c)
            and not self.nodes[c]["negated"]
            and self.nodes[c]["status"] != "REJECTED"
        ]

    def said(self, key, predicate, label, *, back=False):
        here, there = ("OBJECT", "SUBJECT") if back else ("SUBJECT", "OBJECT")
        claims = [c for c in self.standing(self.starts(key, here)) if self.nodes[c]["predicate"] == predicate]
        return self.only({e for c in claims if "Claim" in self.nodes[c]["labels"] for e in self.ends(c, there)}, label)

    def scope(self, key, *rels):
        claims = self.standing({c for rel in rels for c in self.starts(key, rel)})
        return self.only({e for c in claims for rel in ("OBJECT", "HOLDS_IN") for e in self.ends(c, rel)}, "Jurisdiction")

    def documents_of(self, key):
        node = self.nodes[key]
        if "Entity" in node["labels"]:
            return self.only(self.ends(key, "NAMED_IN"), "Document")
        return self.only({d for p in self.ends(key, "EVIDENCED_BY") for d in self.ends(p, "OF")}, "Document")

    def around(self, key):
        found, new = set(), {key}
        while new:
            new = {b for a in new for b in self.ends(a, "WITHIN")} - found
            found |= new
        return found

    def related(self, kind, name, key):  # noqa: C901, PLR0911 - one line a relation
        match kind, name:
            case _, "documents":
                return self.documents_of(key), "Document"
            case "Agency", "jurisdictions":
                return self.said(key, "APPLIES_IN", "Jurisdiction"), "Jurisdiction"
            case "Agency", "responsibilities":
                return self.only(self.starts(key, "SUBJECT"), "Responsibility"), "Responsibility"
            case "Agency", "provides":
                return self.said(key, "PROVIDES", "Resource"), "Resource"
            case "Agency", "follows":
                return self.said(key, "FOLLOWS", "Protocol"), "Protocol"
            case "Protocol", "followedBy":
                return self.said(key, "FOLLOWS", "Agency", back=True), "Agency"
            case "Protocol", "jurisdictions":
                return self.scope(key, "SUBJECT", "UNDER"), "Jurisdiction"
            case "Resource", "providers":
                return self.said(key, "PROVIDES", "Agency", back=True), "Agency"
            case "Resource", "jurisdictions":
                return self.scope(key, "SUBJECT", "OBJECT"), "Jurisdiction"
            case "Responsibility", "jurisdictions":
                return self.only(self.ends(key, "HOLDS_IN"), "Jurisdiction"), "Jurisdiction"
            case "Document", "parties":
                return self.only(self.starts(key, "PARTY_TO"), "Agency"), "Agency"
        raise AssertionError(name)

    def holds(self, kind, where, key):
        return all(self.part(kind, name, value, key) for name, value in where.items() if value is not None)

    def shown(self, kind, where, keys):
        plain = kind not in ("Claim", "Responsibility") or asks_status(where)
        return [key for key in keys if plain or self.nodes[key]["status"] != "REJECTED"]

    def lists(self, kind, where, key):
        """Whether a list with this filter shows it: of claims, rejected ones only where the filter speaks of status."""
        asked = kind not in ("Claim", "Responsibility") or asks_status(where)
        return (asked or self.nodes[key]["status"] != "REJECTED") and self.holds(kind, where, key)

    def part(self, kind, name, value, key):  # noqa: C901, PLR0911 - one line a form of filter
        node = self.nodes[key]
        if name == "AND":
            return all(self.holds(kind, one, key) for one in value)
        if name == "OR":
            return any(self.holds(kind, one, key) for one in value)
        if name == "NOT":
            return not self.holds(kind, value, key)
        if name in ("subject", "protocol"):
            label = {"subject": "Agency", "protocol": "Protocol"}[name]
            ends = self.only(self.ends(key, {"subject": "SUBJECT", "protocol": "UNDER"}[name]), label)
            return any(self.holds(label, value, end) for end in ends)
        if set(value) & {"some", "none", "all"} if isinstance(value, dict) else False:
            things, other = self.related(kind, name, key)
            return all(quantified(q, [self.holds(other, w, t) for t in self.shown(other, w, things)]) for q, w in value.items())
        if name == "within":
            return any(all(operator(op, other, v) for op, v in value.items()) for other in self.around(key)) if value else True
        if name == "name" and kind != "Finding":
            forms = [node["name"], *node.get("aliases", [])]
            return any(all(text(op, form, v) for op, v in value.items()) for form in forms)
        if name in ("name", "title", "publisher", "citation", "geoid", "isoCode", "action", "condition"):
            return all(text(op, node.get(name), v) for op, v in value.items())
        if name == "deadline":
            return all(
                operator(op, node.get("deadlineSeconds"), v if op == "isNull" else seconds(v)) for op, v in value.items()
            )
        if name == "negated":
            return node["negated"] == value
        return all(operator(op, node.get(name), v) for op, v in value.items())


def asks_status(where):
    return any(
        name == "status"
        or (name in ("AND", "OR") and any(asks_status(one) for one in value))
        or (name == "NOT" and asks_status(value))
        for name, value in where.items()
        if value is not None
    )


def quantified(quantifier, truths):
    return {"some": any(truths), "none": not any(truths), "all": all(truths)}[quantifier]


def text(op, value, wanted):
    if value is None:
        return False
    value = value.lower()
    if op == "in":
        return value in [w.lower() for w in wanted]
    wanted = wanted.lower()
    tests = {
        "eq": value == wanted,
        "contains": wanted in value,
        "startsWith": value.startswith(wanted),
        "endsWith": value.endswith(wanted),
    }
    return tests[op]


def operator(op, value, wanted):
    if op == "isNull":
        return (value is None) == wanted
    if op == "notIn":
        return value not in wanted
    if value is None:
        return False
    if op == "in":
        return value in wanted
    tests = {"eq": value == wanted, "lt": value < wanted, "lte": value <= wanted, "gt": value > wanted, "gte": value >= wanted}
    return tests[op]
