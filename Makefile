# Two commands do all the set-up: `make run` and `make test`. `make help` lists the others.
SHELL := /bin/bash
VENV := .venv
BIN := $(VENV)/bin
EXAMPLE ?= kunming
# the day of which the examples speak
AS_OF := 2026-11-21
REPORT := out/$(EXAMPLE).html
UV := $(BIN)/uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes \
	--no-annotate --no-header --no-emit-index-url --no-emit-find-links --quiet

.DEFAULT_GOAL := help
FRONTEND := src/huizhang/shell/frontend
ASSETS := src/huizhang/shell/static/huizhang/icons.svg
PORT ?= 8000
export PORT
# every command would compile a thousand modules anew
export PYTHONDONTWRITEBYTECODE :=
.PHONY: help run audit install assets test check fix bench tour lock clean

help: ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-9s %s\n", $$1, $$2 }' Makefile

run: audit assets ## audit the example university, then open a demo university on http://127.0.0.1:8000 (or PORT)
	@$(BIN)/huizhang demo --pack $(EXAMPLE)

audit: $(VENV)/.run ## audit the example university: findings here and as an HTML report
	@mkdir -p $(dir $(REPORT))
	@$(BIN)/huizhang audit examples/$(EXAMPLE) --pack $(EXAMPLE) --as-of $(AS_OF) --html $(REPORT) || [ $$? -eq 1 ]
	@echo "The report: $(CURDIR)/$(REPORT)"

install: $(VENV)/.develop $(ASSETS) ## the environment in .venv, with everything that development needs

assets: $(ASSETS) ## the pages' scripts and styles (Node from the machine or from PyPI)

test: $(VENV)/.develop $(ASSETS) ## every test on SQLite, in a browser too; the database tests also on PostgreSQL
	@scripts/system-package.sh fonts-noto-cjk scripts/has-chinese-font.sh
	@scripts/system-package.sh chromium command -v chromium
	@scripts/test-on-postgresql.sh
	env -u DATABASE_URL $(BIN)/pytest -n auto --ignore tests/browser
	env -u DATABASE_URL REQUIRE_BROWSER=1 $(BIN)/pytest -n 2 --dist loadfile tests/browser

check: $(VENV)/.develop $(ASSETS) ## style, types, import contracts, migrations, translations, documents
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	DATABASE_URL=sqlite://:memory: $(BIN)/python -m django makemigrations --check --dry-run --settings huizhang.config.settings
	$(BIN)/python -m huizhang.shell.catalogue --check
	env -u DATABASE_URL $(BIN)/pytest -q tests/docs

fix: $(VENV)/.develop ## mend what ruff can mend, collect the texts to translate
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	$(BIN)/python -m huizhang.shell.catalogue

bench: $(VENV)/.develop $(ASSETS) ## every benchmark beside its baseline: JSON lines, also in out/bench.jsonl
	@mkdir -p out
	@set -o pipefail; $(BIN)/python bench/run.py | tee out/bench.jsonl

tour: $(VENV)/.develop $(ASSETS) ## the pictures of docs/tour.md, taken anew in Chromium
	@scripts/system-package.sh fonts-noto-cjk scripts/has-chinese-font.sh
	@scripts/system-package.sh chromium command -v chromium
	PYTHONPATH=tests $(BIN)/python scripts/tour.py

lock: $(VENV)/.develop ## pin the newest allowed dependencies again
	$(UV) --upgrade --group build -o requirements.lock
	$(UV) --upgrade --group build --group dev --constraint requirements.lock -o requirements-dev.lock

clean: ## remove the environment, caches and reports
	rm -rf $(FRONTEND)/node_modules src/huizhang/shell/static
	rm -rf $(VENV) out build dist .pytest_cache .ruff_cache .mypy_cache .hypothesis .import_linter_cache
	find src tests bench -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/.run: requirements.lock pyproject.toml
	@scripts/install.sh requirements.lock
	@touch $@

$(VENV)/.develop: requirements-dev.lock pyproject.toml
	@scripts/install.sh requirements-dev.lock
	@touch $@ $(VENV)/.run

$(ASSETS): $(FRONTEND)/package-lock.json $(FRONTEND)/build.mjs $(wildcard $(FRONTEND)/src/*) scripts/assets.py | $(VENV)/.run
	@echo "Building the pages' scripts and styles."
	@$(BIN)/python scripts/assets.py
