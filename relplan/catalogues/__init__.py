"""The reference data shipped with relplan, as YAML files."""
