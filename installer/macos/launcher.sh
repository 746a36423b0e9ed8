#!/bin/sh
# Starts AnchorDesk with its own Python, whatever Python and settings the user has.
resources=$(cd "$(dirname "$0")/../Resources" && pwd)
exec "$resources/runtime/bin/python3.11" -I -B -S "$resources/app" "$@"
