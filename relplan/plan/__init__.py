"""From documents to one indexed plan."""
