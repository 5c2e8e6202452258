# Magnesium and movement disorders. `make help` says what each target does.
#
# All that a machine needs is make and Python 3.11 or newer: everything else is installed into .venv
# from the lock files in requirements/, with hashes.

.DEFAULT_GOAL := all
.DELETE_ON_ERROR:
.NOTPARALLEL:

# Which Python makes .venv: `make PYTHON=python3.13`. Else the first below that is new enough.
PYTHON ?=
PY := .venv/bin/python
# Further options for sphinx-build, such as SPHINXOPTS="-j 2".
SPHINXOPTS ?=
SPHINX := $(PY) -m sphinx -W --keep-going $(SPHINXOPTS)
# A process for each core; tests of one file share what they build, so they stay together. Modules are
# compiled once, also where the machine says otherwise: else each process of a test does so again.
PYTEST := env PYTHONDONTWRITEBYTECODE= $(PY) -m pytest -n auto --dist loadfile --durations=10
EVIDENCE := PYTHONPATH=_ext $(PY) -m sphinx_evidence
PDF := _build/pdf/magnesium-and-movement-disorders.pdf
LEAFLETS := _build/pdf/leaflets

##@ For readers

.PHONY: all
all: .venv-site ## Build the site as HTML and PDF (this is what `make` alone does)
	@mkdir -p _build && rm -f _build/changed
	@$(MAKE) --no-print-directory html || \
	  { echo "Neither the web pages nor the PDF are ready: see above." >&2; exit 1; }
	@$(MAKE) --no-print-directory leaflets && $(MAKE) --no-print-directory pdf || \
	  { echo "The web pages are ready in _build/html; the PDF is not: see above." >&2; exit 1; }
	@if [ -e _build/changed ]; then $(MAKE) --no-print-directory html; fi
	@if [ -e _build/changed ]; then rm _build/changed; \
	  else echo "Nothing changed since the last build; every claim was judged again."; fi

.PHONY: html
html: .venv-site ## Build the web pages only, into _build/html
	@$(call build,html,_build/html/index.html,_build/html)

# The PDF is one file: where nothing changed, there is nothing to do, and no page to judge anew.
.PHONY: pdf
pdf: .venv-site ## Build the PDF only, into _build/pdf
	@if $(call same,pdf,$(PDF)); then echo "Up to date: $(PDF)"; \
	  else $(call build,pdf,$(PDF),_build/pdf); fi

# The web pages link to what is printed once it is there: `make` writes those that do again at its end.
.PHONY: leaflets
leaflets: .venv-site ## Build the leaflets only, a sheet of paper for each condition
	@if $(call same,leaflet,$(LEAFLETS)/tremor.pdf); then echo "Up to date: $(LEAFLETS)"; \
	  else $(call build,leaflet,$(LEAFLETS)/tremor.pdf,$(LEAFLETS)); fi

##@ For contributors

# The tests run the calculations too, on the pages that they have read anyway (tests/site/test_real_site.py).
.PHONY: test
test: .venv-dev ## Run every check: style, types, tests, and the calculations in the pages
	@failed=; for check in style types pytest; do \
	  echo "== make $$check"; \
	  $(MAKE) --no-print-directory $$check || failed="$$failed $$check"; \
	done; \
	if [ -n "$$failed" ]; then echo "Failed:$$failed"; exit 1; fi; echo "Every check passed."

.PHONY: check
check: .venv-site ## Judge every claim and write no page; findings go to _build/evidence too
	@$(SPHINX) -q -b evidence . _build/evidence && cat _build/evidence/findings.txt

# What `make test` samples: all pages in a browser, many more random texts, other days.
.PHONY: test-all
test-all: .venv-dev ## Run every check, and those that take long (before a release, and weekly)
	@failed=; for check in test exhaustive test-dates; do \
	  echo "== make $$check"; \
	  $(MAKE) --no-print-directory $$check || failed="$$failed $$check"; \
	done; \
	if [ -n "$$failed" ]; then echo "Failed:$$failed"; exit 1; fi; echo "Every check passed, the long ones too."

# Half an hour of it is one file, so files do not stay together here.
.PHONY: exhaustive
exhaustive: .venv-dev ## Run the tests that take long: all pages in a browser, random texts in depth
	@$(PYTEST) --dist worksteal -m "exhaustive or hypothesis" --hypothesis-profile=deep $(PYTEST_ARGS)

.PHONY: style
style: .venv-dev ## Check the style of the code
	@$(PY) -m ruff check .
	@$(PY) -m ruff format --check .

.PHONY: types
types: .venv-dev ## Check the types in the code
	@$(PY) -m mypy

.PHONY: pytest
pytest: .venv-dev ## Run the tests (PYTEST_ARGS="-k tremor" runs some of them)
	@$(PYTEST) $(PYTEST_ARGS)

.PHONY: doctest
doctest: .venv-dev ## Run the calculations in the pages
	@$(SPHINX) -q -b doctest . _build/doctest

