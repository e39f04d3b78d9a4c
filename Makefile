# The two commands of the README are `make demo` and `make test`; each makes its own .venv from the lock.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check -q
.DEFAULT_GOAL := help

.PHONY: help demo test lint types docs check generated encoder train retrain clean

help: ## Say what can be made
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "make %-9s %s\n", $$1, $$2}'

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

TRAIN := .venv-train
RUN := build/reader
ENCODER ?= encoder
EPOCHS ?= 8
ROUNDS ?= 4

# Looked at before two gigabytes are installed.
encoder:
	@$(PYTHON) training/encoder_files.py $(ENCODER)

$(TRAIN)/done: locks/runtime.txt training/requirements.txt | encoder
	test -x $(TRAIN)/bin/python || $(PYTHON) -m venv $(TRAIN)
	$(TRAIN)/bin/python -m pip --disable-pip-version-check -q install -r locks/runtime.txt
	$(TRAIN)/bin/python -m pip --disable-pip-version-check -q install -r training/requirements.txt
	$(TRAIN)/bin/python -m pip --disable-pip-version-check -q install --no-deps --no-build-isolation -e .
	touch $@

train: $(TRAIN)/done ## Train the Reader from the corpus (about three hours on two cores); ENCODER=folder of mpnet-base
	$(TRAIN)/bin/python training/hints_file.py $(RUN)/hints.jsonl
	$(TRAIN)/bin/python training/train.py --hints $(RUN)/hints.jsonl --encoder $(ENCODER) --epochs $(EPOCHS) --rate 6e-5 --seed 1 --out $(RUN)/first --resume
	$(TRAIN)/bin/python training/train.py --hints $(RUN)/hints.jsonl --encoder $(ENCODER) --epochs 4 --rate 4e-5 --seed 3 --begin $(RUN)/first --out $(RUN)/second --resume
	$(TRAIN)/bin/python training/export.py $(RUN)/second --encoder $(ENCODER) --out $(RUN)/weights
	$(TRAIN)/bin/python training/standing.py $(RUN)/weights
	$(TRAIN)/bin/python training/calibrate.py $(RUN)/weights
	$(TRAIN)/bin/python training/evaluate.py test --weights $(RUN)/weights --types

retrain: $(TRAIN)/done ## Train the shipped Reader on from its own weights; ENCODER=folder of mpnet-base ROUNDS=4
	$(TRAIN)/bin/python training/hints_file.py $(RUN)/hints.jsonl
	$(TRAIN)/bin/python training/take_up.py src/dragoman/events/coders/reader_weights $(RUN)/taken --encoder $(ENCODER)
	$(TRAIN)/bin/python training/train.py --hints $(RUN)/hints.jsonl --encoder $(ENCODER) --epochs $(ROUNDS) --rate 4e-5 --seed 4 --every 6 --begin $(RUN)/taken --out $(RUN)/on --resume
	$(TRAIN)/bin/python training/export.py $(RUN)/on --encoder $(ENCODER) --out $(RUN)/weights
	$(TRAIN)/bin/python training/standing.py $(RUN)/weights
	$(TRAIN)/bin/python training/calibrate.py $(RUN)/weights
	$(TRAIN)/bin/python training/evaluate.py test --weights $(RUN)/weights --types

generated: $(VENV)/dev.done ## Write the reference pages and schemas that are made from the code
	$(BIN)/python tools/generated.py

clean: ## Remove what was made
	rm -rf $(VENV) $(TRAIN) site build dist .mypy_cache .ruff_cache .pytest_cache
