# make site    the main job: check the data, execute the notebooks, render _site/
# make test    the whole suite
# make serve   look at the site: http://127.0.0.1:8000/
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin

.PHONY: site serve plan check-data verify lab test golden check fix pins bench clean help
.DEFAULT_GOAL := site

site: $(VENV)/.site-ready  ## check the data, execute the notebooks, render _site/
	$(BIN)/python build.py build

serve: $(VENV)/.site-ready  ## look at the site
	$(BIN)/python build.py serve

plan: $(VENV)/.site-ready  ## what the next build would run, and why
	$(BIN)/python build.py plan

check-data: $(VENV)/.site-ready  ## everything wrong with the data, at once
	$(BIN)/python build.py check

verify: $(VENV)/.site-ready  ## execute what was published again from its records, and compare
	$(BIN)/python build.py verify

lab: $(VENV)/.site-ready  ## open the notebooks in JupyterLab
	$(BIN)/jupyter lab notebooks/district_bulletin.ipynb

# By file: a site or a browser made for a file is made once. (Groups do nothing: pytest-xdist 3.8 with pytest 9.2.)
test: $(VENV)/.test-ready  ## the whole suite
	$(BIN)/python -m pytest -n 2 --dist loadfile

golden: $(VENV)/.test-ready  ## write the golden site of the tests anew; then look at git diff
	$(BIN)/python -m tests.site.golden

check: $(VENV)/.test-ready  ## lint, formatting and types; changes nothing
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

fix: $(VENV)/.test-ready  ## lint and format in place
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# The pins hold for Python 3.11 to 3.13 at once; a new pin is a commit of its own.
pins:  ## compile requirements*.txt from pyproject.toml
	uv pip compile --universal --python-version 3.11 --no-header --no-emit-index-url -q pyproject.toml -o requirements.txt
	uv pip compile --universal --python-version 3.11 --no-header --no-emit-index-url -q pyproject.toml --extra test -c requirements.txt -o requirements-test.txt

$(VENV)/.site-ready: requirements.txt pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check -r requirements.txt -e .
	touch $@

$(VENV)/.test-ready: requirements-test.txt $(VENV)/.site-ready
	$(BIN)/pip install --quiet --disable-pip-version-check -r requirements-test.txt
	touch $@

bench: $(VENV)/.site-ready  ## what the trials of the ranks, figures and kernels cost, and the build beside a loop of commands
	$(BIN)/python bench/robustness.py
	$(BIN)/python bench/figures.py
	$(BIN)/python bench/kernels.py
	$(BIN)/python bench/loop.py

clean:  ## remove everything generated, the environment excepted
	rm -rf build _site

help:
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):[^#]*## /\1|/' | column -t -s '|'
