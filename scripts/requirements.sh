#!/bin/sh
# Compiles requirements*.in. Wheels only: building a source package runs its code on this machine.
# The hashed files name no index.
set -eu
.venv/bin/python -m pip install --quiet uv
for name in requirements requirements-dev requirements-node; do
    .venv/bin/uv pip compile --quiet --generate-hashes --no-header --no-emit-index-url --universal --only-binary :all: \
        --python-version 3.11 "$name.in" -o "$name.txt"
    sed -i "1i # Compiled from $name.in with hashes: make requirements" "$name.txt"
done
