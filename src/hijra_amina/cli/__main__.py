"""`python -m hijra_amina.cli`, where the script is not on the path."""

import sys

from hijra_amina.cli import main

if __name__ == "__main__":
    sys.exit(main())
