#!/bin/sh
# The nightly backup, as backup.env says; the keys too, where a recovery key was made.
set -eu
: "${BACKUP_TO:?set it in /etc/firedoor/backup.env}"
set -- "$BACKUP_TO"
if [ -n "${KEYS_TO:-}" ]; then
    set -- "$@" --keys "$KEYS_TO" --also /etc/firedoor
fi
exec /opt/firedoor/firedoor backup "$@"
