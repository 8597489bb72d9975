"""The interface that every thing with a global id has."""

from __future__ import annotations

import strawberry

from api.types.fields import reads


@strawberry.interface(description="Anything with a global id.")
class Node:
    """What `node(id)` can give."""

    id: strawberry.ID = reads("The global id of the {one}: it stays the same in every answer.")
