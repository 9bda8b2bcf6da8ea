"""What is written to a disk: whole or not at all, by one run at a time."""
