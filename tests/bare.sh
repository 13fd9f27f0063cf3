#!/usr/bin/env bash
# Prove that the commands of the README work on a machine that has nothing: a fresh Debian with
# python3, python3-venv, git, make and ca-certificates, made by debootstrap in a folder.
#
# Usage: tests/bare.sh [FOLDER] [COMMAND...]     as root, with debootstrap installed
#
# FOLDER holds the system (default: a new one under /var/tmp, removed in the end); one that is there
# already is used again. The commands (default: "make build" and ".ci/run") run one after the other
# on a clone of this checkout's last commit, and the time of each is printed. The machine's own
# certificates and proxy are carried in, nothing else.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
system=${1:-}
if [ -z "$system" ]; then
  system=$(mktemp -d /var/tmp/loopguide-bare-XXXXXX)
  trap 'umount -R "$system/proc" "$system/dev" 2>/dev/null || true; rm -rf --one-file-system "$system"' EXIT
else
  trap 'umount -R "$system/proc" "$system/dev" 2>/dev/null || true' EXIT
fi
if [ $# -gt 1 ]; then shift; commands=("$@"); else commands=("make build" ".ci/run"); fi
command -v debootstrap >/dev/null || { echo "debootstrap is missing: apt-get install debootstrap" >&2; exit 2; }
[ "$(id -u)" = 0 ] || { echo "debootstrap needs root: sudo $0" >&2; exit 2; }

if [ ! -x "$system/usr/bin/git" ]; then
  debootstrap --variant=minbase --include=python3,python3-venv,git,make,ca-certificates \
    bookworm "$system" http://deb.debian.org/debian >/dev/null
  echo "deb http://deb.debian.org/debian-security bookworm-security main" >> "$system/etc/apt/sources.list"
fi
# Names are looked up, and certificates judged, as on this machine.
cp /etc/resolv.conf "$system/etc/resolv.conf"
cp /etc/hosts "$system/etc/hosts"
cp /etc/ssl/certs/ca-certificates.crt "$system/etc/ssl/certs/ca-certificates.crt"
mount -t proc proc "$system/proc"
mount --rbind /dev "$system/dev" 2>/dev/null || mount --bind /dev "$system/dev"
mount --make-rslave "$system/dev"

rm -rf "$system/root/loopguide"
git clone --quiet "$root" "$system/root/loopguide"
# Content is measured against what lies beside the project, where that is there.
[ -d "$root/../shared" ] && rm -rf "$system/root/shared" && cp -r "$root/../shared" "$system/root/shared"
failed=0
for each in "${commands[@]}"; do
  began=$(date +%s)
  if env -i HOME=/root LANG=C.UTF-8 PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin \
    CI=true ${https_proxy:+https_proxy="$https_proxy"} ${http_proxy:+http_proxy="$http_proxy"} \
    SSL_CERT_FILE=/etc/ssl/certs/ca-certificates.crt PIP_CERT=/etc/ssl/certs/ca-certificates.crt \
    NODE_EXTRA_CA_CERTS=/etc/ssl/certs/ca-certificates.crt \
    chroot "$system" sh -c "cd /root/loopguide && $each" </dev/null; then code=0; else code=$?; failed=1; fi
  echo "$each: exit $code after $(($(date +%s) - began)) s"
done
exit "$failed"
