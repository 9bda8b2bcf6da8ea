"""The forms that documents take: one HTML file, a site, Markdown, a PDF."""
