"""`python -m bench STEP`, which `manage.py bench STEP` runs too."""

import sys

from bench.steps import main

if __name__ == "__main__":
    main(sys.argv[1:])
