"""YAML: whether a file can be read at all."""
