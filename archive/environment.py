"""Reading of environment variables that refuses what it doesn't understand, and the developer's `var/dev.env`."""

import os
import re
import secrets
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

TRUE = {"1", "true", "yes", "on"}
FALSE = {"0", "false", "no", "off"}
ORIGIN = re.compile(r"https?://[^/?#@\s]+")


class Environment:
    """Typed look-ups in a mapping of variables. Each raises `ImproperlyConfigured` with what to set."""

    def __init__(self, variables: Mapping[str, str]) -> None:
        self._variables = variables

    def text(self, name: str, default: str = "") -> str:
        """The variable without surrounding blanks; `default` where it is unset or empty."""
        return self._variables.get(name, "").strip() or default

    def required(self, name: str, advice: str) -> str:
        value = self.text(name)
        if not value:
            raise ImproperlyConfigured(f"{name} is not set. {advice}")
        return value

    def boolean(self, name: str, default: bool) -> bool:
        value = self.text(name).lower()
        if not value:
            return default
        if value in TRUE:
            return True
        if value in FALSE:
            return False
        raise ImproperlyConfigured(f"{name} is {value!r}, which is neither yes nor no. Set it to true or false.")

    def secret(self, name: str, advice: str, *, least: int) -> str:
        """A required variable of at least so many characters. What it says is in no message."""
        value = self.required(name, advice)
        if len(value) < least:
            raise ImproperlyConfigured(f"{name} is too short ({len(value)} characters). {advice}")
        return value

    def count(self, name: str, default: int) -> int:
        """A whole number, one or more."""
        value = self.text(name, str(default))
        if not (value.isascii() and value.isdigit() and int(value)):
            raise ImproperlyConfigured(f"{name} is {value!r}. Set it to a whole number that is at least 1.")
        return int(value)

    def number(self, name: str, default: float, *, least: float = 0) -> float:
        value = self.text(name)
        try:
            number = float(value) if value else default
        except ValueError:
            raise ImproperlyConfigured(f"{name} is {value!r}. Set it to a number.") from None
        if not least <= number < float("inf"):
            raise ImproperlyConfigured(f"{name} is {value!r}. Set it to a number that is at least {least:g}.")
        return number

    def header(self, name: str, default: str = "") -> str:
        """Printable ASCII on one line, as HTTP takes it."""
        value = self.text(name, default)
        if not (value.isascii() and value.isprintable()):
            raise ImproperlyConfigured(f"{name} is {value!r}. Set it to printable ASCII characters on one line.")
        return value

    def choice(self, name: str, default: str, choices: tuple[str, ...]) -> str:
        value = self.text(name, default)
        if value not in choices:
            raise ImproperlyConfigured(f"{name} is {value!r}. Set it to one of: {', '.join(choices)}.")
        return value

    def words(self, name: str, default: tuple[str, ...] = ()) -> list[str]:
        """The parts of a list with commas, blanks taken away."""
        return [word.strip() for word in self.text(name).split(",") if word.strip()] or list(default)

    def origins(self, name: str) -> list[str]:
        """A list of scheme and host, without anything behind: a browser sends no more of where a form stands."""
        origins = self.words(name)
        for origin in origins:
            if not ORIGIN.fullmatch(origin):
                raise ImproperlyConfigured(
                    f"{name} has {origin!r}. Set it to origins such as https://archive.example.org."
                )
        return origins

    def path(self, name: str, default: Path) -> Path:
        value = self.text(name)
        try:
            return Path(value).expanduser().absolute() if value else default
        except RuntimeError:
            raise ImproperlyConfigured(f"{name} is {value!r}, the home of nobody here. Set it to a folder.") from None


def parse_database_url(url: str) -> dict[str, object]:
    """Django's settings of a database from `postgresql://user:password@host:port/name?sslmode=require`.

    A socket's folder goes into the query (`postgresql:///archive?host=/run/postgresql`), as libpq has it.
    """
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise ImproperlyConfigured(f"DATABASE_URL cannot be read: {error}.") from None
    name = unquote(parts.path.removeprefix("/"))
    if parts.scheme not in {"postgres", "postgresql"} or not name:
        raise ImproperlyConfigured(
            "DATABASE_URL is not the address of a PostgreSQL database. Set it to postgresql://USER:PASSWORD@HOST:PORT/NAME."
        )
    options: dict[str, object] = dict(parse_qsl(parts.query, keep_blank_values=True))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": name,
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", unquote(parts.hostname or "")),
        "PORT": str(port or ""),
        "OPTIONS": options,
    }


def read_file(path: Path) -> dict[str, str]:
    """The `NAME=value` lines of a file; an absent file holds none. Comments begin with `#`."""
    if not path.is_file():
        return {}
    variables = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        name, separator, value = line.partition("=")
        if not separator:
            raise ImproperlyConfigured(f"{path}, line {number}: {line!r} is not of the form NAME=value.")
        variables[name.strip()] = value.strip()
    return variables


def write_development_file(path: Path) -> bool:
    """Write the settings of a developer's machine, readable by its owner alone. False if the file was there."""
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return False
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write("# For development on this machine; written by make, never committed. The real environment wins.\n")
        file.write(f"ARCHIVE_DEBUG=true\nARCHIVE_SECRET_KEY={secrets.token_urlsafe(60)}\n")
    return True


@contextmanager
def complaints_end_the_process() -> Iterator[None]:
    """A setting that is wrong or missing, read in this block, ends the process with a sentence and no traceback."""
    try:
        yield
    except (ImproperlyConfigured, OSError) as error:
        sys.exit(str(error))


if __name__ == "__main__":
    write_development_file(Path(sys.argv[1]))
