"""What people are to be reminded of: sessions, silence, gates and certificates that come due."""
