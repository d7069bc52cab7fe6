# Sourced by the judges: an emulator of their own, and what a client of it needs. Usage: start_emulator FIXTURE.
# It ends with the script, as does everything below $work.

project="$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)"
work="$(mktemp -d)"
emulator=
end() {
	if [ -n "$emulator" ]; then kill "$emulator" 2>/dev/null && wait "$emulator" 2>/dev/null; fi
	chmod -R u+w "$work" && rm -rf "$work"
}
trap end EXIT
trap 'exit 1' INT TERM

start_emulator() {
	(cd "$project" && exec node --import tsx test/emulators/cli.ts --json --fixture "$1") >"$work/ready" 2>"$work/emulator.log" &
	emulator=$!
	for _ in $(seq 300); do
		if [ -s "$work/ready" ]; then break; fi
		if ! kill -0 "$emulator" 2>/dev/null; then
			cat "$work/emulator.log" >&2
			exit 1
		fi
		sleep 0.2
	done
	[ -s "$work/ready" ] || { echo 'The emulator did not start within a minute.' >&2 && exit 1; }
	HTTPS_PROXY="$(ready proxy)"
	SSL_CERT_FILE="$(ready ca)"
	REQUESTS_CA_BUNDLE="$SSL_CERT_FILE"
	NODE_EXTRA_CA_CERTS="$SSL_CERT_FILE"
	NO_PROXY=localhost,127.0.0.1
	export HTTPS_PROXY SSL_CERT_FILE REQUESTS_CA_BUNDLE NODE_EXTRA_CA_CERTS NO_PROXY
}

# What the emulator said of itself when it was ready: `ready tokens jane`.
ready() {
	node -e 'const [file, ...keys] = process.argv.slice(1);
		console.log(keys.reduce((value, key) => value[key], JSON.parse(require("fs").readFileSync(file, "utf8"))));' \
		"$work/ready" "$@"
}

# Debian's packages that are not there yet.
install_packages() {
	local missing=() package
	for package in "$@"; do
		dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q '^install ok installed$' || missing+=("$package")
	done
	if [ ${#missing[@]} -eq 0 ]; then return; fi
	local as_root=()
	if [ "$(id -u)" -ne 0 ]; then as_root=(sudo); fi
	"${as_root[@]}" apt-get update -qq
	DEBIAN_FRONTEND=noninteractive "${as_root[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}" >"$work/apt.log" 2>&1 ||
		{ tail -n 20 "$work/apt.log" >&2 && exit 1; }
}
