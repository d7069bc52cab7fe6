#!/usr/bin/env bash
# Dropbox's Python SDK, as Debian packages it, on the emulator. See README.md.
# Usage: test/judges/python.sh
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/emulator.sh"

install_packages python3 python3-dropbox
start_emulator teamSpace
# Debian's own Python: another one does not see Debian's packages.
/usr/bin/python3 "$project/test/judges/python/walk.py" "$work/ready"
