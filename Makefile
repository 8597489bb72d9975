# make help says what there is. Everything is done in .venv; downloads lie in CONVENE_CACHE (default ~/.cache/convene).
PYTHON ?= python3
PY := .venv/bin/python

.PHONY: docs help run setup setup-dev test check format bench lock sbom generate train clean

help: ## Say what there is
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

run: setup ## Set up, start the local Neo4j, read samples/, show the matrix, serve at 127.0.0.1:8000
	@exec .venv/bin/convene run

setup: ## Make the virtual environment and install what requirements.lock pins
	@$(PYTHON) cli/setup.py

setup-dev:
	@$(PYTHON) cli/setup.py --dev

test: setup-dev ## Run every test, two files at a time, each on a real Neo4j of its own
	@env -u PYTHONDONTWRITEBYTECODE $(PY) -m pytest -n 2 --dist loadfile --no-loadscope-reorder

check: setup-dev ## Lints, types, import rules, generated files, contract
	@$(PY) -m cli.check

format: setup-dev ## Format the code
	@$(PY) -m ruff format
	@$(PY) -m ruff check --fix

generate: setup-dev ## Derive the files that come from schema/ontology.yaml
	@$(PY) -m schema.generate

docs: setup-dev ## Build the documentation site into site/; links and anchors are checked
	@$(PY) -m mkdocs --quiet build --strict

bench: setup-dev ## Measure, as ratios to something known in the same run
	@for script in benchmarks/*.py; do echo "== $$script"; PYTHONPATH=. $(PY) $$script || exit 1; done

lock: setup-dev ## Pin the dependencies anew, by hash and without addresses
	@$(PY) -m pip install --quiet uv
	@$(PY) -m uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --no-emit-find-links requirements.in -o requirements.lock
	@$(PY) -m uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --no-emit-find-links -c requirements.lock requirements-dev.in -o requirements-dev.lock
	@$(PY) -m uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --no-emit-find-links -c requirements.lock requirements-train.in -o requirements-train.lock

sbom: setup ## Say what it is made of, each part by hash (CycloneDX, sbom.cdx.json)
	@$(PY) -m cli.sbom

train: ## Train the extraction model anew from training/data (an hour; goes on where it was broken off)
	@test -x .venv-train/bin/python || $(PYTHON) -m venv .venv-train
	@.venv-train/bin/python -m pip install --quiet --require-hashes -r requirements-train.lock
	@.venv-train/bin/python training/train.py

clean: ## Remove the virtual environment and what tools left behind; data and caches stay
	rm -rf .venv .venv-train web/node_modules web/dist site .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis *.egg-info
