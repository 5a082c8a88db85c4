#!/usr/bin/env bash
# Each plan.docx and plan.xlsx is what tools/make_docx.py or make_xlsx.py makes of the text beside it.
set -euo pipefail
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
status=0
for text in */plan.docx.txt */plan.xlsx.txt; do
  kind=$(basename "${text%.txt}" | cut -d. -f2)
  python3 "../../tools/make_$kind.py" "$text" "$work/plan.$kind"
  [[ -n ${SAURO_UPDATE_GOLDENS:-} ]] && cp "$work/plan.$kind" "${text%.txt}"
  if ! python3 - "$work/plan.$kind" "${text%.txt}" <<'PY'
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
