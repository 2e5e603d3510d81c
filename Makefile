# Two commands on a fresh Debian or Ubuntu machine: `make demo` and `make test`. Both set up what is missing.

PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
SAMPLE ?= samples/unit-slip

.PHONY: hosts setup demo serve test tests lint accuracy train bench chaos fuzz golden samples lock clean

setup: $(VENV)/.ready

$(VENV)/.system: .ci/system
	@test -n "$(PYTHON)" || { echo "Python 3.11 or later is needed: apt-get install python3.11" >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "$(PYTHON) is older than Python 3.11" >&2; exit 1; }
	@sh .ci/system base "$(PYTHON)"
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@touch $@

# --no-deps: the lock is complete, and leaves out the OpenCV builds that need a screen's libraries (see .ci/lock.py).
# Modules are compiled by all cores once all are there; pip compiles them one after the other.
$(VENV)/.ready: $(VENV)/.system requirements.lock pyproject.toml
	@echo "Setting up $(VENV); this takes a few minutes the first time."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-input --no-deps --no-compile -r requirements.lock
	@$(BIN)/python -m compileall -q -j 0 $(VENV)/lib > /dev/null || true
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-input --no-deps --no-build-isolation -e .
	@touch $@

demo: setup
	@$(BIN)/python -m service.demo $(SAMPLE)

# make serve DATA=out/demo-data PORT=8001
serve: setup
	@$(BIN)/prescreen serve $(if $(HOST),--host $(HOST)) $(if $(PORT),--port $(PORT)) $(if $(DATA),--data $(DATA))

lint: setup
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy

# The code is looked over while what the system lacks for testing is fetched, and while the first tests run.
test: setup
	@$(MAKE) --no-print-directory -j 2 lint tests

# Compiled modules are kept whatever the environment says: hundreds of processes are started, which would compile them anew.
# One looks through all tests first, or each of three would compile them.
# Three at once also on two cores, since a third of the time is waited for browsers and services; with a fourth, which
# loads and looks through all tests for itself, it took longer.
tests: $(VENV)/.system-test
	@PYTHONDONTWRITEBYTECODE= $(BIN)/pytest --collect-only > /dev/null || true
	@PYTHONDONTWRITEBYTECODE= $(BIN)/pytest -n 3 --dist loadfile --no-loadscope-reorder

$(VENV)/.system-test: .ci/system $(VENV)/.ready
	@sh .ci/system test
	@touch $@

# Forges fresh dossiers by seed and scores the command on them: make accuracy SEEDS=1-20
accuracy: setup
	@$(BIN)/python -m tests.accuracy.run $(if $(SEEDS),--seeds $(SEEDS))

# Learns how sentences sound from extractors/sense/sentences, and writes the weights beside them
train: setup
	@$(BIN)/python -m extractors.sense.training

# Prints how fast it is beside the bare readers, in one run on two cores: make bench ROWS=whole,text PAGES=4 PAIRS=1 PLOT=1,2,4
bench: setup
	@$(BIN)/python -m tests.bench.run $(if $(ROWS),--rows $(ROWS)) $(if $(PAGES),--pages $(PAGES)) $(if $(MANY),--many $(MANY)) $(if $(PAIRS),--pairs $(PAIRS)) $(if $(PLOT),--plot $(PLOT))

# Harms the service while dossiers are handed in, by seed: make chaos FAULTS=200 SEED=1 DATABASE=sqlite|postgresql
chaos: setup
	@$(BIN)/python -m tests.chaos.run $(if $(FAULTS),--faults $(FAULTS)) $(if $(SEED),--seed $(SEED)) $(if $(DATABASE),--database $(DATABASE))

# Hands in harmed papers, then tries parsers with odd texts: make fuzz COUNT=2000 SEED=1 SECONDS=600
fuzz: setup
	@$(BIN)/python -m tests.fuzz.run $(if $(COUNT),--count $(COUNT)) $(if $(SEED),--seed $(SEED)) $(if $(SECONDS),--seconds $(SECONDS))
	@$(BIN)/python -m tests.fuzz.parsers $(if $(SEED),--seed $(SEED))

# The service on three hosts in network namespaces of this machine (as root): workers join, leave, are cut off and come
# back; then pages a second with one worker host and with two: make hosts ARGS="--pages 2 --dossiers 3 --pairs 3"
hosts: setup $(VENV)/.system-test
	@$(BIN)/python -m tests.hosts.run $(ARGS)

# Compares the reports of samples and forged dossiers with those of another commit: make golden BASE=HEAD~1
golden: setup $(VENV)/.system-test
	@test -n "$(BASE)" || { echo "Say which commit to compare with: make golden BASE=<commit>" >&2; exit 2; }
	@$(BIN)/python -m tests.golden.run --base $(BASE)

samples: setup
	@$(BIN)/python -m samples.make

# After a change of dependencies: install them into $(VENV) first, then write down what is there.
lock:
	@$(BIN)/python .ci/lock.py > requirements.lock.new
	@mv requirements.lock.new requirements.lock

clean:
	rm -rf $(VENV) out .pytest_cache .mypy_cache .ruff_cache .hypothesis *.egg-info
