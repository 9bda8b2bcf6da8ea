"""A tree of files and its YAML documents, every key and value with its place."""
