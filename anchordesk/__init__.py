"""AnchorDesk: encrypted, offline case management for employment pathways."""

__version__ = "0.1.0"
