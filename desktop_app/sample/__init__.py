"""The sample organisation: generated from a seed, with months of records that end today."""
