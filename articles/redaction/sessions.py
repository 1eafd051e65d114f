"""Words in the sessions of people who are signed in: what a message said, what a page remembered."""

from collections.abc import Iterator
from importlib import import_module
from typing import Any

from django.apps import apps
from django.conf import settings
from django.contrib.sessions.base_session import AbstractBaseSession
from django.utils import timezone

from articles.redaction.words import Words


def session_models() -> list[Any]:
    """The models whose rows are sessions: Django's own, and another one where the settings name it."""
    return [model for model in apps.get_models() if issubclass(model, AbstractBaseSession)]


def holding(words: Words) -> Iterator[tuple[Any, dict[str, Any] | None]]:
    """Sessions that hold the words, with what they hold without them; None for those that nobody can use any more."""
    store = import_module(settings.SESSION_ENGINE).SessionStore()
    for model in session_models():
        for session in model._base_manager.iterator():
            data = store.decode(session.session_data)
            if session.expire_date < timezone.now():
                yield session, None
            elif (changed := without(data, words)) != data:
                yield session, changed


def rewrite(words: Words) -> int:
    """Take the words out of all sessions, within the caller's transaction; of how many. Dead ones go."""
    store, number = import_module(settings.SESSION_ENGINE).SessionStore(), 0
    for session, data in list(holding(words)):
        row = type(session)._base_manager.filter(pk=session.pk)
        if data is None:
            row.delete()
        else:
            row.update(session_data=store.encode(data))
            number += 1
    return number


def without(value: Any, words: Words) -> Any:
    if isinstance(value, str):
        return words.taken_out(value)
    if isinstance(value, list | tuple):
        return [without(one, words) for one in value]
    if isinstance(value, dict):
        return {words.taken_out(str(key)): without(one, words) for key, one in value.items()}
    return value
