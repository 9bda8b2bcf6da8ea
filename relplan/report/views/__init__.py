"""What each page shows, chosen, sorted and in words, before any template sees it."""
