"""Questions to files and from files: plain text, Word, Excel, GIFT, Moodle XML, Aiken."""
