"""A newer version of a document in the place of an older one. What changed between the two is graph/select/diff's."""

from __future__ import annotations

import neo4j

from graph.driver import translated, writing
from graph.events import Event, log
from graph.retract import take_back
from graph.work import moment
from queries import cypher
from schema.errors import Code, ConveneError
from schema.kinds import ChangeKind


def supersede(driver: neo4j.Driver, old: str, new: str, by: str, *, database: str = "neo4j") -> None:
    """Let the document `new` take the place of `old`, which is taken back but stays to be compared with.

    Raises NOT_FOUND where one of them is not current, BAD_INPUT where both are one.
    """
    if old == new:
        raise ConveneError(Code.BAD_INPUT, "The new version holds the same bytes as the old one.")
    with translated(), driver.session(database=database) as session:
        session.execute_write(_supersede, old, new, by)


@writing
def _supersede(tx: neo4j.ManagedTransaction, old: str, new: str, by: str) -> None:
    found = tx.run(cypher("write/supersede"), old=old, new=new).data()
    if not found:
        raise ConveneError(Code.NOT_FOUND, f"No current document has the id {new}.")
    take_back(tx, old)
    summary = f"{found[0]['title']}: a newer version took the place of an older one."
    log(tx, by, moment(), [Event(ChangeKind.CHANGED, (new, old), summary, before=old, after=new)])
