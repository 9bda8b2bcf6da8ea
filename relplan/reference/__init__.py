"""The reference made from the code itself: schemas, pages of rules, the table of rules, the format."""
