#!/bin/sh
# Makes .venv from a hashed requirements file; installs what Debian has where we are root.
set -eu
python=$1
requirements=$2

fits() { "$1" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; }

if [ ! -x .venv/bin/python ]; then
    if ! fits "$python"; then
        if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
            echo "Installing Python with apt-get …"
            apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq python3 python3-venv >/dev/null
            python=python3
        fi
        fits "$python" || {
            echo "Firedoor needs Python 3.11 or newer with venv: install it (Debian: apt-get install python3-venv), then try again." >&2
            exit 1
        }
    fi
    echo "Making the environment in .venv …"
    "$python" -m venv .venv
fi
echo "Installing $requirements …"
.venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: -r "$requirements"
