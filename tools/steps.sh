# SPDX-License-Identifier: Apache-2.0
# To be sourced by the scripts beside it: goes to the root of the repository and defines `step`.
cd "$(dirname "${BASH_SOURCE[0]}")/.."
mkdir -p build/logs

# log_of NAME: the log file of a step.
log_of() { printf 'build/logs/%s.log' "${1//[^a-zA-Z0-9]/-}"; }

# watch NAME LOG: on a terminal, shows the elapsed seconds and Ninja's progress until it is killed
# or the script ends.
watch() {
  local from=$SECONDS count
  while [ -t 1 ] && kill -0 $$ 2>/dev/null; do
    count=$(tail -c 2000 "$2" 2>/dev/null | grep -ao '^\[[0-9]*/[0-9]*\]' | tail -1 || true)
    printf '\r%-18s%4d s  %s ' "$1" $((SECONDS - from)) "$count"
    sleep 0.5
  done
}

# step NAME COMMAND...: runs the command quietly and prints its duration. If it fails, shows its
# output and stops.
step() {
  local name=$1 from=$SECONDS
  shift
  local log
  log=$(log_of "$name")
  printf '%-18s' "$name"
  watch "$name" "$log" &
  local watcher=$! code=0
  "$@" >"$log" 2>&1 </dev/null || code=$?
  kill $watcher 2>/dev/null || true
  wait $watcher 2>/dev/null || true
  [ ! -t 1 ] || printf '\r\033[K%-18s' "$name"
  if [ $code = 0 ]; then
    printf '%4d s\n' $((SECONDS - from))
  else
    printf 'failed\n\n'
    cat "$log"
    printf '\n%s: failed (exit code %d); its output is above and in %s\n' "$name" "$code" "$log"
    exit 1
  fi
}

# Configures and builds quietly.
build() {
  step "configure $1" cmake --preset "$1"
  step "build $1" cmake --build --preset "$1"
}

# Runs the tests of a build, as many at once as there are cores or CTEST_PARALLEL_LEVEL says, and
# prints ctest's summary.
run_tests() {
  step "test $1" ctest --preset "$1" --parallel "${CTEST_PARALLEL_LEVEL:-$(nproc)}"
  sed -n '/tests passed,/,$p' "$(log_of "test $1")" | sed '/^$/d'
}
