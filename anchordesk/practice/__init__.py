"""Practice with made-up residents: a window on a vault of its own that is deleted at the end."""