# A leap day, the end of a year while the tests run, and a day far off. (`faketime` must not leave the
# monotonic clock alone: Python could not sleep then.) Chromium hangs under it; its pages read no day.
DAYS := 2028-02-29T12:00:00 2027-12-31T23:59:30 2036-07-01T12:00:00

.PHONY: test-dates
test-dates: .venv-dev ## Run the tests and judge the site on three days to come (needs faketime)
	@command -v faketime >/dev/null || \
	  { echo "faketime is needed for this (Debian: apt install faketime)" >&2; exit 1; }
	@failed=; for day in $(DAYS); do \
	  echo "== the site on $$day"; rm -rf _build/days; \
	  faketime $$day $(SPHINX) -q -b evidence . _build/days || failed="$$failed site:$$day"; \
	  echo "== the tests on $$day"; \
	  faketime $$day $(PYTEST) -m "not browser and not exhaustive" $(PYTEST_ARGS) || failed="$$failed tests:$$day"; \
	done; \
	if [ -n "$$failed" ]; then echo "Failed:$$failed"; exit 1; fi

# It has a folder of doctrees of its own: another site, judged by the same gate.
.PHONY: docs
docs: .venv-site ## Build the documentation of the extension, into _build/docs
	@$(SPHINX) -q -b html docs _build/docs && echo "Built _build/docs/index.html"

.PHONY: live
live: .venv-dev ## Show the site in a browser and build it again after each change
	@$(PY) -m sphinx_autobuild --watch _ext --re-ignore '/(_build|\.[^/]+|__pycache__)/' \
	  . _build/live

.PHONY: linkcheck
linkcheck: .venv-site ## Try every link of the site (needs the network)
	@$(SPHINX) -b linkcheck . _build/linkcheck

.PHONY: claims
claims: .venv-site ## Write the list of all claims (claims.lock), after a claim was added or taken out
	@$(EVIDENCE) lock

.PHONY: review
review: .venv-site ## Note that claims were read against their sources (IDS="..." BY="your name")
	@$(EVIDENCE) review $(IDS) --by "$(BY)"

.PHONY: due
due: .venv-site ## List reviews, searches and look-ups that are old; fails if there are any
	@$(EVIDENCE) due

.PHONY: refresh
refresh: .venv-site ## Look up whether sources were retracted (needs the network; CONTACT="your mail")
	@$(EVIDENCE) refresh --contact "$(CONTACT)"

.PHONY: watch
watch: .venv-site ## Ask for works since each claim's last search (needs the network; CONTACT="your mail")
	@$(EVIDENCE) watch --contact "$(CONTACT)"

.PHONY: lock
lock: .venv-site ## Renew the lock files in requirements/ (needs the network)
	@$(PY) -m pip install --quiet --require-hashes -r requirements/lock.txt
	@for group in dev site lock bench; do \
	  if [ $$group = dev ]; then same=; else same="--constraint requirements/dev.txt"; fi; \
	  echo "requirements/$$group.txt"; \
	  $(PY) -m uv pip compile --quiet --upgrade --group $$group $$same \
	    --universal --python-version 3.11 --fork-strategy fewest \
	    --generate-hashes --no-emit-index-url --no-emit-find-links --no-annotate \
	    --custom-compile-command "make lock" --output-file requirements/$$group.txt || exit 1; \
	done

# The lower bounds of pyproject.toml stay, the upper ones are taken away; a .venv of its own.
NEWEST := .venv-newest/bin/python
.PHONY: newest
newest: .venv-site ## Judge the site with the newest versions of what the extension stands on (needs the network)
	@rm -rf .venv-newest && $(PY) -m venv .venv-newest
	@$(PY) -c 'import re, tomllib; found = tomllib.load(open("pyproject.toml", "rb"))["project"]; \
	  every = found["dependencies"] + sum(found["optional-dependencies"].values(), []); \
	  print("\n".join(re.sub(r",<[^,]*", "", one) for one in every))' > .venv-newest/wanted.txt
	@$(NEWEST) -m pip install --quiet -r .venv-newest/wanted.txt sphinx-design furo
	@$(NEWEST) -m pip list
	@$(NEWEST) -m sphinx -q -b evidence . _build/newest
	@$(NEWEST) -m sphinx -q -b doctest . _build/newest-doctest

# What is not bounded below by pyproject.toml comes as pip chooses; docs/versions.md tells what was tried.
OLDEST := .venv-oldest/bin/python
.PHONY: oldest
oldest: .venv-site ## Judge the site with the oldest versions of what the extension stands on (needs the network)
	@rm -rf .venv-oldest && $(PY) -m venv .venv-oldest
	@$(PY) -c 'import re, tomllib; found = tomllib.load(open("pyproject.toml", "rb"))["project"]; \
	  print("\n".join(re.sub(r">=([^,]*),<.*", r"==\1.*", one) for one in found["dependencies"]), \
	    *found["optional-dependencies"]["calculations"] + found["optional-dependencies"]["pictures"], sep="\n")' \
	  > .venv-oldest/wanted.txt
	@$(OLDEST) -m pip install --quiet -r .venv-oldest/wanted.txt sphinx-design furo
	@$(OLDEST) -m pip list
	@$(OLDEST) -m sphinx -q -b evidence . _build/oldest
	@$(OLDEST) -m sphinx -q -b doctest . _build/oldest-doctest

