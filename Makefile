# Two commands matter: `make site` builds the hub into site/, `make test` runs every test and every check.
# Both set up all they need in .venv from the lock files. More arguments: make site ARGS="--engine properdocs"
# No path is absolute, so that the folder may have spaces in its name and may be moved.

.DEFAULT_GOAL := help
# A process a processor, each with whole files: what a file's tests share is made once. One after the other: SIDE_BY_SIDE=
SIDE_BY_SIDE = --numprocesses auto --dist loadfile
.PHONY: help site serve test fast lint format widgets rules bench screenshots lock clean site-tools test-tools browser unpackers node rsync nginx

help: ## zeigt diese Liste (shows this list)
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/make \1	\2/p' Makefile

site: site-tools ## baut die Website nach site/ (builds the site into site/)
	@.venv/bin/teilbar build --out site $(ARGS)

serve: site-tools ## zeigt die Website und jede Änderung daran (live preview)
	@.venv/bin/teilbar serve $(ARGS)

test: lint browser unpackers rsync nginx node ## prüft alles (every test and every check)
	@.venv/bin/python -m pytest $(SIDE_BY_SIDE) $(ARGS)

fast: test-tools node ## nur die schnellen Tests (the fast tests only)
	@.venv/bin/python -m pytest -m "not slow" $(SIDE_BY_SIDE) $(ARGS)

lint: test-tools ## prüft Stil und Typen (ruff and mypy)
	@.venv/bin/ruff check .
	@.venv/bin/ruff format --check .
	@.venv/bin/mypy

format: test-tools ## formatiert den Code (ruff)
	@.venv/bin/ruff check --fix .
	@.venv/bin/ruff format .

widgets: test-tools ## baut die Skripte nach themes/dist/ (builds the browser code)
	@.venv/bin/python -m teilbar.texts.browser widget > themes/widgets/words.json
	@.venv/bin/python -m teilbar.texts.browser search > themes/search/ui/words.json
	@.venv/bin/python -m teilbar.texts.browser preview > themes/preview/words.json
	@.venv/bin/python tests/setup/node.py bundle

rules: test-tools ## macht die Seiten der Regeln neu (writes docs/rules and the guide's pages anew)
	@PYTHONPATH=tests .venv/bin/python -m checks

bench: browser ## misst Zeiten und Größen (measures time and size)
	@PYTHONPATH=tests .venv/bin/python -m bench $(ARGS)
	@PYTHONPATH=tests .venv/bin/python -m bench.checks
	@PYTHONPATH=tests .venv/bin/python -m bench.questions
	@PYTHONPATH=tests .venv/bin/python -m bench.preview $(filter --write,$(ARGS))
	@PYTHONPATH=tests .venv/bin/python -m bench.weight $(filter --write,$(ARGS))
	@PYTHONPATH=tests .venv/bin/python -m bench.lighthouse $(filter --write,$(ARGS))
	@PYTHONPATH=tests .venv/bin/python -m bench.searches $(filter --write,$(ARGS))

screenshots: browser ## macht die Bilder in docs/screenshots/ neu (takes the pictures of the site anew)
	@PYTHONPATH=tests .venv/bin/python -m pictures

lock: test-tools ## löst die Lock-Dateien neu auf; alles neu mit ARGS=--upgrade (resolves the lock files)
	@sh generator/setup/lock.sh $(ARGS)

clean: ## entfernt, was sich neu erzeugen lässt (removes what can be made again)
	rm -rf .venv .cache site

site-tools:
	@sh generator/setup/environment.sh requirements.lock
	@.venv/bin/python generator/setup/schemas.py

test-tools:
	@sh generator/setup/environment.sh requirements-tests.lock
	@.venv/bin/python generator/setup/schemas.py

browser: test-tools
	@.venv/bin/python tests/setup/browser.py

unpackers: test-tools
	@.venv/bin/python tests/setup/unpackers.py

node: test-tools
	@.venv/bin/python tests/setup/node.py

rsync: test-tools
	@.venv/bin/python tests/setup/rsync.py

nginx: test-tools
	@.venv/bin/python tests/setup/nginx.py
