"""Text: the words of both languages, and text made safe for each form."""
