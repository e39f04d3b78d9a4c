#!/usr/bin/env bash
# Pins every dependency with its hashes for Python 3.11 to 3.13; needs `uv`. No download address is written.
set -euo pipefail
cd "$(dirname "$0")/.."
compile() { uv pip compile -q pyproject.toml --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header "$@"; }
compile --group build -o locks/runtime.txt
compile --group build --group dev --group docs -c locks/runtime.txt -o locks/dev.txt
