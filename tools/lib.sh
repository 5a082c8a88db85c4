# shellcheck shell=bash
# What the commands in tools/dev share. Sourced from the top of the repository.

say() { printf '\033[1m==>\033[0m %s\n' "$*" >&2; }
fail() { printf './dev: %s\n' "$*" >&2; exit 1; }

jobs() { nproc 2>/dev/null || echo 2; }
python() { /usr/bin/python3 "$@"; }

# install_packages SECTION...: the Debian packages that are missing; SAURO_SKIP_PACKAGES=1 trusts the machine.
install_packages() {
  [[ ${SAURO_SKIP_PACKAGES:-} == 1 ]] || tools/install_packages.sh "$@"
}

# configure PRESET: CMake configures only once by itself; afterwards ninja does when needed.
configure() {
  [[ -f build/$1/build.ninja ]] || cmake --preset "$1" >&2
}

# build PRESET [TARGET...]: everything, or the named targets.
build() {
  local preset=$1 target options=()
  shift
  configure "$preset"
  for target in "$@"; do options+=(--target "$target"); done
  cmake --build --preset "$preset" -j "$(jobs)" "${options[@]}" >&2
}

# npm_install DIR: what DIR/package-lock.json names, only when it changed since the last time.
npm_install() {
  local dir=$1 stamp now
  stamp=$dir/node_modules/.installed
  now=$(cat "$dir/package.json" "$dir/package-lock.json" | sha256sum)
  [[ -f $stamp && $(<"$stamp") == "$now" ]] && return
  say "npm ci ($dir)"
  (cd "$dir" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error </dev/null >&2)
  echo "$now" >"$stamp"
}

# sources: every C++ file of ours, also those not yet committed.
sources() { git ls-files -co --exclude-standard 'src/*.h' 'src/*.cpp' 'test/*.h' 'test/*.cpp' | grep -v '\.gen\.' | sort -u | while read -r f; do [[ -f $f ]] && echo "$f"; done; }

clang_tool() {  # clang_tool clang-format: the versioned program, or the plain one if it is version 14
  if command -v "$1-14" >/dev/null; then echo "$1-14"; return; fi
  if command -v "$1" >/dev/null && "$1" --version | grep -q 'version 14\.'; then echo "$1"; return; fi
  fail "không thấy $1 phiên bản 14; hãy cài gói $1-14"
}
