"""The frame around the screens: window, navigation, lock."""
