"""How values of the archive are written on a page."""
