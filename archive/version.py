"""What version of the software and of its settings the pages of this process are made by."""

import hashlib
from collections.abc import Iterator
from functools import cache
from importlib.metadata import distributions
from pathlib import Path

from django.conf import settings

MAKERS = (("archive", "*.py"), ("articles", "*"), ("templates", "*"), ("static", "*"))
"""Folders whose files decide how a page looks. Styles and scripts count: pages name them by their content."""

LEFT_OUT = {"__pycache__", "migrations", "samples"}
PAGE_SETTINGS = ("DEFAULT_DISPLAY_POLICY", "FORMAT_MODULE_PATH", "LANGUAGE_CODE", "STATIC_URL", "TIME_ZONE")
CHARACTERS = 16


@cache
def version() -> str:
    """Hexadecimal digits that are the same in every process of an installation, on any machine, until it changes."""
    digest = hashlib.sha256()
    for path in sorted(files()):
        digest.update(path.relative_to(settings.BASE_DIR).as_posix().encode() + b"\0" + path.read_bytes())
    for name in PAGE_SETTINGS:
        digest.update(f"{name}={getattr(settings, name)!r}\n".encode())
    digest.update("\n".join(sorted(packages())).encode())
    return digest.hexdigest()[:CHARACTERS]


def files() -> Iterator[Path]:
    for folder, pattern in MAKERS:
        for path in Path(settings.BASE_DIR, folder).rglob(pattern):
            if path.is_file() and LEFT_OUT.isdisjoint(path.relative_to(settings.BASE_DIR).parts):
                yield path


def packages() -> Iterator[str]:
    """Everything that is installed, as name and version: Django and its kin make the pages too."""
    for package in distributions():
        yield f"{package.name}=={package.version}"
