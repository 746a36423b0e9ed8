"""What is true about residents, pathways and outcomes; standard library only."""
