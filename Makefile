# Three doors: make site, make test, make ui. Set-up is redone only when a requirements file changes.
CORPUS ?= corpus
SITE   ?= _site
RENDERER ?= auto
NOTE   ?=
PYTHON ?= python3
BIN    := .venv/bin
export DAGSTER_HOME := $(CURDIR)/.dagster

.PHONY: site test ui bench lint compiled wheel clean help

help:            ## what can be made
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /	/'

site: .venv/.site  ## run the pipeline on CORPUS (one or more folders) and publish the site to SITE
	@$(BIN)/python -m warledger_assets.build $(foreach folder,$(CORPUS),--corpus $(folder)) --site $(SITE) \
		--renderer $(RENDERER) --note "$(NOTE)"

test: .venv/.dev   ## run the tests
	@$(BIN)/pytest

ui: .venv/.site    ## open the Dagster UI on localhost; history is kept in .dagster/
	@WARLEDGER_CORPUS="$(CORPUS)" WARLEDGER_SITE="$(SITE)" $(BIN)/python -m warledger_assets.ui

bench: .venv/.bench $(if $(shell command -v cc),compiled)  ## measure speed, side by side
	@$(BIN)/python -m tests.bench

lint: .venv/.dev   ## formatting, lint, types
	@$(BIN)/ruff format --check . && $(BIN)/ruff check . && $(BIN)/mypy

# The reader as machine code, by mypyc: a C compiler is needed. The checkout itself always runs from its source.
wheel: .venv/.dev  ## build a wheel with the reader compiled, into dist/
	@WARLEDGER_COMPILED=1 $(BIN)/python -m pip wheel --quiet --no-deps --no-build-isolation --wheel-dir dist .

compiled: .compiled  ## the same, beside the source, to measure and to compare

.compiled: hatch_build.py pyproject.toml $(shell find pipelines -name '*.py' -o -name '*.toml') | .venv/.dev
	@rm -rf $@ && WARLEDGER_COMPILED=1 $(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --target $@ .
	@touch $@

clean:           ## remove working data, never a published site
	rm -rf data .dagster .compiled dist

define install
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@echo "Setting up ($(1)); this happens once and takes a minute or two."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r $(1)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@
endef

.venv/.site: requirements/site.txt pyproject.toml
	$(call install,requirements/site.txt)

.venv/.dev: requirements/dev.txt .venv/.site
	$(call install,requirements/dev.txt)

.venv/.bench: requirements/bench.txt .venv/.dev
	$(call install,requirements/bench.txt)
