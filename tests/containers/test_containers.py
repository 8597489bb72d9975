"""Containers without an engine: the form of both files, what a careful reader would object to, what the image copies."""

import re
import subprocess
import sys

import pytest
import yaml
from compose_spec import PyCompose

from tests.containers.dockerfile import stages
from tests.containers.steps import REPOSITORY, Builder

FOUND = stages(REPOSITORY / "Dockerfile")
STEPS = [(stage, word, rest) for stage in FOUND for word, rest in stage.steps]
TEXT = (REPOSITORY / "docker-compose.yml").read_text(encoding="utf-8")
SERVICES = yaml.safe_load(TEXT)["services"]


def test_every_base_is_pinned_and_every_stage_named():
    for stage in FOUND:
        known = stage.base in {one.name for one in FOUND}
        assert known or re.fullmatch(r"[\w/]+:\d+\.\d+\.\d+-[\w-]+", stage.base), f"{stage.base} is not pinned to a version"
        assert stage.name
    assert len(FOUND) >= 3


def test_packages_are_pinned_and_no_cache_is_kept():
    for _, word, rest in STEPS:
        assert word not in {"ADD", "MAINTAINER"}
        assert not re.search(r"\bsudo\b|curl .*\| *(ba)?sh|chmod 777", rest)
        if "apt-get install" in rest:
            assert "--no-install-recommends" in rest
            assert "rm -rf /var/lib/apt/lists" in rest
            assert rest.index("apt-get update") < rest.index("apt-get install"), "in one layer"
            packages = rest.split("apt-get install")[1].split("&&")[0].split()
            assert all("=" in package for package in packages if not package.startswith("-"))
        if "pip install" in rest:
            assert "--no-cache-dir" in rest
            assert "--require-hashes" in rest
        assert not re.search(r"npm (install|i)\b", rest), "npm ci keeps to the lock"


def test_the_image_runs_as_nobody_in_particular_and_holds_no_secret():
    words = [word for word, _ in FOUND[-1].steps]
    user = next(rest for word, rest in FOUND[-1].steps if word == "USER")
    assert user.isdigit(), "a number: an engine can see that it is not root"
    assert user != "0"
    assert words.index("USER") < words.index("ENTRYPOINT")
    assert "HEALTHCHECK" in words
    for _, word, rest in STEPS:
        if word in {"ENV", "ARG"}:
            assert not re.search(r"PASSWORD|SECRET|TOKEN", rest, re.IGNORECASE)
        if word in {"ENTRYPOINT", "CMD"}:
            assert rest.startswith("["), "words, no shell: signals reach the process"
        if word == "WORKDIR":
            assert rest.startswith("/")


def test_what_the_image_copies_is_whole(tmp_path):
    builder = Builder(tmp_path)
    for stage in FOUND:
        for path in (stage.name, "slim/venv", "pages/app/web/dist"):
            (tmp_path / path).mkdir(parents=True, exist_ok=True)
        if stage.base not in {one.name for one in FOUND}:
            (tmp_path / stage.base).mkdir(exist_ok=True)
    builder.home |= {stage.name: "/app" for stage in FOUND}
    image = FOUND[-1]
    for word, rest in image.steps:
        if word == "COPY":
            builder.copy(image.name, rest.split())
    there = tmp_path / image.name / "app"
    packages = re.search(r"^packages = (\[.*\])$", (REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"), re.MULTILINE)
    for name in yaml.safe_load(packages[1]):
        tracked = subprocess.run(["git", "ls-files", name], cwd=REPOSITORY, capture_output=True, text=True, check=True)
        for path in tracked.stdout.split("\n"):
            assert not path or (there / path).exists(), f"{path} is not in the image"
    assert not list(there.rglob(".env"))
    assert not list(there.rglob("__pycache__"))
    assert not (there / "tests").exists()
    done = subprocess.run([sys.executable, "-m", "cli", "--help"], cwd=there, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_the_compose_file_is_of_the_right_form():
    filled = re.sub(r"\$\{\w+:([?-])([^}]*)\}", lambda m: m[2] if m[1] == "-" else "secret", TEXT)
    # anchors and merges filled in, as an engine does first
    PyCompose.from_yaml(yaml.safe_dump(yaml.safe_load(filled))).validate()


@pytest.mark.parametrize("name", SERVICES)
def test_a_service_is_held_tight(name):
    service = SERVICES[name]
    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert "no-new-privileges:true" in service["security_opt"]
    assert service["user"].split(":")[0] != "0"
    assert service["mem_limit"]
    assert service["healthcheck"]
    assert not service.get("privileged")
    assert "/var/run/docker.sock" not in str(service.get("volumes"))
    assert ":?" in str(service["environment"]), "it must refuse to start without a password"
    image = service["image"]
    assert re.search(r":\d+\.\d+\.\d+", image), f"{image} is not pinned to a version"
    assert service["restart"] == ("no" if name == "ingest" else "unless-stopped")


def test_only_the_api_is_reached_and_only_from_here():
    assert [name for name, service in SERVICES.items() if "ports" in service] == ["api"]
    assert all(port.startswith("127.0.0.1:") for port in SERVICES["api"]["ports"])
    assert yaml.safe_load(TEXT)["networks"]["inside"]["internal"] is True
    assert "outside" not in SERVICES["neo4j"]["networks"]


def test_the_database_is_that_of_the_lock():
    lock = (REPOSITORY / "graph" / "local" / "jars.lock").read_text(encoding="utf-8")
    version = re.search(r"org\.neo4j:neo4j:([\d.]+)", lock)[1]
    assert SERVICES["neo4j"]["image"] == f"neo4j:{version}-community"
