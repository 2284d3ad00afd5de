"""Real courses, run by hand: ``python -m importing.corpus_liascript FOLDER...`` (in ``tests/``).

Every course below the folders is read, written and read back, and compared with what the judge says of it. Nothing is
written to the disk. Ends with 1 where an answer of a course is missing and no remark says so.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

from importing.judging_liascript import faults, judge
from teilbar.importing.decoding import decoded
from teilbar.importing.liascript.reader import LiaScript
from teilbar.importing.reader import HEAD, Source
from teilbar.importing.writing import INDEX, write_unit


def main(folders: list[str]) -> int:
    """Run all courses of folders, say what was found, and return how the process is to end."""
    kinds: Counter[str] = Counter()
    why: Counter[str] = Counter()
    wrong = courses = asked = 0
    for folder in map(Path, folders):
        for path in sorted(folder.rglob("*.md")):
            content = path.read_bytes()
            if not LiaScript().recognises(path, content[:HEAD]):
                continue
            courses += 1
            imported = LiaScript().read(Source(path, folder, path.name))
            [unit] = imported.units
            written = write_unit(unit, "de", path.name)
            remarks = (*imported.remarks, *written.remarks)
            kinds.update(written.counts)
            why.update(remark.why for remark in remarks)
            course = decoded(content)
            asked += sum(1 for _ in judge(course))
            for fault in faults(course, written.files[INDEX].decode(), remarks):
                print(f"{path}:{fault}"[:300])
                wrong += 1
    print(f"{courses} courses, {asked} answers; {sum(kinds.values())} questions: {dict(kinds)}")
    print(f"remarks: {dict(why.most_common())}")
    print(f"{wrong} not as the source has it")
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
