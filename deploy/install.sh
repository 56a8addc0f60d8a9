#!/bin/sh
# Installs Firedoor on Debian 12 or 13, or brings an installation to this version. Run it as root in
# a copy of this tree; it may be run again at any time, and replaces no key, no setting, no data.
set -eu

usage() {
    cat <<'EOF'
deploy/install.sh --dashboard NAME --webhooks NAME [--proxy caddy|nginx|none] [--backup FOLDER] [--keys FOLDER]

  --dashboard  name that members open, as line.example.org
  --webhooks   name that carriers call, as hooks.example.org
  --proxy      what stands before it and has the certificates; default: caddy
  --backup     where the nightly backup goes: a disk of its own, mounted below /mnt or /srv
  --keys       where the sealed keys go: another place than the backup
EOF
    exit 2
}

say() { printf '\n== %s\n' "$1"; }
fail() {
    echo "install.sh: $1" >&2
    exit 1
}

dashboard='' webhooks='' proxy=caddy backup='' keys=''
while [ $# -gt 0 ]; do
    [ $# -ge 2 ] || usage
    case $1 in
    --dashboard) dashboard=$2 ;;
    --webhooks) webhooks=$2 ;;
    --proxy) proxy=$2 ;;
    --backup) backup=$2 ;;
    --keys) keys=$2 ;;
    *) usage ;;
    esac
    shift 2
done
case $proxy in caddy | nginx | none) ;; *) usage ;; esac
settings=/etc/firedoor/firedoor.env
if [ ! -e "$settings" ]; then
    [ -n "$dashboard" ] && [ -n "$webhooks" ] || usage
    [ "$dashboard" != "$webhooks" ] || fail "dashboard and webhooks need two names"
fi
for name in "$dashboard" "$webhooks"; do
    case $name in *[!A-Za-z0-9.-]*) fail "$name is no name of a host: write it without https:// and without a path" ;; esac
done
[ "$(id -u)" = 0 ] || fail "run this as root"
# shellcheck disable=SC1091
. /etc/os-release
case "${ID:-}${VERSION_ID:-}" in debian12 | debian13) ;; *) fail "this is for Debian 12 and 13" ;; esac
command -v systemctl >/dev/null || fail "there is no systemd here: use deploy/container"
here=$(CDPATH= cd -- "$(dirname -- "$0")/.." && pwd)
version=$(sed -n 's/^version = "\(.*\)"$/\1/p' "$here/pyproject.toml" | head -n 1)

say "Packages"
had_redis=$(command -v redis-server || true)
[ "$proxy" = none ] && server='' || server=$proxy
[ "$proxy" != nginx ] || server="nginx certbot python3-certbot-nginx"
apt-get update -qq
# shellcheck disable=SC2086
DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
    ca-certificates python3 python3-venv postgresql postgresql-client redis-server \
    libpangoft2-1.0-0 libharfbuzz-subset0 fonts-noto-core fonts-noto-cjk $server >/dev/null
# The queue is a process of our own without a port; Debian's own is not needed for it.
[ -n "$had_redis" ] || systemctl disable --quiet --now redis-server

say "Program: /opt/firedoor-$version"
# A folder for each version, and one link to the one that runs: the way back is the link.
release=/opt/firedoor-$version
if [ "$here" != "$release" ]; then
    rm -rf "$release.new"
    mkdir -p "$release.new"
    tar -C "$here" --exclude=./.git --exclude=./.venv --exclude=./node_modules --exclude=./var \
        --exclude=./tests --exclude=./bench -cf - . |
        tar -C "$release.new" -xf -
    chown -R root:root "$release.new"
    # An environment knows its own path, so it is made in its place.
    if [ -d "$release" ]; then
        rm -rf "$release.old"
        mv "$release" "$release.old"
    fi
    mv "$release.new" "$release"
fi
(
    cd "$release"
    umask 022
    sh scripts/environment.sh python3 requirements.txt
    sh scripts/frontend.sh
    sh scripts/catalogs.sh
    .venv/bin/python -m compileall -q config vault intake case_management bots app
    rm -rf node_modules
)
ln -sfn "$release" /opt/firedoor.new
mv -T /opt/firedoor.new /opt/firedoor
rm -rf "$release.old"
install -m 0755 /opt/firedoor/deploy/firedoor /usr/local/bin/firedoor

