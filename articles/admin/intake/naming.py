"""What an intake is called where there is little room; its page has all of its inputs."""

from pathlib import PurePath

from django.conf import settings
from django.utils.text import Truncator

from articles.models import Intake


def called(intake: Intake) -> str:
    """An intake in a line: by which channel, of what."""
    return f"{intake.get_channel_display()}: {what_of(intake)}"


def what_of(intake: Intake) -> str:
    return Truncator(", ".join(map(short, intake.inputs))).chars(80) or f"#{intake.pk}"


def short(given: str) -> str:
    """An input as a list names it: of a path, what is below the project, or else its end."""
    path = PurePath(given)
    if not path.is_absolute():
        return given
    if path.is_relative_to(settings.BASE_DIR):
        return str(path.relative_to(settings.BASE_DIR))
    return "/".join(["…", *path.parts[-2:]]) if len(path.parts) > 3 else given
