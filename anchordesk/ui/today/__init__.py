"""The list that the day begins with."""
