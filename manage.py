#!/usr/bin/env python
"""Django's command line for this project. The history of what a command changes names the command."""

import os
import sys
from importlib import import_module

import pghistory
from django.core.management import execute_from_command_line

from archive.environment import complaints_end_the_process

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive.settings")
    with complaints_end_the_process():
        import_module(os.environ["DJANGO_SETTINGS_MODULE"])
    from archive.staff.commands import logged  # needs the settings

    with pghistory.context(command=sys.argv[1] if len(sys.argv) > 1 else "help"), logged(sys.argv):
        execute_from_command_line(sys.argv)
