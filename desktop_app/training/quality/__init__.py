"""Quality inspection: contacts, the weekly draw, coaching, disputes, the monthly meeting."""
