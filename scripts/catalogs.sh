#!/bin/sh
# Compiles the dashboard's catalogs; those of mails, scripts and workers are read from their .po files.
set -eu
for file in translations/*/LC_MESSAGES/dashboard.po; do
    [ -e "$file" ] || continue
    .venv/bin/pybabel --quiet compile -i "$file" -o "${file%.po}.mo"
done
