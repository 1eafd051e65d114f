class TrashError(Exception):
    """Something cannot be put into the trash, or come out of it. The message says why, and what to do."""


class NotThereError(TrashError):
    """Somebody else was faster: it is deleted, restored or gone for good already."""
