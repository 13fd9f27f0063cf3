# make serve   set up, build and serve the guide with live reload
# make test    set up, with a browser, and run every test
# make build   write site/, or nothing where the content has problems
# make pdf     write site/ with a PDF book of each loop, which takes a browser
# make check   name every problem in the content, in a second
# make new ARGS="round acme-pm/design"   write a page, quiz or question from a template
# make stale   every page, fact and document by the day it was last checked
# make audit   measure the published site against its goals
# make bench   the guide as it is, at 500 and at 2,000 pages, beside mkdocs-quiz; half an hour
# make reader  how long a reader waits on a slow machine; four minutes at most
# make access  look at every page in every width and color: axe, contrast, reflow, large text
# make browsers  walk through the guide in Firefox and WebKit, and print what each of them can do
# make next    build with Zensical too, and compare the two sites
# make lock    resolve the dependencies anew

PYTHON ?= python3
ADDRESS ?= 127.0.0.1:8000
# --all installs what single tests need besides: nginx, Java, Firefox, WebKit. CI skips nothing.
MACHINE ?=
VENV := .venv
NEXT := .venv-next
PEER := .venv-peer
RUN := $(VENV)/bin/python

# The makers' notice about their next version, and the locale-dependent default encoding.
export NO_MKDOCS_2_WARNING := 1
export PYTHONUTF8 := 1

.PHONY: serve test build pdf check new stale schemas audit bench reader access browsers next lock clean

serve: $(VENV)/site
	$(RUN) -m mkdocs serve --dirty --dev-addr $(ADDRESS)

build: $(VENV)/bundler
	$(RUN) -m macros.publish

pdf: $(VENV)/test
	CHROMIUM="$$($(RUN) tests/machine.py --browser)" $(RUN) -m macros.publish --pdf

test: $(VENV)/test
	PYTHONPATH=. $(RUN) tests/run.py

check: $(VENV)/site
	$(RUN) -m macros check

new: $(VENV)/site
	$(RUN) -m macros new $(ARGS)

stale: $(VENV)/site
	$(RUN) -m macros stale

# What editors check and complete YAML with; the ids there are change with the content.
schemas: $(VENV)/site
	$(RUN) -m macros schema

audit: $(VENV)/test
	PYTHONPATH=.:tests/support:tests/bench $(RUN) tests/audit.py $(ARGS)

bench: $(VENV)/bundler $(PEER)/site
	PYTHONPATH=.:tests/bench $(RUN) tests/bench/growth.py $(abspath $(PEER))/bin/python $(ARGS)

reader: $(VENV)/test
	PYTHONPATH=.:tests:tests/support:tests/bench $(RUN) tests/bench/reader.py $(ARGS)

access: $(VENV)/test
	PYTHONPATH=.:tests/support:tests/bench $(RUN) tests/access.py $(ARGS)

browsers: $(VENV)/test
	$(RUN) tests/machine.py --all
	PYTHONPATH=. $(RUN) -m pytest -q -s -p no:xdist tests/browsers/test_smoke.py

next: $(VENV)/bundler $(NEXT)/site
	PYTHONPATH=. $(RUN) tests/next/compare.py $(NEXT)/bin/python

lock: $(VENV)/test
	$(RUN) -m uv --version >/dev/null 2>&1 || $(RUN) -m pip install -q uv
	$(RUN) -m uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header --upgrade \
	  pyproject.toml -o requirements.txt
	$(RUN) -m uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header --upgrade \
	  --extra test -c requirements.txt pyproject.toml -o requirements-test.txt
	$(RUN) -m uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header --upgrade \
	  --group node -c requirements-test.txt -o requirements-node.txt
	$(RUN) -m uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header --upgrade \
	  --group next -c requirements.txt -c requirements-node.txt -o requirements-next.txt

clean:
	rm -rf $(VENV) $(NEXT) $(PEER) .build .cache site node_modules

$(RUN):
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || \
	  { echo "Loopguide needs Python 3.11 or later; call make PYTHON=/path/to/python3.11" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
	  { echo "Python's venv module is missing; on Debian: apt-get install python3-venv" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/site: requirements.txt | $(RUN)
	$(RUN) -m pip install -q --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

# What bundles the scripts of the published site; `make serve` does without. What the tests have
# installed stays.
$(VENV)/bundler: package-lock.json requirements-node.txt | $(VENV)/site
	$(RUN) -m macros.publish.node node --version >/dev/null 2>&1 || \
	  $(RUN) -m pip install -q --disable-pip-version-check --require-hashes -r requirements-node.txt
	$(RUN) -m macros.publish.node npm ci $(if $(wildcard $(VENV)/test),,--omit=dev) --loglevel=error --no-audit --no-fund
	@touch $@

$(VENV)/test: requirements-test.txt package-lock.json | $(RUN)
	$(RUN) -m pip install -q --disable-pip-version-check --require-hashes -r requirements-test.txt
	$(RUN) tests/machine.py $(MACHINE)
	$(RUN) -m macros.publish.node npm ci --loglevel=error --no-audit --no-fund
	@touch $@ $(VENV)/site $(VENV)/bundler

$(NEXT)/site: requirements-next.txt | $(RUN)
	$(PYTHON) -m venv $(NEXT)
	$(NEXT)/bin/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements-next.txt
	@touch $@

$(PEER)/site: tests/bench/requirements-peer.txt | $(RUN)
	$(PYTHON) -m venv $(PEER)
	$(PEER)/bin/python -m pip install -q --disable-pip-version-check -r tests/bench/requirements-peer.txt
	@touch $@
