"""One box to go anywhere: residents, screens and actions by a few letters."""
