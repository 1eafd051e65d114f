# Everything is run from here: `make demo` shows the archive, `make test` is what CI runs.
SHELL := /bin/sh
PYTHON ?= $(shell command -v python3.11 || command -v python3)
PORT ?= 8000
ARTICLES ?= 100000
VAR := $(or $(ARCHIVE_VAR_DIR),var)
BIN := .venv/bin
LOCKS := requirements/uv.txt requirements/dev.txt

PARALLEL := -n auto --maxprocesses 4 --dist worksteal

.DEFAULT_GOAL := help
.PHONY: .venv help demo test check bench lock format stop clean test-pg15

help:  ## Show the targets
	@sed -n 's/^\([a-z0-9-]*\):.*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 20

# uv installs by hash and in seconds; the pip that comes with an older Python fails on this set of packages. It trusts
# what the system trusts, where the system says so.
INSTALLED := .venv/installed
CERTIFICATES := $(if $(wildcard /etc/ssl/certs/ca-certificates.crt /etc/pki/tls/certs/ca-bundle.crt),--system-certs)

.venv: $(INSTALLED)

$(INSTALLED): $(LOCKS)
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Python 3.11 or newer is needed; say which with: make PYTHON=/path/to/python3.11 $(MAKECMDGOALS)" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null \
	  || { echo "This Python cannot make environments; install its venv package (Debian: python3-venv)" >&2; exit 1; }
	$(BIN)/python -m pip --version >/dev/null 2>&1 || $(PYTHON) -m venv --clear .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/uv.txt
	$(BIN)/uv pip sync --quiet $(CERTIFICATES) --python $(BIN)/python --require-hashes $(LOCKS)
	@touch $@

# Settings of a developer's machine: debug on and a random key, readable by its owner alone.
$(VAR)/dev.env: | $(INSTALLED)
	@$(BIN)/python -m archive.environment $@

demo: $(INSTALLED) $(VAR)/dev.env  ## Set everything up and serve a working archive
	$(BIN)/python manage.py demo --port $(PORT)

test: check  ## Everything that CI runs
	$(BIN)/pytest $(PARALLEL) -m postgres15 --postgres 15
	$(BIN)/pytest $(PARALLEL)

test-pg15: $(INSTALLED) $(VAR)/dev.env  ## Migrations, constraints and search on PostgreSQL 15
	$(BIN)/pytest $(PARALLEL) -m postgres15 --postgres 15

check: $(INSTALLED) $(VAR)/dev.env  ## Lint, format, types, layers, migrations, deployment
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	git ls-files -z --cached --others --exclude-standard 'templates/*.html' | xargs -0 -r $(BIN)/djade --target-version 5.2 --check
	$(BIN)/lint-imports
	$(BIN)/mypy
	$(BIN)/python manage.py makemigrations --check --dry-run
	ARCHIVE_DEBUG=false ARCHIVE_SECRET_KEY=$$($(BIN)/python -c 'import secrets; print(secrets.token_urlsafe(60))') \
	  ARCHIVE_ALLOWED_HOSTS=archive.example.org DATABASE_URL=postgresql://archive@localhost/archive \
	  $(BIN)/python manage.py check --deploy --fail-level WARNING

format: $(INSTALLED)  ## Format code and templates
	$(BIN)/ruff check --fix-only .
	$(BIN)/ruff format .
	git ls-files -z --cached --others --exclude-standard 'templates/*.html' | xargs -0 -r $(BIN)/djade --target-version 5.2

bench: $(INSTALLED) $(VAR)/dev.env  ## Measure pages, search and intake on ARTICLES=100000 generated articles
	$(BIN)/python manage.py bench -- --articles $(ARTICLES)

# The recipe makes its own environment: the locks are what it writes, so it cannot rest on them.
lock:  ## Resolve the dependencies of pyproject.toml again
	test -x $(BIN)/uv || { $(PYTHON) -m venv .venv && $(BIN)/python -m pip install --quiet uv; }
	echo uv | UV_CUSTOM_COMPILE_COMMAND="make lock" $(BIN)/uv pip compile --quiet --upgrade --universal --python-version 3.11 \
	  --generate-hashes --no-annotate - -o requirements/uv.txt
	echo 'datasette==0.65.*' | UV_CUSTOM_COMPILE_COMMAND="make lock" $(BIN)/uv pip compile --quiet --upgrade --universal \
	  --python-version 3.11 --generate-hashes --no-annotate - -o requirements/datasette.txt
	UV_CUSTOM_COMPILE_COMMAND="make lock" $(BIN)/uv pip compile --quiet --upgrade --universal --python-version 3.11 \
	  --generate-hashes pyproject.toml -o requirements/base.txt
	UV_CUSTOM_COMPILE_COMMAND="make lock" $(BIN)/uv pip compile --quiet --upgrade --universal --python-version 3.11 \
	  --generate-hashes pyproject.toml --group dev -c requirements/base.txt -o requirements/dev.txt

stop:  ## Stop the embedded database
	@test ! -x $(BIN)/python || $(BIN)/python -m archive.embedded stop

clean:  ## Remove the environment and all data under var/
	@test ! -x $(BIN)/python || $(BIN)/python -m archive.embedded remove
	rm -rf .venv var staticfiles
