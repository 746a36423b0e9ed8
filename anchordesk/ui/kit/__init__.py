"""Shared widgets, and the look that all screens have in common."""
