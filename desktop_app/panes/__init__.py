"""What a person sees: one folder a pane; its listing is the menu."""
