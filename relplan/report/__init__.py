"""The plan as documents that people read.

Views (`views`, `diagrams`) say what is shown, in words of one language (`text`); `shown` gathers them and leaves out
what a reader doesn't need; `forms` makes one HTML file, a site, Markdown pages or a PDF of them, in the look of the
company (`look`); `documents` is where others ask.
"""
