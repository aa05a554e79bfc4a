# Everything a newcomer needs: make run, make test. Works with the GNU make 3.81 of macOS too.

PORT ?= 8000
VENV := .venv
export PYTHON

# Passed by env and not exported: the shell of macOS drops DYLD_… from its environment.
ENVIRONMENT := DEBUG=1
ifeq ($(shell uname),Darwin)
ENVIRONMENT += DYLD_FALLBACK_LIBRARY_PATH=/opt/homebrew/lib:/usr/local/lib:/usr/lib
endif
PY := env $(ENVIRONMENT) $(VENV)/bin/python
MANAGE := $(PY) manage.py

# An installation as it would be; nothing connects to it.
PRODUCTION := env DEBUG=0 \
	SECRET_KEY=only-for-this-check-0123456789-abcdefghijklmnopqrstuvwxyz-ABCDEF \
	ALLOWED_HOSTS=portal.example DATABASE_URL=postgres://portal@db.example/portal

.PHONY: help run test lint format messages screens stop reset system system-for-tests

help:
	@echo "make run [PORT=8123]   the portal with demo data on http://127.0.0.1:8000/"
	@echo "make test [ARGS=...]   all the tests"
	@echo "make lint              style, layers, migrations, translations, deployment settings"
	@echo "make format            formats Python and templates"
	@echo "make messages          collects and compiles the translations (needs gettext)"
	@echo "make screens           pictures of every main page into docs/screens (needs Chromium)"
	@echo "make stop              stops the embedded PostgreSQL"
	@echo "make reset             deletes its data, uploads and mails: make run starts over"

run: $(VENV)/.installed
	@$(MANAGE) migrate --verbosity 0
	@$(MANAGE) load_demo
	@exec $(MANAGE) serve $(PORT)

test: $(VENV)/.installed-dev system-for-tests
	@exec env $(filter-out DEBUG=1,$(ENVIRONMENT)) $(VENV)/bin/python -m pytest -n 2 $(ARGS)

lint: $(VENV)/.installed-dev
	$(VENV)/bin/python -m ruff check .
	$(VENV)/bin/python -m ruff format --check .
	find templates -name '*.html' -exec $(VENV)/bin/djade --check --target-version 5.2 {} +
	$(VENV)/bin/lint-imports
	$(MANAGE) makemigrations --check --dry-run
	$(MANAGE) check
	@echo "manage.py check --deploy"
	@$(PRODUCTION) $(filter-out DEBUG=1,$(ENVIRONMENT)) $(VENV)/bin/python manage.py \
		check --deploy --fail-level WARNING
	$(VENV)/bin/python scripts/check_translations.py

format: $(VENV)/.installed-dev
	$(VENV)/bin/python -m ruff check --fix --exit-zero .
	$(VENV)/bin/python -m ruff format .
	find templates -name '*.html' -exec $(VENV)/bin/djade --target-version 5.2 {} + || true

messages: $(VENV)/.installed-dev
	$(MANAGE) makemessages --locale pl --ignore .venv --ignore var --ignore tests \
		--no-wrap --no-obsolete --add-location file
	$(MANAGE) compilemessages --locale pl --ignore .venv

screens: $(VENV)/.installed-dev system-for-tests
	@env $(filter-out DEBUG=1,$(ENVIRONMENT)) $(VENV)/bin/python scripts/make_screens.py

stop:
	@test ! -x $(VENV)/bin/python || $(PY) -m tcal.embedded_db stop

reset:
	@test ! -x $(VENV)/bin/python || $(PY) -m tcal.embedded_db reset
	@rm -rf var/media var/mail

# --- What the above stand on ---

system:
	@scripts/check-system run

system-for-tests: $(VENV)/.installed-dev
	@scripts/check-system test

$(VENV)/.installed: requirements.txt | system
	@$(VENV)/bin/python -c 'import pip' 2>/dev/null || \
		$$(scripts/find-python) -m venv --clear $(VENV)
	@echo "Installing $< into $(VENV) (some minutes the first time) ..."
	@$(VENV)/bin/python -m pip install --quiet --disable-pip-version-check -r $<
	@touch $@

$(VENV)/.installed-dev: requirements-dev.txt $(VENV)/.installed
	@echo "Installing $< into $(VENV) ..."
	@$(VENV)/bin/python -m pip install --quiet --disable-pip-version-check -r $<
	@touch $@
