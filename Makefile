# Everything a newcomer types. Needs Python 3.11+, Node 20.19+ and npm; `make` alone lists the targets.

PYTHON ?= python3
PORT ?= 8000

BIN := .venv/bin
# pip says nothing but its errors, and asks nothing.
PIP := $(BIN)/python -m pip -qq --no-input --disable-pip-version-check
TORCH := $(shell sed -n 's/^torch==//p' constraints.txt)
# A folder counts too: it changes when a file in it is deleted.
PAGES := $(shell find web_widget -mindepth 1 \( -name node_modules -o -name dist -o -name tests \) -prune -o -print)

MAKEFLAGS += --no-print-directory
.DELETE_ON_ERROR:
.PHONY: help install serve test check bench chaos console-load gallery page-weight format wheel constraints clean prerequisites chromium

help: ## list the targets
	@echo "make TARGET, where TARGET is one of"
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  \1|\2/p' Makefile | awk -F'|' '{printf "%-14s%s\n", $$1, $$2}'

install: .venv/.installed ## make .venv with everything in it, and the pages

serve: install ## start the server; PORT=8000
	@exec $(BIN)/bot serve --port $(PORT)

test: install chromium ## run every test: the pages' with Vitest, the rest with pytest
	@echo "Testing the pages …"
	@cd web_widget && npm run --silent test
	@echo "Testing the rest, in a browser too …"
	@$(BIN)/python -m pytest --numprocesses 4 --dist loadfile --no-loadscope-reorder

check: install ## style, types, layers and sizes, without the slow tests
	@$(BIN)/ruff check --output-format=concise .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/python -m pytest --quiet tests/architecture --ignore tests/architecture/test_wheel_contents.py
	@cd web_widget && npm run --silent check

bench: install ## measure beside the plain pipeline, some ten minutes; DATA=folder of public data sets
	@$(BIN)/python -m tests.bench --write $(if $(DATA),--data $(DATA))

chaos: install ## kill, stop and cut real servers, ten minutes; SEED, STORE=postgresql, WORKERS, SECONDS, SEEDED_BUGS=1
	@$(BIN)/python -m tests.chaos

console-load: install chromium ## 500 open conversations, 50 messages a second: what the console's page feels of them
	@$(BIN)/python -m tests.console_load

gallery: install chromium ## photograph every state of both apps into artifacts/gallery/index.html; ONLY=word
	@$(BIN)/python -m tests.gallery $(if $(ONLY),--only "$(ONLY)")

page-weight: install chromium ## measure what the widget costs the bank's page, and write it into docs/embedding.md
	@$(BIN)/python -m tests.gallery.page_weight --write

load: install ## measure what one server carries beside a bare echo server, some minutes; writes docs/load.md
	@$(BIN)/python -m tests.load --write

format: install ## put the code into the one format
	@$(BIN)/ruff check --quiet --fix-only .
	@$(BIN)/ruff format --quiet .
	@cd web_widget && npx --no-install biome check --write --log-level=error

wheel: install ## build the wheel into dist/
	@$(PIP) wheel --no-deps --no-build-isolation --wheel-dir dist .
	@ls dist/*.whl

constraints: install ## write constraints.txt anew from what .venv holds
	@{ echo "# Written by make constraints: the versions that were tested together."; \
	   $(BIN)/python -m pip list --format=freeze --exclude teller --exclude pip | sed 's/+cpu$$//'; } > .venv/constraints.txt
	@mv .venv/constraints.txt constraints.txt
	@touch .venv/.installed

clean: ## remove what make made; conversations and indexes stay
	@rm -rf .venv web_widget/node_modules web_widget/dist dist artifacts
	@rm -rf .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis .benchmarks

# What must be on the machine; each sentence names what is missing and what to do.
prerequisites:
	@command -v $(PYTHON) >/dev/null || { echo "Teller needs Python 3.11 or newer, and there is no $(PYTHON); name one: make PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Teller needs Python 3.11 or newer, and $(PYTHON) is older; name another: make PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo "$(PYTHON) cannot make virtual environments; on Debian and Ubuntu install the package python3-venv." >&2; exit 1; }
	@command -v node >/dev/null || { echo "Teller needs Node 20.19 or newer to build its pages, and there is no node." >&2; exit 1; }
	@node -e 'const [a, b] = process.versions.node.split("."); process.exit(a > 20 || (a == 20 && b >= 19) ? 0 : 1)' || { echo "Teller needs Node 20.19 or newer to build its pages, and node is older." >&2; exit 1; }
	@command -v npm >/dev/null || { echo "Teller needs npm, which comes with Node, to build its pages, and there is no npm." >&2; exit 1; }

.venv/.made:
	@$(MAKE) prerequisites
	@echo "Making .venv …"
	@$(PYTHON) -m venv .venv
	@$(PIP) install --upgrade pip
	@touch $@

# torch first and without CUDA: from a folder of wheels that pip knows, else from PyTorch's own index.
.venv/.installed: pyproject.toml constraints.txt .venv/.made | web_widget/dist/index.html
	@echo "Installing the Python packages; the first time takes some minutes …"
	@$(PIP) install "torch==$(TORCH)+cpu" 2>/dev/null \
	  || $(PIP) install "torch==$(TORCH)" --index-url https://download.pytorch.org/whl/cpu
	@HATCH_JUPYTER_BUILDER_SKIP_NPM=1 $(PIP) install -c constraints.txt -e ".[dev]"
	@touch $@

web_widget/node_modules/.installed: web_widget/package.json web_widget/package-lock.json web_widget/.npmrc | .venv/.made
	@echo "Installing the packages of the pages …"
	@cd web_widget && npm ci --no-audit --no-fund --loglevel=error >/dev/null
	@touch $@

web_widget/dist/index.html: $(PAGES) web_widget/node_modules/.installed
	@echo "Building the pages …"
	@cd web_widget && { npm run build >node_modules/.build.log 2>&1 || { cat node_modules/.build.log >&2; exit 1; }; }
	@touch $@

# The browser tests take the machine's Chromium; where there is none it is installed.
chromium: install
	@command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null || { \
	  echo "Installing Chromium for the browser tests …"; \
	  { [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null && apt-get update -qq \
	    && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium fonts-noto-cjk >/dev/null; } \
	  || $(BIN)/playwright install chromium; }
