"""The list of residents."""
