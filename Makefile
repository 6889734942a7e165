# The two commands are `make serve` and `make test`; each installs what it needs first (scripts/setup.sh).
# ARGS go to the program: make serve ARGS="--port 9000", make test ARGS="-k interview".

SHELL := /bin/bash
BIN := .venv/bin
WHAT_IS_INSTALLED := pyproject.toml uv.lock scripts/setup.sh

.DEFAULT_GOAL := help
.PHONY: help serve test check fix setup browser bench bench-missing quality pins clean

help: ## list the targets
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 22

serve: .venv/.for-serve ## set up and serve on http://127.0.0.1:8000
	@exec $(BIN)/charteroak serve $(ARGS)

test: .venv/.for-test ## set up, check, and run all tests
	@$(MAKE) --no-print-directory --jobs 2 check browser
	$(BIN)/pytest -n 3 --dist loadfile --no-loadscope-reorder $(ARGS)

check: .venv/.for-test ## lint, format and types, changing nothing
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

fix: .venv/.for-test ## mend what lint and format can mend by themselves
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

setup: .venv/.for-test browser ## install what `make test` needs, the browser included

browser: .venv/.for-test
	@scripts/setup.sh browser

bench: .venv/.for-bench ## measure, beside other engines
	$(BIN)/python -m bench $(ARGS)

bench-missing: .venv/.for-bench ## ask each engine with a fact missing: who says allow?
	@$(BIN)/python -m bench.missing $(ARGS)

quality: .venv/.for-test ## score messages, papers, screening and forms on sets that they were not written by
	@status=0; for each in police screening evasion forms; do $(BIN)/python -m quality.$$each || status=1; done; exit $$status

pins: .venv/.for-test ## build the shipped tables and their digests anew, after a norm or the builder changed
	$(BIN)/python scripts/pin_tables.py
	$(BIN)/ruff format --quiet src

clean: ## remove what was installed and cached here
	rm -rf .venv .tools .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache dist
	find src tests bench -name __pycache__ -prune -exec rm -rf {} + 2>/dev/null || true

# A stamp in .venv says what was installed there: it goes when .venv goes, and ages when one of these files changes.
.venv/.for-%: $(WHAT_IS_INSTALLED)
	@scripts/setup.sh $*
	@touch $@
