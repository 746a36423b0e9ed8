"""The screen on which records are checked before they are counted."""
