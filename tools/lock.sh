#!/usr/bin/env bash
# Pins every dependency with its hashes for Python 3.11 to 3.13; needs `uv`. No download address is written.
set -euo pipefail
cd "$(dirname "$0")/.."
compile() { uv pip compile -q pyproject.toml --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header "$@"; }
# The tree's own environment has what the workbench, the MCP server and the plots need; Ray is too large.
extras=(--extra mcp --extra plots --extra serve)
compile "${extras[@]}" --group build -o locks/runtime.txt
compile "${extras[@]}" --group build --group dev --group docs -c locks/runtime.txt -o locks/dev.txt
