"""The rule book: one small file per rule, by family, and the table of them all."""
