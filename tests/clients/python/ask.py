"""A client as its builder writes it: one query, of which the generator makes a method and the classes of its answer."""

import asyncio
import json
import sys

from convene_client import Client, Sector


async def main() -> None:
    async with Client(url=sys.argv[1]) as client:
        found = await client.who_does(sector=Sector.EDUCATION, first=3)
    duties = found.responsibilities
    actions = [f"{duty.modality.value} {duty.subject.name}: {duty.action}" for duty in duties.nodes]
    assert all(duty.recorded_at.year > 2000 for duty in duties.nodes)
    print(json.dumps({"total": duties.total_count, "actions": actions}))


asyncio.run(main())
