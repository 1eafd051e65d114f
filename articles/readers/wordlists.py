"""Word lists as they read best: words parted by spaces."""


def word_set(*lines: str) -> frozenset[str]:
    """The words of the lines, parted by white space."""
    return frozenset(" ".join(lines).split())
