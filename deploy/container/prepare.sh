#!/bin/sh
# Makes what the compose file needs beside it, where it is missing: folders, keys, passwords.
# Each key is a file of its own, and each process is given those that it may hold.
set -eu
cd "$(dirname -- "$0")"
engine=${ENGINE:-docker}
umask 077
[ "$(id -u)" = 0 ] || { echo "Run this as root: the files belong to the user of the image." >&2; exit 1; }
mkdir -p data/keys data/files data/spool data/fallback data/trust secrets backups
if [ ! -e secrets/postgres_password ]; then
    password=$(od -An -N24 -tx1 /dev/urandom | tr -d ' \n')
    printf '%s' "$password" >secrets/postgres_password
    printf 'postgresql+psycopg://firedoor:%s@postgres/firedoor' "$password" >secrets/database_url
fi
for name in twilio_auth_token telegram_bot_token telegram_webhook_secret smtp_url android_devices; do
    [ -e "secrets/$name" ] || : >"secrets/$name"
done
chown -R 10001:10001 data secrets backups
"$engine" run --rm --network none -e FIREDOOR_ENV=embedded -e FIREDOOR_DATA_DIR=/made \
    -v "$PWD/secrets:/made/keys" firedoor keys
cp secrets/*.pub data/keys/
# PostgreSQL reads its password as another user.
chown 999:999 secrets/postgres_password
chmod 0400 secrets/*
chown -R 10001:10001 data/keys
[ -e .env ] || {
    printf 'DASHBOARD_HOST=line.example.org\nWEBHOOK_HOST=hooks.example.org\nTWILIO_ACCOUNT_SID=\nMAIL_FROM=line@example.org\n' >.env
    echo "Write your names into $PWD/.env, carriers' secrets into $PWD/secrets."
}
