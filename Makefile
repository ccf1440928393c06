# The daily words. Everything is installed into .venv/ and nothing outside this folder is touched.
PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help run test test-cluster check fuzz bench bench-ner gazetteer docs clean

help:
	@echo "make run     read data/ and write the graph and the network to outputs/"
	@echo "make test    run the tests"
	@echo "make test-cluster   run the tests of --engine ray over two workers, one of which is killed, and over S3"
	@echo "make check   ruff and mypy --strict"
	@echo "make fuzz    spoilt input at every door (ARGS='extracts --number 100000')"
	@echo "make bench   run the measurements in bench/"
	@echo "make bench-ner   names found, beside jieba and LAC, on the labelled sets in KG_SHARED/ner (ARGS='--sets pud --only kg --misses 20')"
	@echo "make gazetteer   make the generated columns and rows of the name lists anew"
	@echo "make docs    write what is generated anew: docs/, and ontology.ttl and context.jsonld of kg/resources/"
	@echo "make clean   remove .venv/, caches and all of outputs/ but its README"
	@echo "The first one takes a minute or two to set up .venv/. Another Python: make run PYTHON=python3.12"

run: .venv/.runs
	@$(BIN)/kg build data --out outputs

test: .venv/.tests
	@$(BIN)/python -m pytest -q

test-cluster: .venv/.cluster
	@$(BIN)/python -m pytest -q tests/test_cluster.py tests/test_cluster_s3.py

check: .venv/.tests
	@$(BIN)/ruff check .
	@$(BIN)/mypy --strict kg

fuzz: .venv/.tests
	@$(BIN)/python tests/fuzzing.py $(ARGS)

bench: .venv/.tests
	@found=; for script in bench/*.py; do \
	  [ -e "$$script" ] && [ "$$script" != bench/ner.py ] || continue; found=yes; echo "== $$script"; $(BIN)/python "$$script" || exit 1; \
	done; [ -n "$$found" ] || echo "bench/ holds no measurement yet"

# Apart from the others: it asks for labelled sets that are not shipped, and for a model.
bench-ner: .venv/.peers
	@$(BIN)/python bench/ner.py $(ARGS)

gazetteer: .venv/.atlas
	@$(BIN)/python -m kg.atlas
	@$(BIN)/python -m kg.atlas.organs

docs: .venv/.runs
	@$(BIN)/python -m kg.cli.manual docs

clean:
	rm -rf .venv build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis kg.egg-info
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
	find outputs -mindepth 1 ! -name README.md -delete

# A stamp is newer than pyproject.toml when what it asks for is installed.
.venv/.runs: pyproject.toml | $(BIN)/python
	@echo "Installing kg into .venv/ ..."
	@$(PIP) -e .
	@touch $@

.venv/.atlas: pyproject.toml | $(BIN)/python
	@echo "Installing what the name lists are made from into .venv/ ..."
	@$(PIP) -e '.[atlas]'
	@touch $@

.venv/.tests: pyproject.toml | $(BIN)/python
	@echo "Installing kg, its tests' and its linters' packages into .venv/ ..."
	@$(PIP) -e '.[test,lint]'
	@touch .venv/.runs $@

.venv/.cluster: pyproject.toml | .venv/.tests
	@echo "Installing Ray, pyarrow and a server of S3 into .venv/ ..."
	@$(PIP) -e '.[cluster-test]'
	@touch $@

# Where a peer cannot be installed its row says so; that is no reason not to measure the rest.
.venv/.peers: pyproject.toml | .venv/.runs
	@echo "Installing what kg is measured beside into .venv/ ..."
	@$(PIP) -e '.[bench]' || echo "not all of it can be installed here; measuring what is" >&2
	@touch $@

$(BIN)/python:
	@command -v "$(PYTHON)" >/dev/null 2>&1 || { \
	  echo "kg needs Python 3.11 or newer, and there is no '$(PYTHON)' here. Install one, or name it: make run PYTHON=/path/to/python3" >&2; exit 1; }
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "kg needs Python 3.11 or newer; '$(PYTHON)' is $$("$(PYTHON)" -V 2>&1). Name a newer one: make run PYTHON=python3.12" >&2; exit 1; }
	@"$(PYTHON)" -m venv .venv || { rm -rf .venv; \
	  echo "'$(PYTHON)' cannot make a virtual environment. On Debian and Ubuntu: apt install python3-venv" >&2; exit 1; }
