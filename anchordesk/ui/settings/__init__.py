"""How AnchorDesk looks on this laptop."""
