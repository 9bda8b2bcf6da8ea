"""What users write: frozen models, one module per kind, and the quantities they are made of."""
