# Everything runs in .venv, made from the lock file; nothing is installed elsewhere, but for Debian's chromium (tests).
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: demo test check lock bench clean

demo: $(VENV)/.installed ## build the graph of seeds/ into output/
	$(BIN)/dateline build seeds -o output
	@echo
	@$(BIN)/dateline show -o output
	@echo
	@echo "Open output/graph.html in a browser, output/graph.gexf in Gephi, notebooks/explore.ipynb in Jupyter."

test: $(VENV)/.tests ## every test; needs a browser and Node.js
	@sh tests/require_browser.sh
	$(BIN)/pytest

check: $(VENV)/.tests ## lint and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: $(VENV)/.tests ## the tables of speed in the README
	$(BIN)/python tests/bench/bench_timex.py
	$(BIN)/python tests/bench/bench_annotate.py
	$(BIN)/python tests/bench/bench_export.py
	$(BIN)/python tests/bench/bench_page.py

lock: $(VENV)/.tests ## renew the lock files from pyproject.toml
	$(BIN)/uv pip compile pyproject.toml $(LOCK) -o requirements.lock
	$(BIN)/uv pip compile pyproject.toml --extra test --extra lint $(LOCK) -o requirements-dev.lock

LOCK := --group build --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --quiet

$(VENV)/.python:
	$(PYTHON) -c 'import sys; sys.exit(None if (3, 11) <= sys.version_info < (3, 14) else "dateline needs Python 3.11, 3.12 or 3.13; run: make PYTHON=python3.11 ...")'
	$(PYTHON) -m venv $(VENV)
	touch $@

$(VENV)/.installed: $(VENV)/.python requirements.lock pyproject.toml
	$(BIN)/pip install --quiet --require-hashes -r requirements.lock
	$(BIN)/pip install --quiet --no-deps --no-build-isolation --editable .
	touch $@

$(VENV)/.tests: $(VENV)/.python requirements-dev.lock pyproject.toml
	$(BIN)/pip install --quiet --require-hashes -r requirements-dev.lock
	$(BIN)/pip install --quiet --no-deps --no-build-isolation --editable .
	touch $(VENV)/.installed $@

clean:
	rm -rf $(VENV)
