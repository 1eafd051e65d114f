"""How gunicorn serves the archive, wherever it is started from this folder; its command line wins over this file."""

import os
from pathlib import Path

wsgi_app = "archive.wsgi"
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
threads = 4
worker_class = "gthread"
worker_tmp_dir = "/dev/shm" if Path("/dev/shm").is_dir() else None  # a worker's heartbeat on a slow disk can stall
control_socket_disable = True  # it would lie in the home folder, where nobody looks for it
