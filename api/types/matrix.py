"""The matrix of who does what, as GraphQL types."""

from __future__ import annotations

import strawberry

from api.types.connections import ResponsibilityConnection
from api.types.fields import paged, reads


@strawberry.type(description="A row or a column of the matrix.")
class MatrixHeader:
    """What a row or column stands for."""

    key: strawberry.ID = reads("What cells refer to: the value of the axis, or an id; NONE where duties have no such value.")
    label: str = reads("The words to show for it.")
    total: int = reads("How many duties it holds, each counted once.")


@strawberry.type(description="Where a row and a column meet. Cells with no duty are left out.")
class MatrixCell:
    """How many duties, and which."""

    row: strawberry.ID = reads("The key of its row.")
    column: strawberry.ID = reads("The key of its column.")
    count: int = reads("How many duties it holds.")
    must: int = reads("How many of its duties are binding.")
    should: int = reads("How many of its duties are recommended.")
    may: int = reads("How many of its duties are permitted.")
    does: int = reads("How many of its duties are stated as fact.")
    responsibilities: ResponsibilityConnection = paged("The duties in this cell.")


@strawberry.type(description="Who does what: rows, columns, and how many duties where they meet.")
class Matrix:
    """The whole table."""

    rows: list[MatrixHeader] = reads("The rows that hold a duty, in the order of their labels or of the enum.")
    columns: list[MatrixHeader] = reads("The columns that hold a duty, in the order of their labels or of the enum.")
    cells: list[MatrixCell] = reads("The cells that hold a duty, row by row.")
    total: int = reads("How many duties there are in all, each counted once.")
