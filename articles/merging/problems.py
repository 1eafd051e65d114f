"""Why two things cannot be merged, in words for people."""


class MergeError(Exception):
    """Two things that cannot become one. The message says why, and what to do."""
