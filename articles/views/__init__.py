"""The public pages. Each view asks a QuerySet and renders; what the public may see is decided by the models alone."""
