# Everything that is done with this project. `make help` lists it.

PYTHON ?= python3
VENV := .venv
BUILT := app/dashboard/static/built/.done
# What is built for the browser: every script that there is when make runs.
SCRIPTS := $(shell find app/dashboard vault/browser scripts/frontend -name '*.ts' -o -name '*.mjs')
CATALOGS := translations/.compiled
PEERS := tests/peers/node_modules/.ready

.DEFAULT_GOAL := help
.PHONY: disclosure audit-tampering bench-size bench-browser figures pictures catalogs help setup run test check bench chaos privacy documents requirements clean

help: ## list what can be done
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sort | awk -F':.*## ' '{printf "  make %-14s %s\n", $$1, $$2}'

run: setup ## start the whole product with its practice world
	@sh scripts/poster-machine.sh
	@exec ./firedoor run

test: setup-test check ## set up all that is needed and pass every test
	@PYTHONDONTWRITEBYTECODE= $(VENV)/bin/python -m pytest -n 2 --dist loadfile --no-loadscope-reorder

check: setup-test ## format, lint, types, import contracts, workers' texts, front end
	@sh scripts/check.sh

bench: setup-test ## print what a message costs, and how long a receipt takes
	@$(VENV)/bin/python -m bench

bench-size: setup-test ## fill databases with up to a hundred thousand cases and a million messages and print what lists and jobs cost
	@$(VENV)/bin/python -m bench.size

bench-browser: setup-test ## print how long a long thread and a search take in a real browser
	@$(VENV)/bin/python -m bench.browser

chaos: setup-test ## kill processes, database and disk during CHAOS_CONVERSATIONS=5000, and count
	@$(VENV)/bin/python -m pytest tests/crash -q -s --chaos
	@FLOOD_TEXTS=10000 $(VENV)/bin/python -m pytest tests/journeys/intake/test_flood.py -q -k one_number

disclosure: setup-test ## try to find a worker in DISCLOSURE_WORLDS=1000 random worlds by all that others see
	@DISCLOSURE_WORLDS=$${DISCLOSURE_WORLDS:-1000} $(VENV)/bin/python -m pytest tests/journeys/disclosure -q -s -p no:xdist

privacy: setup-test ## search every byte that PRIVACY_CONVERSATIONS=1000 left for what workers wrote
	@PRIVACY_CONVERSATIONS=$${PRIVACY_CONVERSATIONS:-1000} $(VENV)/bin/python -m pytest tests/privacy -q -s

audit-tampering: setup-test ## tamper AUDIT_TAMPERINGS=4000 times with a log, and count what is found
	@AUDIT_TAMPERINGS=$${AUDIT_TAMPERINGS:-4000} $(VENV)/bin/python -m pytest tests/case_management/audit/test_tampering.py -q -s -p no:xdist

setup: $(VENV)/.ready $(BUILT) $(CATALOGS)

setup-test: $(VENV)/.ready-test $(BUILT) $(CATALOGS) $(PEERS)
	@sh scripts/test-machine.sh

$(VENV)/.ready: requirements.txt scripts/environment.sh
	@sh scripts/environment.sh $(PYTHON) requirements.txt
	@touch $@

$(VENV)/.ready-test: requirements-dev.txt scripts/environment.sh
	@sh scripts/environment.sh $(PYTHON) requirements-dev.txt
	@touch $@ $(VENV)/.ready

$(BUILT): package-lock.json tsconfig.json $(SCRIPTS) | $(VENV)
	@sh scripts/frontend.sh
	@touch $@

$(VENV):
	@$(MAKE) --no-print-directory $(VENV)/.ready

$(PEERS): tests/peers/package-lock.json scripts/peers.sh | $(VENV)/.ready-test $(BUILT)
	@sh scripts/peers.sh

$(CATALOGS): $(wildcard translations/*/LC_MESSAGES/dashboard.po) | $(VENV)
	@sh scripts/catalogs.sh
	@touch $@

documents: setup-test ## renew what is drawn from the code: data dictionary, diagrams, settings
	@$(VENV)/bin/python -m scripts.documents

figures: setup-test ## print how large and how tangled the code is, and what its tests cover
	@$(VENV)/bin/python -m scripts.figures

pictures: setup-test ## draw the pictures of the menus anew out of their signs
	@$(VENV)/bin/python -m scripts.pictures

catalogs: $(VENV)/.ready ## find every text of the dashboard and the mails anew; says what to translate
	@$(VENV)/bin/python -m scripts.catalogs

requirements: ## compile requirements*.in to hashed requirements*.txt
	@sh scripts/requirements.sh

clean: ## remove what was built; data stays
	@rm -rf $(VENV) node_modules tests/peers/node_modules app/dashboard/static/built translations/.compiled
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +
