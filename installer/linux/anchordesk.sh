#!/bin/sh
# Starts AnchorDesk with its own Python, whatever Python and settings the user has.
exec /usr/lib/anchordesk/runtime/bin/python3.11 -I -B -S /usr/lib/anchordesk/app "$@"
