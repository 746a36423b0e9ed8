"""Locking by itself: nobody at the keyboard, sleep, a locked session."""
