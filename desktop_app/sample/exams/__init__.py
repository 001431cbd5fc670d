"""Theory exams of the sample: announced, sat, marked and released as people would have."""
