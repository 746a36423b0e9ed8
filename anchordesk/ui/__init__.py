"""The Qt window: renders state, forwards intents, decides nothing."""
