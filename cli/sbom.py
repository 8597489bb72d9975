"""`make sbom`: what the program is made of, as CycloneDX 1.6: packages, jars, the explorer's packages, the model, each by hash.

It reads the locks and the model alone, so that equal inputs give equal files. Whether one is known to be unsafe is not asked.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

from cli.setup import ROOT

PIN = re.compile(r"^([A-Za-z0-9._-]+)==(\S+)")
HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")
Component = dict[str, Any]


def components(root: Path) -> list[Component]:
    """All of them, in one order. A `path` in a hash's place would say nothing: what has no hash is an error."""
    found = [*_python(root / "requirements.lock"), *_jars(root / "graph" / "local" / "jars.lock")]
    found += [*_explorer(root / "web" / "package-lock.json"), *_model(root / "ingest" / "extract" / "model")]
    bare = [one["bom-ref"] for one in found if not one["hashes"]]
    if bare:
        raise ValueError(f"without a hash: {', '.join(bare)}")
    return sorted(found, key=lambda one: str(one["bom-ref"]))


def _python(lock: Path) -> Iterator[Component]:
    name = version = ""
    hashes: list[str] = []
    for line in [*lock.read_text(encoding="utf-8").splitlines(), "end==0"]:
        pin = PIN.match(line)
        if pin:
            if name:
                yield _library(name, version, f"pkg:pypi/{name.lower()}@{version}", ("SHA-256", hashes))
            name, version, hashes = pin[1], pin[2], []
        hashes += HASH.findall(line)


def _jars(lock: Path) -> Iterator[Component]:
    for line in lock.read_text(encoding="utf-8").splitlines():
        coordinates, digest, _ = line.split()
        group, name, version, *classifier = coordinates.split(":")
        purl = f"pkg:maven/{group}/{name}@{version}" + (f"?classifier={classifier[0]}" if classifier else "")
        yield {**_library(name, version, purl, ("SHA-256", [digest])), "group": group}


def _explorer(lock: Path) -> Iterator[Component]:
    packages = json.loads(lock.read_text(encoding="utf-8"))["packages"]
    seen = set()
    for path, package in packages.items():
        name = path.rpartition("node_modules/")[2]
        if not path or (name, package["version"]) in seen:
            continue
        seen.add((name, package["version"]))
        kind, _, digest = package["integrity"].partition("-")
        hashes = (kind.upper().replace("SHA", "SHA-"), [base64.b64decode(digest).hex()])
        made = _library(name, package["version"], f"pkg:npm/{quote(name, safe='/')}@{package['version']}", hashes)
        yield made | ({"scope": "excluded"} if package.get("dev") else {})


def _model(folder: Path) -> Iterator[Component]:
    for path in sorted(file for file in folder.iterdir() if file.is_file()):
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        yield {
            "type": "machine-learning-model" if path.suffix in {".onnx", ".npz"} else "file",
            "bom-ref": f"model/{path.name}",
            "name": path.name,
            "hashes": [{"alg": "SHA-256", "content": digest}],
        }


def _library(name: str, version: str, purl: str, hashes: tuple[str, list[str]]) -> Component:
    return {
        "type": "library",
        "bom-ref": purl,
        "name": name,
        "version": version,
        "purl": purl,
        "hashes": [{"alg": hashes[0], "content": digest} for digest in hashes[1]],
    }


def bill(root: Path) -> dict[str, Any]:
    """The whole bill."""
    program: dict[str, Any] = {"type": "application", "bom-ref": "convene", "name": "convene", "version": "0.1.0"}
    program["licenses"] = [{"license": {"id": "Apache-2.0"}}]
    return {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": program},
        "components": components(root),
    }


def main() -> int:
    """Write it to the file that is named, `sbom.cdx.json` without one."""
    to = Path(sys.argv[1] if len(sys.argv) > 1 else "sbom.cdx.json")
    made = bill(ROOT)
    to.write_text(json.dumps(made, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    print(f"{len(made['components'])} components in {to}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
