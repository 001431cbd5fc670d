"""Quality inspection (质检): what is inspected, how it is drawn, what came of it."""
