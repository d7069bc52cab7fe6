#!/usr/bin/env bash
# Dropbox's JavaScript SDK on the emulator: a walk through every route that it answers and, given a checkout of the SDK
# with its dependencies installed, the SDK's own integration tests. See README.md.
# Usage: test/judges/javascript.sh [CHECKOUT]
set -euo pipefail
checkout="${1:+$(cd "$1" && pwd)}"
source "$(dirname "${BASH_SOURCE[0]}")/emulator.sh"
cd "$project"

node --import tsx test/judges/javascript/judge.ts
if [ -z "$checkout" ]; then exit 0; fi

start_emulator teamSpace
ask() {
	curl -sS --fail --cacert "$SSL_CERT_FILE" --proxy "$HTTPS_PROXY" -H "Authorization: Bearer $(ready tokens jane)" "$@"
}
# The link that the tests want has to lead to a picture.
printf '\x89PNG\r\n\x1a\n' >"$work/shared.png"
ask -H 'Content-Type: application/octet-stream' -H 'Dropbox-API-Arg: {"path":"/shared.png"}' \
	--data-binary "@$work/shared.png" https://content.dropboxapi.com/2/files/upload >"$work/uploaded"
ask -H 'Content-Type: application/json' -d '{"path":"/shared.png"}' \
	https://api.dropboxapi.com/2/sharing/create_shared_link_with_settings >"$work/link"
DROPBOX_SHARED_LINK="$(node -p 'JSON.parse(require("fs").readFileSync(process.argv[1], "utf8")).url' "$work/link")"
export DROPBOX_SHARED_LINK
for kind in USER:jane TEAM:team; do
	export "SCOPED_${kind%:*}_CLIENT_ID=$(ready app key)" "SCOPED_${kind%:*}_CLIENT_SECRET=$(ready app secret)"
	export "SCOPED_${kind%:*}_REFRESH_TOKEN=$(ready refreshTokens "${kind#*:}")"
done
# The project's Node, as older ones have no proxy for fetch.
PATH="$project/node_modules/.bin:$PATH"
cd "$checkout"
NODE_USE_ENV_PROXY=1 npx mocha --timeout 30000 --require @babel/register 'test/integration/**/*.js'
