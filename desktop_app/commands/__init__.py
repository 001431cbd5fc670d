"""What the console command can do beside opening the window: one module a command."""
