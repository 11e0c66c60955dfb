# Everything a maintainer does, one verb each. `make` alone lists them.
# Works with GNU make 3.81 (macOS) and later; the environment in .venv makes itself.

CONTENT ?= content
OUTPUT ?= output
PORT ?= 8000
PYTHON ?= python3
PYTEST_ARGS ?=
ARGS ?=
N ?= 10000
SEED ?= 1
RUNS ?= 3
SEQUENCES ?= 300
MUTATED ?= 2000

VENV := .venv
READY := $(VENV)/ready
TEST_READY := $(VENV)/test-ready
BENCH_READY := $(VENV)/bench-ready
PIP := $(VENV)/bin/python -m pip install -qq --disable-pip-version-check
BIN := $(VENV)/bin
RUN := PYTHONPATH=plugins $(BIN)/python
# Tests wait half of the time: for builds, servers and pages.
WORKERS := -n 3 --dist worksteal
BUILD = $(RUN) -m newsarchive build --content "$$CONTENT" --output "$$OUTPUT"
SCRIPTS := theme/static/js
STYLED := "theme/static/**/*.css" "theme/static/**/*.js"

# Values reach the commands through the environment, so any path may be given.
export CONTENT OUTPUT PORT SITEURL N SEED DEST RUNS GROWTH JOBS PROFILE
export FROM UPDATE MISSES FORMAT FILES FIX STRICT
export PYTHONUTF8 := 1

.DEFAULT_GOAL := help
.PHONY: help html serve publish check check-links import new schema test test-long lint format
.PHONY: golden lock clean bench bench-corpus bench-preview bench-search bench-import

help: ## List what can be made
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-13s %s\n", $$1, $$2 }; \
		/^##( |$$)/ { print substr($$0, 4) }' Makefile

html: $(READY) ## Build the site into OUTPUT
	@$(BUILD) $${SITEURL:+--site-url "$$SITEURL"}

serve: $(READY) ## Show the site on PORT, each page as it is when you save
	@$(RUN) -m newsarchive serve --content "$$CONTENT" --port="$$PORT"

publish: $(READY) ## Check, then build for readers: make publish SITEURL=https://…
	@test -n "$$SITEURL" || { echo "Say where the site will stand:" \
		"make publish SITEURL=https://example.org/archive" >&2; exit 2; }
	@$(RUN) -m newsarchive publish --content "$$CONTENT" --output "$$OUTPUT" --site-url "$$SITEURL"

new: $(READY) ## Begin a record: asks for what it needs, or takes ARGS='--title …'
	@$(RUN) -m newsarchive new --content "$$CONTENT" $(ARGS)

check: $(READY) ## Check every record and advise on it (FORMAT= FILES= FIX=1 STRICT=1)
	@$(RUN) -m newsarchive check --content "$$CONTENT" $${FORMAT:+--format "$$FORMAT"} \
		$${STRICT:+--strict} $${FIX:+--fix} $(if $(filter yes,$(FIX)),--yes) -- $$FILES

import: $(READY) ## Make drafts of pages: make import FROM=<address, file, folder or list>
	@test -n "$$FROM" || { echo "Say what: make import FROM=https://… (or a saved page, a text," \
		"a folder, a .txt with one address a line)" >&2; exit 2; }
	@$(RUN) -m newsarchive import --content "$$CONTENT" $${UPDATE:+--update} "$$FROM"

check-links: $(READY) ## Ask which original addresses still answer; uses the network (FILES= ARGS=--archive)
	@$(RUN) -m newsarchive check-links --content "$$CONTENT" $(ARGS) -- $$FILES

schema: $(READY) ## Refresh schemas, snippets and the field table in README
	@$(RUN) -m newsarchive schema --content "$$CONTENT"

test: lint ## Run all checks and tests, a real browser's too (PYTEST_ARGS=…)
	@$(RUN) tests/browser/chromium.py
	@$(RUN) -m pytest $(if $(PYTEST_ARGS),$(PYTEST_ARGS),$(WORKERS))

test-long: $(TEST_READY) ## Hundreds of sequences of builds, 2,000 mutated files (SEQUENCES=, MUTATED=)
	@SEQUENCES=$(SEQUENCES) MUTATED=$(MUTATED) $(RUN) -m pytest tests/incremental tests/agreement $(PYTEST_ARGS)

lint: $(TEST_READY) ## Check style and types of Python, CSS and JavaScript
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff format --quiet --check .
	@$(RUN) -m mypy --no-error-summary
	@$(BIN)/oxlint -f stylish --deny-warnings --no-error-on-unmatched-pattern $(SCRIPTS)
	@$(BIN)/oxfmt --list-different --no-error-on-unmatched-pattern $(STYLED)

