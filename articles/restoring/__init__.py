"""Making a thing again what it was: any version that the history keeps becomes a new one, as an act."""

from articles.restoring.problems import RestoreError
from articles.restoring.rows import restore
from articles.restoring.texts import restore_text
from articles.restoring.versions import Part, Version, belongings, find, parts

__all__ = ["Part", "RestoreError", "Version", "belongings", "find", "parts", "restore", "restore_text"]