.PHONY: clean
clean: ## Delete what was built (_build)
	rm -rf _build

.PHONY: distclean
distclean: clean ## Delete what was built and .venv too
	rm -rf .venv .venv-newest .venv-oldest .mypy_cache .pytest_cache .ruff_cache .hypothesis

.PHONY: help
help: ## Show this list
	@awk 'BEGIN { FS = ":.*## " } /^##@ / { print "\n" substr($$0, 5) } \
	  /^[a-z-]+:.*## / { printf "  make %-11s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

# --- setting up --------------------------------------------------------------------------------
#
# .venv/NAME.lock is a copy of requirements/NAME.txt, written when everything in it is installed. So
# a half-made .venv has none, and a renewed lock file differs from it: either is made afresh.

.PHONY: .venv-site .venv-dev
.venv-site:
	@$(call installed,site) || { $(call fresh) && $(call install,site); }

# What the tests need comes on top of what the site needs, which is a part of it.
.venv-dev:
	@$(call installed,dev) || { { $(call installed,site) || $(call fresh); } && \
	  $(call install,dev) && cp requirements/site.txt .venv/site.lock; }

# A .venv whose Python was replaced since still has its lock, and finds nothing of what was installed.
installed = { cmp -s requirements/$(1).txt .venv/$(1).lock && $(PY) -c 'import sphinx' 2>/dev/null; }

new_enough := import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))

fresh = { for python in $(or $(PYTHON),python3 python3.14 python3.13 python3.12 python3.11) ''; do \
	  "$$python" -c '$(new_enough)' >/dev/null 2>&1 && break; \
	done; \
	if [ -z "$$python" ]; then \
	  echo "Python 3.11 or newer with its venv module is needed (Debian: apt install python3-venv)$(if $(PYTHON),; PYTHON=$(PYTHON) is not that)." >&2; \
	  exit 1; \
	fi; \
	if [ -L .venv ]; then echo ".venv is a link, and would be emptied where it leads; remove it" >&2; exit 1; fi; \
	rm -f .venv/*.lock; \
	"$$python" -m venv --clear .venv; }

install = { echo "Setting up .venv from requirements/$(1).txt (this once) ..."; \
	rm -f .venv/*.lock; \
	$(PY) -m pip install --quiet --disable-pip-version-check --no-input --require-hashes \
	  -r requirements/$(1).txt || { echo "pip could not install requirements/$(1).txt: see above." >&2; exit 1; }; \
	cp requirements/$(1).txt .venv/lock.part && mv .venv/lock.part .venv/$(1).lock; }

# --- building ----------------------------------------------------------------------------------

# What goes into a build, each file with a checksum.
inputs = find . -type d \( -name '.?*' -o -name _build -o -name __pycache__ -o -name tests \
	-o -name benchmarks -o -path ./docs \) -prune -o -type f -exec cksum {} + | LC_ALL=C sort -k 3

# $(call same,BUILDER,RESULT): whether RESULT is there, and was built from just these inputs.
same = { mkdir -p _build && $(inputs) >_build/$(1).now && [ -e $(2) ] \
	&& cmp -s _build/$(1).now _build/$(1).inputs; }

# $(call build,BUILDER,RESULT,FOLDER): run Sphinx into FOLDER, so that every claim is judged.
#
# The builders share what was read (_build/doctrees), so that each page is read once. Sphinx would take
# for good what an interrupted build left behind, and it does not repeat a warning about a page that it
# need not read again. So while a build runs, and after one that failed, _build/unfinished stands there,
# and the next build reads all pages anew; and without the list of inputs that a build leaves only when
# it succeeded, it writes them all anew.
build = { if $(same); then quiet=-q; done="Up to date: $(2)"; \
	else quiet=; done="Built $(2)"; touch _build/changed; fi; \
	if [ ! -e _build/$(1).inputs ]; then rm -rf $(3)/.print $(if $(filter html,$(1)),$(3)); fi; \
	if [ -e _build/unfinished ]; then rm -rf _build/doctrees; fi; \
	rm -f _build/$(1).inputs; touch _build/unfinished; \
	$(SPHINX) $$quiet -b $(1) -d _build/doctrees . $(3) && \
	{ [ -e $(2) ] || { echo "$(2) was not written" >&2; false; }; } && \
	rm _build/unfinished && mv _build/$(1).now _build/$(1).inputs && echo "$$done"; }
