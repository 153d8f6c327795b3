#!/bin/sh
# Measures the peers anew and writes measured.json. Needs npm.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
scratch=$(mktemp -d)
trap 'rm -r "$scratch"' EXIT
cp "$here/measure.mjs" "$scratch"
(cd "$scratch" && npm install --silent --no-save approx-string-match@2.0.0 diff-match-patch@1.0.5)
cargo run --quiet --release -p crossread-anchor --example edited -- 40 --write | node "$scratch/measure.mjs" > "$here/measured.json"