say "Users, folders, settings, keys"
systemd-sysusers /opt/firedoor/deploy/systemd/sysusers.conf
install -m 0644 /opt/firedoor/deploy/systemd/sysusers.conf /etc/sysusers.d/firedoor.conf
install -m 0644 /opt/firedoor/deploy/systemd/tmpfiles.conf /etc/tmpfiles.d/firedoor.conf
systemd-tmpfiles --create /etc/tmpfiles.d/firedoor.conf
if [ ! -e "$settings" ]; then
    sed -e "s/DASHBOARD_HOST/$dashboard/" -e "s/WEBHOOK_HOST/$webhooks/" \
        /opt/firedoor/deploy/firedoor.env >"$settings.new"
    chgrp firedoor "$settings.new"
    chmod 0640 "$settings.new"
    mv "$settings.new" "$settings"
fi
for name in twilio_auth_token telegram_bot_token telegram_webhook_secret smtp_url android_devices; do
    [ -e "/etc/firedoor/secrets/$name" ] || install -m 0400 /dev/null "/etc/firedoor/secrets/$name"
done
firedoor keys
if [ -n "$backup" ]; then
    printf 'BACKUP_TO=%s\nKEYS_TO=%s\n' "$backup" "$keys" >/etc/firedoor/backup.env
fi
sh /opt/firedoor/deploy/rights.sh

say "Database"
as_postgres() { runuser -u postgres -- "$@"; }
[ "$(as_postgres psql -tAc "SELECT 1 FROM pg_roles WHERE rolname = 'firedoor'")" = 1 ] ||
    as_postgres createuser --createdb firedoor
[ "$(as_postgres psql -tAc "SELECT 1 FROM pg_database WHERE datname = 'firedoor'")" = 1 ] ||
    as_postgres createdb --owner=firedoor --encoding=UTF8 --locale=C.UTF-8 --template=template0 firedoor
# Our users are known to PostgreSQL by the system: there is no password to be stolen.
hba=$(as_postgres psql -tAc 'SHOW hba_file')
ident=$(as_postgres psql -tAc 'SHOW ident_file')
if ! grep -q 'map=firedoor' "$hba"; then
    printf 'local all firedoor peer map=firedoor\n' | cat - "$hba" >"$hba.new"
    cat "$hba.new" >"$hba"
    rm "$hba.new"
fi
grep -q '^firedoor ' "$ident" ||
    printf 'firedoor /^firedoor-(web|bots|collector|courier|clerk)$ firedoor\nfiredoor root firedoor\n' >>"$ident"
as_postgres psql -qtAc 'SELECT pg_reload_conf()' >/dev/null

say "Processes"
for unit in /opt/firedoor/deploy/systemd/firedoor*.service /opt/firedoor/deploy/systemd/firedoor*.timer /opt/firedoor/deploy/systemd/firedoor.target; do
    case $unit in *firedoor-fallback*) ;; *) install -m 0644 "$unit" /etc/systemd/system/ ;; esac
done
systemctl daemon-reload
processes='web bots collector courier sweep clerk desk public'
# shellcheck disable=SC2086
systemctl enable --quiet firedoor.target firedoor-queue firedoor-migrate $(printf 'firedoor-%s ' $processes)
systemctl enable --quiet --now firedoor-backup.timer firedoor-drill.timer
systemctl restart firedoor-migrate || fail "the schema could not be changed: journalctl -u firedoor-migrate; nothing was started anew"
systemctl start firedoor.target
# One after the other: while one starts, the others work, and a carrier tries again.
for name in queue $processes; do
    systemctl restart "firedoor-$name"
done

say "Proxy"
hosts() { sed -e "s/DASHBOARD_HOST/$dashboard/g" -e "s/WEBHOOK_HOST/$webhooks/g" "$1"; }
if [ -z "$dashboard" ] || [ -z "$webhooks" ]; then
    echo "Left as it is: no names were given."
elif [ "$proxy" = caddy ]; then
    [ ! -e /etc/caddy/Caddyfile ] || grep -q 'Each body is taken in whole' /etc/caddy/Caddyfile ||
        cp -n /etc/caddy/Caddyfile /etc/caddy/Caddyfile.before-firedoor
    hosts /opt/firedoor/deploy/proxy/Caddyfile >/etc/caddy/Caddyfile
    systemctl enable --quiet caddy
    systemctl reload-or-restart caddy
elif [ "$proxy" = nginx ]; then
    hosts /opt/firedoor/deploy/proxy/nginx.conf >/etc/nginx/sites-available/firedoor
    if [ -e /etc/letsencrypt/live/firedoor/fullchain.pem ]; then
        ln -sfn ../sites-available/firedoor /etc/nginx/sites-enabled/firedoor
        nginx -t -q && systemctl reload-or-restart nginx
    else
        echo "No certificate yet. Then run this again:"
        echo "  certbot certonly --nginx -d $dashboard -d $webhooks --cert-name firedoor"
    fi
fi

say "How it is"
firedoor doctor || true
echo
echo "What is left to do is in /opt/firedoor/docs/server.md, from \"After the installation\"."
