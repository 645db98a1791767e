# Blue Pencil: `make run` to use it, `make test` to check it. Needs Python 3.11 or later, nothing else.
PORT ?= 8000
PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN := .venv/bin
INSTALL := $(BIN)/pip install --quiet --disable-pip-version-check

.DELETE_ON_ERROR:
.PHONY: setup run test bench lint chromium office

setup: .venv/installed

.venv/installed: requirements.txt
	@$(PYTHON) -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "This needs Python 3.11 or later with venv; name one with PYTHON=…" >&2; exit 1; }
	$(PYTHON) -m venv .venv
	$(INSTALL) -r requirements.txt
	@touch $@

.venv/installed-for-tests: tests/requirements.txt .venv/installed
	$(INSTALL) -r tests/requirements.txt
	@touch $@

# The key stays where it is, so that a login outlives a restart.
.venv/secret-key: .venv/installed
	@umask 077; test -s $@ || $(BIN)/python -c 'import secrets; print(secrets.token_urlsafe(50))' > $@
	@touch $@

run: export DEBUG = 1
run: .venv/installed .venv/secret-key
	@export SECRET_KEY="$$(cat .venv/secret-key)" \
	&& $(BIN)/python manage.py migrate --verbosity 0 \
	&& $(BIN)/python manage.py demo \
	&& echo "Blue Pencil is at http://127.0.0.1:$(PORT)  (Ctrl-C stops it)" \
	&& exec $(BIN)/gunicorn editorial.wsgi --bind 127.0.0.1:$(PORT) --workers 2 --threads 2 --log-level warning

# The browser's driver runs an event loop in the thread of its tests: they have a process of their own.
test: .venv/installed-for-tests chromium office
	$(BIN)/python -m pytest --ignore=tests/browser
	$(BIN)/python -m pytest tests/browser

bench: .venv/installed-for-tests office
	@for bench in tests/bench/[a-z]*.py; do echo "== $$bench"; PYTHONPATH=. $(BIN)/python "$$bench" || exit 1; done

lint: .venv/installed-for-tests
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/python -m pytest tests/test_architecture.py

chromium:
	@if (command -v chromium || command -v chromium-browser) >/dev/null; then exit 0; \
	elif [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
		apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -qy --no-install-recommends chromium fonts-liberation; \
	else echo "The browser tests need Chromium: install your system's package “chromium”." >&2; exit 1; fi

# Large, so nobody gets it unasked: what needs it is skipped.
office:
	@command -v soffice >/dev/null \
		|| echo "Without LibreOffice (package “libreoffice-writer-nogui”) its part in the tests of Word files is skipped." >&2
