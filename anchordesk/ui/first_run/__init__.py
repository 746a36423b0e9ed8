"""The first start: who you are, a passphrase, a new vault."""
