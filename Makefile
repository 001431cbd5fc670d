# Peilian 陪练. `make run` opens it, `make test` proves it; both install what is missing.

.DEFAULT_GOAL := help
.PHONY: help setup run test check tour bench build

BIN := .venv/$(if $(filter Windows_NT,$(OS)),Scripts,bin)
# Pictures are the same on every machine when they are not taken from a screen.
OFFSCREEN := QT_QPA_PLATFORM=$${QT_QPA_PLATFORM:-offscreen}

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## /{printf "  make %-6s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: ## make .venv with the pinned packages, and Qt's system libraries where they are missing
	@.ci/system-packages python offscreen
	@.ci/setup

run: ## open the workstation with the sample organisation (ARGS="--data DIR" is handed on)
	@.ci/start $(ARGS)

test: ## run everything: check, all tests, the window test under Xvfb, the tour
	@MAKE="$(MAKE)" .ci/test $(ARGS)

check: setup ## ruff, mypy, import rules
	@failed=0; for step in "ruff check ." "ruff format --check ." mypy lint-imports; do \
		echo "$$step"; $(BIN)/$$step || failed=1; \
	done; exit $$failed

tour: setup ## drive the window through every journey; pictures and documents go to out/tour
	$(OFFSCREEN) $(BIN)/peilian tour --out out/tour

bench: setup ## measure starting, panes, grading and memory; figures go to out/bench.json
	@mkdir -p out
	$(OFFSCREEN) $(BIN)/peilian bench --json out/bench.json

build: ## make a stand-alone program in dist/peilian with PyInstaller, and start it once
	@.ci/system-packages python offscreen build
	@.ci/setup build
	$(BIN)/pyinstaller --noconfirm --log-level WARN build.spec
	@.ci/try-build dist/peilian/peilian
