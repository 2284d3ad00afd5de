"""``python -m teilbar.starting > .gitlab-ci.yml``: the pipeline of a hub that is Teilbar's own project."""

import sys

from teilbar.starting.hub_files import pipeline

if __name__ == "__main__":
    sys.stdout.write(pipeline("."))
