# Shared by the verbs of script/; sourced from the repository's root, not run.
# shellcheck shell=bash

# The newer Node that script/bootstrap may have put there comes first.
if [ -x .tools/node_modules/.bin/node ]; then
  PATH="$PWD/.tools/node_modules/.bin:$PATH"
fi

say() { printf '== %s\n' "$*" >&2; }

fail() {
  printf '%s: %s\n' "${0##*/}" "$*" >&2
  exit 1
}
