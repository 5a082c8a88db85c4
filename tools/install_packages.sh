#!/usr/bin/env bash
# Installs the Debian packages of packages.txt that are missing; asks for root only if there are any.
# Usage: tools/install_packages.sh [SECTION...]   (build, run, test; all of them when none is named)
set -euo pipefail
cd "$(dirname "$0")/.."

wanted() {  # prints the packages of the named sections
  local section='' package rest
  while read -r package rest; do
    case $package in
      '' | '#'*) continue ;;
      '['*) section=${package//[\[\]]/}; continue ;;
    esac
    [[ $# -eq 0 || " $* " == *" $section "* ]] || continue
    if [[ $rest == unless\ * ]]; then
      read -r _ command _ <<<"$rest"
      command -v "$command" >/dev/null && continue
    fi
    echo "$package"
  done <packages.txt
}

is_installed() {  # "install ok installed", also where another package provides it
  [[ $(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null) == installed ]]
}

if ! command -v dpkg-query >/dev/null; then
  echo "Máy này không dùng gói Debian. Hãy tự cài những gì ghi trong packages.txt rồi chạy lại với SAURO_SKIP_PACKAGES=1." >&2
  exit 1
fi

missing=()
for package in $(wanted "$@"); do
  is_installed "$package" || missing+=("$package")
done
[[ ${#missing[@]} -gt 0 ]] || exit 0

echo "Cài ${#missing[@]} gói Debian còn thiếu: ${missing[*]}"
as_root=()
if [[ $EUID -ne 0 ]]; then
  if ! command -v sudo >/dev/null; then
    echo "Cần quyền root để cài gói, mà máy này không có sudo. Hãy chạy bằng root:" >&2
    echo "  apt-get update && apt-get install --no-install-recommends ${missing[*]}" >&2
    exit 1
  fi
  as_root=(sudo)
fi
apt=("${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q -o DPkg::Lock::Timeout=300)
"${apt[@]}" update
"${apt[@]}" install -y --no-install-recommends "${missing[@]}" </dev/null
