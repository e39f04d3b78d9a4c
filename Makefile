# The two commands of the README are `make demo` and `make test`; each makes its own .venv from the lock.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check -q
.DEFAULT_GOAL := help

.PHONY: help demo test lint types docs check schema clean

help: ## Say what can be made
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "make %-8s %s\n", $$1, $$2}'

$(VENV)/runtime.done: locks/runtime.txt pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(PIP) install --require-hashes --only-binary :all: -r locks/runtime.txt
	$(PIP) install --no-deps --no-build-isolation -e .
	touch $@

$(VENV)/dev.done: locks/dev.txt $(VENV)/runtime.done
	$(PIP) install --require-hashes --only-binary :all: -r locks/dev.txt
	touch $@

demo: $(VENV)/runtime.done ## Code the three example articles and show the events
	@$(BIN)/python -m dragoman.views.demo examples

test: $(VENV)/dev.done ## Run the tests
	$(BIN)/python -m pytest

lint: $(VENV)/dev.done ## Check style and format
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/dev.done ## Check types
	$(BIN)/mypy

docs: $(VENV)/dev.done ## Build the documentation, every warning an error
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict

check: test lint types docs ## All that CI runs

schema: $(VENV)/dev.done ## Write the JSON Schema of the records anew
	$(BIN)/python tools/make_schema.py

clean: ## Remove what was made
	rm -rf $(VENV) site build dist .mypy_cache .ruff_cache .pytest_cache
