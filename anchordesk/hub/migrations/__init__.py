"""The steps that build the hub's database; they import nothing of the application."""
