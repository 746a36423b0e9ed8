"""The team: its desks, who asks to join, and cases that pass between colleagues."""
