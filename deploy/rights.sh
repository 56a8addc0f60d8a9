#!/bin/sh
# Gives every folder and file its owner and rights again: after an installation and a restore.
set -eu
data=/var/lib/firedoor
[ "$(id -u)" = 0 ] || { echo "Run this as root." >&2; exit 1; }
systemd-sysusers /opt/firedoor/deploy/systemd/sysusers.conf
systemd-tmpfiles --create /opt/firedoor/deploy/systemd/tmpfiles.conf
for folder in files spool fallback trust; do
    chgrp -R firedoor "$data/$folder"
    chmod -R u=rwX,g=rwX,o= "$data/$folder"
    find "$data/$folder" -type d -exec chmod g+s {} +
done
[ ! -e "$data/backups.json" ] || { chgrp firedoor "$data/backups.json"; chmod 0640 "$data/backups.json"; }
chown -R root:root "$data/keys" /etc/firedoor/secrets
find "$data/keys" -type f ! -name '*.pub' -exec chmod 0400 {} +
find "$data/keys" -type f -name '*.pub' -exec chmod 0444 {} +
find /etc/firedoor/secrets -type f -exec chmod 0400 {} +
