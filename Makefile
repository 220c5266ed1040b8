# Every target sets up what it needs by itself: a virtual environment in .venv with the locked dependencies.
# PYTHON names the interpreter (3.11 or newer), as in `make test PYTHON=python3.12`.

PYTHON ?= python3
UV := uv==0.13.9
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/ready
RUN := $(BIN)/python

# Nothing of another active environment, or of the user's pip settings for one, may reach this one.
unexport PYTHONPATH PYTHONHOME PYTHONSTARTUP VIRTUAL_ENV PIP_USER PIP_TARGET PIP_PREFIX PIP_REQUIRE_VIRTUALENV
export PYTHONNOUSERSITE := 1
export PYTHONUTF8 := 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1
export PIP_NO_INPUT := 1

# An environment that was made elsewhere (a checkout that moved) is made again.
$(shell test "$$(cat $(VENV)/where 2>/dev/null)" = "$(CURDIR)" || rm -f $(READY))

.DEFAULT_GOAL := help
.PHONY: help demo test lint types contract data docs evaluate bench lock setup check clean

help: ## list the targets
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## (.*)/make \1	\2/'

demo: $(READY) ## read the bundled sample: its record in the terminal, its page in out/demo.html
	@mkdir -p out
	@$(BIN)/kawalis demo --html out/demo.html

test: $(READY) ## run every test
	@$(RUN) -m pytest $(ARGS)

lint: $(READY) ## style: ruff's rules and format
	@$(RUN) -m ruff check .
	@$(RUN) -m ruff format --check .

types: $(READY) ## types: mypy, strict
	@$(RUN) -m mypy

contract: $(READY) ## which part may import which
	@$(BIN)/lint-imports --no-cache

data: $(READY) ## compile the knowledge under kawalis/data to the tables that the engine reads
	@$(RUN) -m kawalis.knowledge.build

docs: $(READY) ## write the output that the docs show anew
	@$(RUN) -m tests.shown

evaluate: $(READY) ## measure the engine and the annotators, print the tables, renew them in docs/evaluation.md
	@$(RUN) -m tests.evaluation.tables

bench: $(READY) ## start-up times, reading speed, adding, searches of kawalis.db
	@$(RUN) benchmarks/startup.py
	@$(RUN) benchmarks/annotate.py
	@$(RUN) benchmarks/ingest.py
	@$(RUN) benchmarks/search.py

check: lint types contract test ## all of the above that can fail

setup: $(READY) ## only make the environment

lock: $(READY) ## solve the dependencies again and write requirements/*.txt
	@$(RUN) -m pip install -q "$(UV)"
	@$(BIN)/uv pip compile -q --upgrade --universal --python-version 3.11 --generate-hashes --no-header \
	  --no-annotate --no-emit-index-url pyproject.toml -o requirements/run.txt
	@$(BIN)/uv pip compile -q --upgrade --universal --python-version 3.11 --generate-hashes --no-header \
	  --no-annotate --no-emit-index-url --extra dev -c requirements/run.txt pyproject.toml -o requirements/dev.txt
	@$(BIN)/uv pip compile -q --upgrade --universal --python-version 3.11 --generate-hashes --no-header \
	  --no-annotate --no-emit-index-url --no-emit-package pyicu requirements/ftm.in -o requirements/ftm.txt

clean: ## remove the environment and everything built
	rm -rf $(VENV) .venv-ftm out build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -prune -exec rm -rf {} +

$(READY): requirements/dev.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
	  echo "kawalis needs Python 3.11 or newer, and $(PYTHON) is none (choose one: make PYTHON=python3.12 ...)" >&2; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || { \
	  echo "kawalis needs Python's venv module, which $(PYTHON) lacks (on Debian and Ubuntu: apt-get install python3-venv)" >&2; exit 1; }
	@echo "Setting up $(VENV) ..." >&2
	@$(PYTHON) -m venv --clear $(VENV)
	@$(RUN) -m pip install -q --require-hashes -r requirements/dev.txt
	@$(RUN) -m pip install -q --no-deps --no-build-isolation -e .
	@$(RUN) -m compileall -q kawalis
	@printf '%s' "$(CURDIR)" > $(VENV)/where
	@touch $(READY)
