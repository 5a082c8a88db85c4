#!/usr/bin/env bash
# Each plan.docx is what tools/make_docx.py makes of the text beside it.
set -euo pipefail
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
status=0
for text in */plan.docx.txt; do
  python3 ../../tools/make_docx.py "$text" "$work/plan.docx"
  [[ -n ${SAURO_UPDATE_GOLDENS:-} ]] && cp "$work/plan.docx" "${text%.txt}"
  if ! python3 - "$work/plan.docx" "${text%.txt}" <<'PY'
import sys, zipfile
a, b = (zipfile.ZipFile(name) for name in sys.argv[1:])
sys.exit(a.namelist() != b.namelist() or any(a.read(n) != b.read(n) for n in a.namelist()))
PY
  then
    echo "${text%.txt} is not made of $text: run ./dev golden" >&2
    status=1
  fi
done
exit $status
