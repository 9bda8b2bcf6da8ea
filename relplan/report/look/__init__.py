"""How documents look: style, colours, logo."""
