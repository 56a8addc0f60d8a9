#!/bin/sh
# What posters and cards are drawn with, from Debian: Pango, and fonts for every script.
# All else works without it: where it can't be installed, this says so. `--needed` makes that fail.
set -eu
missing=""
ls /usr/lib/*/libpangoft2-1.0.so.0 >/dev/null 2>&1 || missing="$missing libpangoft2-1.0-0"
ls /usr/lib/*/libharfbuzz-subset.so.0 >/dev/null 2>&1 || missing="$missing libharfbuzz-subset0"
ls /usr/share/fonts/truetype/noto/NotoSansBengali* >/dev/null 2>&1 || missing="$missing fonts-noto-core"
ls /usr/share/fonts/opentype/noto/NotoSansCJK* >/dev/null 2>&1 || missing="$missing fonts-noto-cjk"
[ -z "$missing" ] && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "Installing$missing with apt-get …"
    # shellcheck disable=SC2086
    apt-get update -qq && DEBIAN_FRONTEND=noninteractive \
        apt-get install -y -qq --no-install-recommends $missing >/dev/null && exit 0
fi
echo "Posters and cards need$missing (Debian: apt-get install$missing); all else works without." >&2
[ "${1:-}" != --needed ]
