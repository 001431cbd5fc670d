"""The frame around the panes: window, navigation, sign-in, lock, search, crash dialog."""
