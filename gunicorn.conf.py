"""How gunicorn serves the archive, wherever it is started from this folder; its command line wins over this file."""

import os
from importlib import import_module
from pathlib import Path

from archive.environment import Environment, complaints_end_the_process

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive.settings")
with complaints_end_the_process():  # before there are workers, which would complain in tracebacks
    import_module(os.environ["DJANGO_SETTINGS_MODULE"])
    workers = Environment(os.environ).count("ARCHIVE_WORKERS", 2)
wsgi_app = "archive.wsgi"
threads = 4
worker_class = "gthread"
worker_tmp_dir = "/dev/shm" if Path("/dev/shm").is_dir() else None  # a worker's heartbeat on a slow disk can stall
limit_request_line = 8190  # the longest: an address with many choices and a long search is the archive's to answer
control_socket_disable = True  # it would lie in the home folder, where nobody looks for it
preload_app = True  # workers share what is read before they are forked


def when_ready(server: object) -> None:
    """Called once in the first process, before there are workers."""
    import_module(wsgi_app).warm_up()
