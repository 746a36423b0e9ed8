"""How AnchorDesk looks on this laptop, and the backups of its records."""
