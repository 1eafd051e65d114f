"""Health from within a container: `python -m archive.probe` exits 0 if the site on port 8000 is ready, else 1."""

import os
import sys
from urllib.error import URLError
from urllib.request import Request, urlopen

ADDRESS = "http://127.0.0.1:8000/readyz"


def probe(address: str = ADDRESS) -> int:
    """Ask as the first of ARCHIVE_ALLOWED_HOSTS, since the site answers under no other name."""
    host = os.environ.get("ARCHIVE_ALLOWED_HOSTS", "").split(",")[0].strip().lstrip(".").replace("*", "localhost")
    try:
        with urlopen(Request(address, headers={"Host": host or "localhost"}), timeout=8):
            return 0
    except (URLError, OSError) as error:
        sys.stderr.write(f"{address}: {error}\n")
        return 1


if __name__ == "__main__":
    sys.exit(probe())
