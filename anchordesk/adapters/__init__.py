"""How the ports of the use cases are met; each third party appears once."""
