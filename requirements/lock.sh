#!/usr/bin/env bash
# Writes site.txt (to build the site) and dev.txt (to test it too): pinned, hashed, naming no index. Needs uv.
set -eu
cd "$(dirname "$0")/.."
lock() { uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-header "$@"; }
lock pyproject.toml requirements/build.in -o requirements/site.txt
lock --extra dev -c requirements/site.txt pyproject.toml requirements/build.in -o requirements/dev.txt
lock --extra bench -c requirements/dev.txt pyproject.toml requirements/build.in -o requirements/bench.txt
