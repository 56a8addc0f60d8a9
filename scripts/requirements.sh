#!/bin/sh
# Compiles requirements*.in; the hashed files name no index.
set -eu
.venv/bin/python -m pip install --quiet uv
for name in requirements requirements-dev requirements-node; do
    .venv/bin/uv pip compile --quiet --generate-hashes --no-header --no-emit-index-url --universal \
        --python-version 3.11 "$name.in" -o "$name.txt"
    sed -i "1i # Compiled from $name.in with hashes: make requirements" "$name.txt"
done
