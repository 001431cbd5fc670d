"""The monthly meeting on quality: numbers, common problems, cases, plans, disputes, decisions."""
