"""What things are called in findings, in both languages: the words that several rules share."""
