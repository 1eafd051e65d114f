import os
import secrets
import socket
import subprocess
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from articles import sealing
from articles.registry import load_sample_outlets
from articles.registry.sample_set import SAMPLES, WAITING

EDITOR = "editor"
HOST = "127.0.0.1"
PORTS_TRIED = 20


class Command(BaseCommand):
    help = (
        "Show a working archive: database, reference data, the samples through the real intake (some of them as"
        " drafts, with suggestions), an editor's account, and the server that production uses. Repeating it changes"
        " nothing."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--port", type=int, default=8000, help="port of the site; the next free one if it is taken")
        parser.add_argument("--no-serve", action="store_false", dest="serve", help="set everything up and stop")

    def handle(self, *, port: int, serve: bool, **options: Any) -> None:
        if not settings.DEBUG:
            raise CommandError("The demo makes an account and public samples. Run it only with ARCHIVE_DEBUG=true.")
        call_command("migrate", verbosity=0)
        call_command("load_reference", stdout=self.stdout)
        load_sample_outlets()
        intake = {"sample": True, "stdout": self.stdout, "stderr": self.stderr}
        call_command("ingest", str(SAMPLES), publish=True, accept_mentions=True, **intake)
        call_command("ingest", str(WAITING), **intake)
        password = make_editor(settings.VAR_DIR / "editor-password")
        if serve:
            environment = serving_environment()
            collect_static_files(environment)
            port = self.free_port(port)
        site = f"http://{HOST}:{port}"
        self.stdout.write(f"\nThe archive    {site}/\nFor editors    {site}/admin/\nWhat waits     {site}/admin/desk/")
        self.stdout.write(f"Login          {EDITOR}\nPassword       {password or 'as changed in the admin'}\n")
        if serve:
            self.stdout.write("Stop it with Ctrl-C, and its database with `make stop`.\n")
            self.stdout.flush()
            start_server(port, environment)

    def free_port(self, wanted: int) -> int:
        for port in range(wanted, wanted + PORTS_TRIED):
            with socket.socket() as probe:
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                try:
                    probe.bind((HOST, port))
                except OSError:
                    continue
            if port != wanted:
                self.stdout.write(f"Port {wanted} is taken; using {port}.")
            return port
        raise CommandError(
            f"Ports {wanted} to {wanted + PORTS_TRIED - 1} are taken. Choose another: make demo PORT=9000"
        )


def make_editor(password_file: Path) -> str:
    """The password of the editor's account, which is made if it isn't there; "" if somebody changed the password."""
    user, made = get_user_model().objects.get_or_create(
        username=EDITOR, defaults={"is_staff": True, "is_superuser": True}
    )
    if made or not password_file.exists():
        password = secrets.token_urlsafe(12)
        password_file.unlink(missing_ok=True)
        password_file.parent.mkdir(parents=True, exist_ok=True)
        with os.fdopen(os.open(password_file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(password)
        user.set_password(password)
        user.save(update_fields=["password"])
        user.groups.add(Group.objects.get(name="Administrator"))
    password = password_file.read_text()
    return password if user.check_password(password) else ""


def serving_environment() -> dict[str, str]:
    """Production's settings but for TLS and second factors: pages look and fail as the public sees them."""
    return os.environ | {
        "ARCHIVE_DEBUG": "false",
        "ARCHIVE_HTTPS": "false",
        "ARCHIVE_SECOND_FACTOR": "false",
        "ARCHIVE_ALLOWED_HOSTS": f"{HOST},localhost",
        "ARCHIVE_SECRET_KEY": settings.SECRET_KEY,
        "DATABASE_URL": settings.DATABASE_URL,
        "ARCHIVE_SEAL_RECIPIENT": sealing.recipient(),
    }


def collect_static_files(environment: dict[str, str]) -> None:
    """Nothing is cleared before: another demo may be serving from the same folder."""
    command = [sys.executable, "manage.py", "collectstatic", "--no-input", "--verbosity=0"]
    subprocess.run(command, cwd=settings.BASE_DIR, env=environment, check=True)


def start_server(port: int, environment: dict[str, str]) -> None:
    """Become the web server: this process ends with it."""
    os.chdir(settings.BASE_DIR)
    arguments = ["--bind", f"{HOST}:{port}", "--log-level", "warning"]
    os.execve(sys.executable, [sys.executable, "-m", "gunicorn", *arguments], environment)
