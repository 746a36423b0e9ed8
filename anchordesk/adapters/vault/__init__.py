"""Records kept by SQLAlchemy in an SQLCipher file."""
