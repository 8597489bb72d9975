"""Which part of a list a page is: its bounds, its order, and what lies around it. What each entry shows is project.py's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from graph.select.build import Build, quoted
from graph.select.cursors import key_of, signature
from graph.select.orders import Key
from graph.select.paths import Path
from graph.select.tree import PAGE_DEFAULT, Field, given, page_size
from schema.errors import Code, ConveneError


@dataclass(frozen=True, slots=True)
class Listing:
    """A list: how it is matched, its variable, its keys, what binds a cursor to it; `whole`: no filter narrows it."""

    match: str
    m: str
    carried: tuple[str, ...]
    distinct: bool
    keys: tuple[Key, ...]
    sign: str
    whole: bool = False

    @property
    def plain(self) -> bool:
        """Whether an index can give the list in order."""
        return all(key.plain for key in self.keys)

    def key(self, index: int) -> str:
        """The text of one key."""
        return self.keys[index].text.format(m=self.m)

    def named(self, index: int) -> str:
        """A key where rows are ordered: plain ones as they are, the others under a name."""
        return self.key(index) if self.plain else f"{self.m}k{index}"

    def naming(self, known: int = 0) -> str:
        """The keys with the names that they get; the first `known` have theirs."""
        return ", ".join(f"{self.m}k{i}" if i < known else f"{self.key(i)} AS {self.m}k{i}" for i in range(len(self.keys)))

    def place(self) -> str:
        """What a cursor of an entry holds."""
        return f"['{self.sign}', {', '.join(self.named(i) for i in range(len(self.keys)))}]"


def sign_of(path: Path, keys: Sequence[Key]) -> str:
    """What binds a cursor to the list at the end of a path, in this order."""
    return signature(path.pattern, path.label, *(f"{key.text}{key.down}" for key in keys))


@dataclass(frozen=True, slots=True)
class Window:
    """Which part of a list: the statement that gives its rows (one more than the page), and what lies around it."""

    rows: str
    size: str
    backward: bool
    before: str
    behind: str


def window_of(build: Build, field: Field, listing: Listing) -> Window:
    """The window that the arguments of a connection ask for."""
    args = field.args
    if given(args, "first") and given(args, "last"):
        raise ConveneError(Code.BAD_INPUT, "Ask for `first` or for `last`, not for both.")
    backward = given(args, "last")
    wanted = args["last"] if backward else args["first"] if given(args, "first") else PAGE_DEFAULT
    after = _bound(build, listing, args["after"], behind=True) if given(args, "after") else None
    before = _bound(build, listing, args["before"], behind=False) if given(args, "before") else None
    cuts = [cut for cut, _ in (b for b in (after, before) if b)]
    limit = build.param(wanted, lambda value: page_size(value) + 1)
    return Window(
        rows=_ordered(listing, cuts, limit, backward=backward),
        size=build.param(wanted, page_size),
        backward=backward,
        before=_beyond(listing, after[1]) if after else "false",
        behind=_beyond(listing, before[1]) if before else "false",
    )


def _ordered(listing: Listing, cuts: Sequence[str], limit: str, *, backward: bool) -> str:
    carried = ", ".join(listing.carried)
    order = ", ".join(f"{listing.named(i)}{' DESC' if key.down != backward else ''}" for i, key in enumerate(listing.keys))
    distinct = f"WITH DISTINCT {carried} " if listing.distinct else ""
    if listing.plain:
        return f"{' AND '.join([listing.match, *cuts])} {distinct}WITH {carried} ORDER BY {order} LIMIT {limit}"
    cut = f"WHERE {' AND '.join(cuts)} " if cuts else ""
    names = ", ".join(listing.named(i) for i in range(len(listing.keys)))
    first = listing.keys[0]
    if listing.whole and first.walk:
        walk = first.walk.format(m=listing.m, down=" DESC" if first.down != backward else "")
        named = f"{walk}{listing.match} WITH {carried}, {listing.naming(1)} {cut}"
    else:
        named = f"{listing.match} {distinct}WITH {carried}, {listing.naming()} {cut}"
    return f"{named}WITH {carried}, {names} ORDER BY {order} LIMIT {limit}"


def _bound(build: Build, listing: Listing, cursor: Any, *, behind: bool) -> tuple[str, str]:
    """The condition that keeps what lies on this side of a cursor, and the one that keeps the rest, both over named keys."""
    count = len(listing.keys)
    places = [build.param(cursor, key_of(listing.sign, count, i)) for i in range(count)]
    return _compare(listing, places, behind=behind, self_too=False), _compare(listing, places, behind=not behind, self_too=True)


def _compare(listing: Listing, places: Sequence[str], *, behind: bool, self_too: bool) -> str:
    alternatives = []
    for i, key in enumerate(listing.keys):
        same = [f"{listing.named(j)} = {places[j]}" for j in range(i)]
        sign = "<" if key.down == behind else ">"
        last = i == len(listing.keys) - 1
        alternatives.append(" AND ".join([*same, f"{listing.named(i)} {sign}{'=' if self_too and last else ''} {places[i]}"]))
    return f"({' OR '.join(alternatives)})" if len(alternatives) > 1 else alternatives[0]


def _beyond(listing: Listing, rest: str) -> str:
    """Whether something lies on the other side of a cursor."""
    if listing.plain:
        return f"EXISTS {{ {listing.match} AND {rest} }}"
    carried = ", ".join(listing.carried)
    return f"EXISTS {{ {listing.match} WITH {carried}, {listing.naming()} WHERE {rest} RETURN {listing.m} }}"


def page_info(field: Field, window: Window) -> str:
    """The map of the page information that is asked for."""
    ((_, children),) = field.select.items()
    ahead, back = (window.behind, "more") if window.backward else ("more OR " + window.behind, window.before)
    if window.backward:
        back = f"more OR {window.before}"
    texts = {"hasNextPage": ahead, "hasPreviousPage": back, "startCursor": "page[0].c", "endCursor": "page[-1].c"}
    return "{" + ", ".join(f"{quoted(f.key)}: {texts[f.name]}" for f in children if f.name != "__typename") + "}"
