"""``python -m teilbar``."""

import sys

from teilbar.cli import main

sys.exit(main())
