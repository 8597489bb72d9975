"""The explorer in a real Chromium: each file of web/tests is one test here; a file that changes the graph comes later."""

import pytest

from cli.setup import WEB

# In this order: what only reads comes before what changes the graph.
FILES = ["views.test.ts", "reading.test.ts", "habits.test.ts", "safety.test.ts", "work.test.ts"]


def test_every_file_is_run():
    assert {path.name for path in (WEB / "tests").glob("*.test.ts")} == set(FILES)


@pytest.mark.timeout(900)
@pytest.mark.parametrize("name", FILES)
def test_in_the_browser(node, name):
    done = node(name)
    assert done.returncode == 0, (done.stdout + done.stderr)[-12000:]
