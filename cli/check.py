"""`make check`: every rule of the house in one go; prints what failed and exits 1 where anything did. Tests are `make test`."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from cli.setup import ROOT

BIN = Path(sys.executable).parent
CODE = ("schema", "queries", "graph", "exchange", "ingest", "api", "cli", "training", "benchmarks")
LONGEST_FILE, LONGEST_FUNCTION = 300, 40
# Breaks against the contract: none, and none may come.
CONTRACT_BREAKS = 0
COMMANDS: tuple[tuple[str, list[str]], ...] = (
    ("format", ["ruff", "format", "--check", "--quiet"]),
    ("lint", ["ruff", "check", "--quiet"]),
    ("types", ["mypy"]),
    ("imports", ["lint-imports"]),
    ("dead code", ["vulture"]),
    ("dependencies", ["deptry", "."]),
    ("generated kinds", ["python", "-m", "schema.generate", "--check"]),
    ("generated SDL", ["python", "-m", "api.schema", "--check"]),
    ("types of the pages", ["npm", "--prefix", "web", "--silent", "run", "check"]),
)


def main() -> int:
    """Run every check and say how each went."""
    failed = []
    # Tools find their own kind first: npm its node.
    environment = os.environ | {"PATH": os.pathsep.join((str(BIN), os.environ.get("PATH", "")))}
    for name, command in COMMANDS:
        words = [str(BIN / command[0]), *command[1:]]
        done = subprocess.run(words, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
        print(f"{'ok    ' if done.returncode == 0 else 'FAILED'} {name}", flush=True)
        if done.returncode:
            failed.append(name)
            print(done.stdout + done.stderr)
    for name, problems in (("sizes", list(_too_large())), ("names", list(_taken_names())), ("contract", list(_contract()))):
        print(f"{'FAILED' if problems else 'ok    '} {name}")
        if problems:
            failed.append(name)
            print("\n".join(problems))
    return 1 if failed else 0


def _too_large() -> Iterator[str]:
    for folder in CODE:
        for path in sorted((ROOT / folder).rglob("*.py")):
            text = path.read_text(encoding="utf-8")
            lines = text.count("\n")
            if lines > LONGEST_FILE and path.name != "kinds.py":
                yield f"{path.relative_to(ROOT)}: {lines} lines, more than {LONGEST_FILE}"
            for node in ast.walk(ast.parse(text)):
                if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                    length = (node.end_lineno or node.lineno) - node.lineno + 1
                    if length > LONGEST_FUNCTION and not _is_command(node):
                        where = f"{path.relative_to(ROOT)}:{node.lineno}"
                        yield f"{where}: {node.name} has {length} lines, more than {LONGEST_FUNCTION}"


def _is_command(node: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    """A command's options and help are its signature: they count as data."""
    return node.name.endswith("_command")


def _taken_names() -> Iterator[str]:
    """No installed distribution may import under one of our names."""
    site = Path(next(p for p in sys.path if p.endswith("site-packages")))
    for name in ("schema", "queries", "graph", "exchange", "ingest", "api", "cli"):
        if (site / name).exists() or (site / f"{name}.py").exists():
            yield f"a dependency installs a package named {name}"


def _contract() -> Iterator[str]:
    """The contract's own checker; skipped with a word where the shared folder is not, never under CI."""
    shared = Path(os.environ.get("CONVENE_SHARED", ROOT.parent / "shared"))
    checker = shared / "contract" / "check_contract.py"
    if not checker.exists():
        if os.environ.get("CI") == "true":
            yield f"{checker} is not there"
        else:
            print("skipped contract: the shared folder is not there (CONVENE_SHARED names it)")
        return
    command = [sys.executable, str(checker), str(ROOT / "schema" / "schema.graphql")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    last = done.stdout.strip().splitlines()[-1] if done.stdout.strip() else done.stderr
    count = last.split()[0]
    print(f"       {last}")
    if not count.isdigit() or int(count) > CONTRACT_BREAKS or "no description" in done.stdout:
        yield done.stdout + done.stderr


if __name__ == "__main__":
    sys.exit(main())
