"""Key slots that open a vault, and the operating system's keyring."""
