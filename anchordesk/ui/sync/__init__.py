"""Sending: what waits, what arrived, and the desks and the hub it goes to."""