format: $(TEST_READY) ## Put style right where a tool can
	@$(BIN)/ruff check --quiet --fix-only .
	@$(BIN)/ruff format --quiet .
	@$(BIN)/oxlint --fix --silent --no-error-on-unmatched-pattern $(SCRIPTS)
	@$(BIN)/oxfmt --no-error-on-unmatched-pattern $(STYLED)

golden: $(TEST_READY) ## Accept what is built now as the expected files of the tests
	@$(RUN) -m pytest --refresh-golden tests/test_golden.py $(PYTEST_ARGS)

bench: $(BENCH_READY) ## Compare builds of N records with other stacks (RUNS=3 GROWTH="1000 3000")
	@$(RUN) tests/bench/build.py --n "$$N" --seed "$$SEED" --runs "$$RUNS" --growth "$$GROWTH"

bench-corpus: $(TEST_READY) ## Write N synthetic records to DEST (SEED=1)
	@test -n "$$DEST" || { echo "Say where: make bench-corpus N=10000 DEST=folder" >&2; exit 2; }
	@$(RUN) tests/bench/corpus.py --n "$$N" --dest "$$DEST" --seed "$$SEED"

bench-preview: $(TEST_READY) ## Time from a saved file to the page in make serve, at N records
	@$(RUN) tests/bench/preview.py --n "$$N" --seed "$$SEED"

bench-search: $(BENCH_READY) ## Compare the search with Pagefind on N synthetic records
	@$(RUN) tests/bench/search.py --n "$$N" --seed "$$SEED"

bench-import: $(READY) ## Judge the importer by the test corpus (MISSES=1 lists misses)
	@$(RUN) tests/bench/importing.py $${MISSES:+--misses}

lock: $(READY) ## Take the newest allowed versions into the lock files
	@$(PIP) uv
	@$(COMPILE) pyproject.toml -o requirements.lock
	@$(COMPILE) --group test -c requirements.lock -o tests/requirements.lock
	@$(COMPILE) --group bench -o tests/bench/requirements.lock

clean: ## Remove all that make has made, .venv and output too
	@rm -rf $(VENV) output .output.* .cache .hypothesis .mypy_cache .pytest_cache .ruff_cache
	@find plugins tests -name __pycache__ -type d -prune -exec rm -rf {} +

##
##   CONTENT=content  folder with records and data   OUTPUT=output   folder for the site
##   SITEURL=https://…  address of the site          PORT=8000       of make serve
##   PYTHON=python3   makes .venv; 3.11 or newer     JOBS=n          at once; one a core if left out
##   PROFILE=1        tells where a build spends its time, in .cache/profile.txt

COMPILE = $(BIN)/uv pip compile --quiet --upgrade --universal --python-version 3.11 \
	--generate-hashes --no-emit-index-url --custom-compile-command "make lock"

define WRONG_PYTHON
Python 3.11 or newer is needed, and '$(PYTHON)' is not that. Install it:
  Debian, Ubuntu   sudo apt install python3 python3-venv
  Fedora           sudo dnf install python3
  macOS            brew install python
or name another one: make PYTHON=python3.12
endef
define NO_VENV
'$(PYTHON)' cannot make virtual environments: its module venv or ensurepip is missing. Install it:
  Debian, Ubuntu   sudo apt install python3-venv
  Fedora           sudo dnf install python3-pip
  macOS            brew install python
endef
export WRONG_PYTHON NO_VENV

# A stamp is written last, so a set-up that was interrupted starts again. One whose Python has
# been removed or replaced since is made anew.
ifneq ($(shell $(BIN)/python -c 'import pip' 2>/dev/null && echo usable),usable)
.PHONY: $(READY)
endif

$(READY): requirements.lock
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
		|| { echo "$$WRONG_PYTHON" >&2; exit 1; }
	@"$(PYTHON)" -c 'import ensurepip, venv' 2>/dev/null || { echo "$$NO_VENV" >&2; exit 1; }
	@echo "Setting up .venv (once, about a minute)…"
	@"$(PYTHON)" -m venv --clear $(VENV)
	@$(PIP) --require-hashes -r requirements.lock
	@touch $@

$(TEST_READY): tests/requirements.lock $(READY)
	@echo "Adding the test tools to .venv…"
	@$(PIP) --require-hashes -r tests/requirements.lock
	@touch $@

$(BENCH_READY): tests/bench/requirements.lock $(TEST_READY)
	@echo "Adding the benchmark tools to .venv…"
	@$(PIP) --require-hashes -r tests/bench/requirements.lock
	@touch $@
