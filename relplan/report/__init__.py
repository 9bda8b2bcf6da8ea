"""The plan as documents that people read: Markdown pages for the repository, one HTML file for everybody else."""
