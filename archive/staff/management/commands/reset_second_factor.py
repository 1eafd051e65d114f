from argparse import ArgumentParser
from typing import Any

from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from archive.staff import log, second_factor
from archive.staff.sessions import end_sessions


class Command(BaseCommand):
    help = "Take the second factor away from somebody who lost it, and sign them out; they set up another one."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("user", help="name of the account")

    def handle(self, *, user: str, **options: Any) -> None:
        person = User.objects.filter(username=user).first()
        if person is None:
            raise CommandError(f"There is no account {user!r}. Names are told with capitals and small letters apart.")
        with transaction.atomic():
            had_one = second_factor.remove(person)
            ended = end_sessions(person)
            if had_one:
                what = f"second factor of {person.get_username()} removed by a command"
                log.write(log.Kind.SECOND_FACTOR, what, model="auth.user", object_id=person.pk)
        gone = "is gone" if had_one else "was not there"
        self.stdout.write(f"The second factor of {person.get_username()} {gone}; {ended} sessions have ended.")
