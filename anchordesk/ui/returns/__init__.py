"""Returns: choose, look at the tables, see exactly what leaves, approve and export."""
