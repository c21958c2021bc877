#!/usr/bin/env bash
# tests/fuzz/run.sh SECONDS [name...]: runs each fuzzer that long (0: only what is in the corpus).
# New inputs gather in build/fuzz/corpus; a crash leaves its input there and fails.
set -euo pipefail
cd "$(dirname "$0")/../.."
seconds=${1:?usage: tests/fuzz/run.sh SECONDS [name...]}
shift
build=build/fuzz
input_bytes_max=4096

if (($# == 0)); then
  for program in "$build"/tests/fuzz/*_fuzzer; do
    program=${program##*/}
    set -- "$@" "${program%_fuzzer}"
  done
fi
for name; do
  found="$build/corpus/$name"
  seeds="tests/fuzz/corpus/$name"
  mkdir -p "$found"
  options=(-max_len="$input_bytes_max" -timeout=10 -rss_limit_mb=1024 -print_final_stats=1
    -artifact_prefix="$build/corpus/$name-")
  if [[ -f tests/fuzz/$name.dict ]]; then options+=(-dict="tests/fuzz/$name.dict"); fi
  if ((seconds == 0)); then options+=(-runs=0); else options+=(-max_total_time="$seconds"); fi
  printf 'fuzzing %s for %s s\n' "$name" "$seconds"
  folders=("$found")
  if [[ -d $seeds ]]; then folders+=("$seeds"); fi
  "$build/tests/fuzz/${name}_fuzzer" "${options[@]}" "${folders[@]}" 2>"$build/corpus/$name.log" || {
    tail -50 "$build/corpus/$name.log"
    printf 'fuzzer %s failed: %s\n' "$name" "$build/corpus/$name.log"
    exit 1
  }
  grep -E 'stat::(number_of_executed_units|new_units_added)' "$build/corpus/$name.log" || true
done
