"""The only shapes that cross the border of a desk, and how they are sealed and signed."""
