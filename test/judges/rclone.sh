#!/usr/bin/env bash
# rclone's own tests of its Dropbox backend against the emulator. See README.md.
# Usage: test/judges/rclone.sh [-test.run PATTERN …]
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/emulator.sh"

sources=/usr/share/gocode
package=github.com/rclone/rclone
cache="${XDG_CACHE_HOME:-$HOME/.cache}/case-folders-judges/go"

# go-semver is missing from what the first one depends on.
install_packages golang-go golang-github-rclone-rclone-dev golang-github-coreos-go-semver-dev
(cd "$sources/src/$package/backend/dropbox" &&
	GO111MODULE=off GOPATH="$sources" GOFLAGS='' GOCACHE="$cache" go test -c -o "$work/tests" .)

# Members of a team may let links end, as rclone's tests do; a personal account may not.
start_emulator teamSpace
cat >"$work/rclone.conf" <<CONFIG
[TestDropbox]
type = dropbox
client_id = $(ready app key)
client_secret = $(ready app secret)
token = {"access_token":"$(ready tokens jane)","token_type":"bearer","refresh_token":"$(ready refreshTokens jane)","expiry":"2099-01-01T00:00:00Z"}
CONFIG

# The tests look for rclone's list of servers to start, of which none is needed.
mkdir -p "$work/tree/fstest/testserver/init.d" "$work/tree/backend/dropbox"
cd "$work/tree/backend/dropbox"
status=0
RCLONE_CONFIG="$work/rclone.conf" "$work/tests" -test.v -remote TestDropbox: "$@" >"$work/tests.log" 2>&1 || status=$?

count() { grep -cE "^ *--- $1:" "$work/tests.log" || true; }
failed="$(count FAIL)"
if [ "$status" -ne 0 ] || [ "$failed" -ne 0 ]; then cat "$work/tests.log"; fi
grep -E '^ *--- SKIP:' "$work/tests.log" | sed 's/^ *--- SKIP: /not for this backend: /' || true
echo "rclone $(dpkg-query -W -f '${Version}' golang-github-rclone-rclone-dev): $(count PASS) passed, $failed failed, $(count SKIP) not for this backend"
if [ "$status" -eq 0 ] && [ "$(count PASS)" -gt 0 ] && [ "$failed" -eq 0 ]; then exit 0; fi
exit 1
