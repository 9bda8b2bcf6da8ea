# Everything from a fresh clone: Python 3.11 or newer and make are all it takes.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PLAN := examples/maison-lavande
# The day the example is read on, so that it says the same every year.
DAY := 2026-12-01
FUZZ := 20

.PHONY: demo test fuzz mutants lint format bench docs schemas clean

demo: $(VENV)/.installed  ## Check the example plan and make its documents.
	$(BIN)/relplan validate $(PLAN) --as-of $(DAY) --lang en
	$(BIN)/relplan report $(PLAN) --as-of $(DAY) -o out/html
	$(BIN)/relplan report $(PLAN) --as-of $(DAY) -o out/markdown --format md

test: $(VENV)/.test  ## Run the tests.
	$(BIN)/python -m pytest -q --numprocesses auto --dist loadfile

fuzz: $(VENV)/.test  ## Run the attacks and the random plans longer, each time with others: FUZZ times as many.
	RELPLAN_FUZZ=$(FUZZ) $(BIN)/python -m pytest -q

mutants: $(VENV)/.test  ## Change rules and analyses at random, and list the changes that no test sees; takes an hour.
	$(BIN)/python -m tests.mutants

lint: $(VENV)/.lint  ## Check style and types.
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: $(VENV)/.lint  ## Format the code.
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: $(VENV)/.bench  ## Measure against peers on generated plans; takes some minutes.
	$(BIN)/python -m benchmarks.reader
	$(BIN)/python -m benchmarks.validate
	$(BIN)/python -m benchmarks.pressure
	$(BIN)/python -m benchmarks.scans

docs: $(VENV)/.installed schemas  ## Make the generated pages of docs/ and the schemas again.
	$(BIN)/python -m relplan.reference.pages docs

schemas: $(VENV)/.installed
	$(BIN)/relplan schema -o schemas

clean:  ## Remove what make made.
	rm -rf $(VENV) out

$(VENV)/.installed: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet --editable ".[pdf]"
	@touch $@

$(VENV)/.test: $(VENV)/.installed
	$(BIN)/python -m pip install --quiet --editable ".[test]"
	@touch $@

$(VENV)/.lint: $(VENV)/.test
	$(BIN)/python -m pip install --quiet --editable ".[test,browser,lint]"
	@touch $@

$(VENV)/.bench: $(VENV)/.test
	$(BIN)/python -m pip install --quiet --editable ".[bench]"
	@touch $@
