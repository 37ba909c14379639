#!/usr/bin/env bash
# Installs what the tests run in Python: a virtual environment for each list in this folder, or for those that are named.
# An environment that was made from the same list is kept.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
folder=${MDSPLICE_PYTHON:-$here/../../.tmp/python}
mkdir -p "$folder"

install() {
  local list=$here/$1.txt environment=$folder/$1
  if cmp -s "$list" "$environment/installed.txt"; then return; fi
  rm -rf "$environment"
  python3 -m venv "$environment"
  "$environment/bin/pip" install --quiet --disable-pip-version-check --no-compile --no-deps --requirement "$list"
  cp "$list" "$environment/installed.txt"
}

if [ $# -eq 0 ]; then set -- current oldest materialx techdocs tools formatters; fi
jobs=()
for name in "$@"; do
  install "$name" &
  jobs+=($!)
done
for job in "${jobs[@]}"; do wait "$job"; done
