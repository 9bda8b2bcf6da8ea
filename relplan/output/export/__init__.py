"""The plan's objects as rows for other programs: CSV for spreadsheets, JSON for scripts."""
