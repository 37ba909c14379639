#!/usr/bin/env bash
# Installs what the tests run in Python: a virtual environment for each list in this folder, or for those that are named.
# An environment that was made from the same list is kept.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
folder=${MDSPLICE_PYTHON:-$here/../../.tmp/python}
mkdir -p "$folder"
if [ $# -eq 0 ]; then set -- current oldest techdocs tools; fi
for name in "$@"; do
  list=$here/$name.txt
  if cmp -s "$list" "$folder/$name/installed.txt"; then continue; fi
  rm -rf "${folder:?}/$name"
  python3 -m venv "$folder/$name"
  "$folder/$name/bin/pip" install --quiet --disable-pip-version-check --no-deps --requirement "$list"
  cp "$list" "$folder/$name/installed.txt"
done
