#!/bin/sh
# Format, lint, types, import contracts, workers' texts and the front end's own checks.
set -eu
bin=.venv/bin
$bin/ruff check .
$bin/ruff format --check --quiet . || { echo "ruff format . would change files" >&2; exit 1; }
$bin/mypy
$bin/lint-imports --no-logo 2>/dev/null || $bin/lint-imports
./firedoor languages --faults
npm run --silent check
npm test --silent
