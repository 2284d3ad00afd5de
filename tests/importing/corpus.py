"""Real question banks, run by hand: ``python -m importing.corpus FOLDER...`` (in ``tests/``).

Every file that a reader of Moodle's formats knows is imported, written, read back, and compared with what the judge
says of it. Nothing is written to disk. Ends with 1 where anything is not as its source has it and no remark says so.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

from importing.comparing import faults, questions_of
from importing.judging import Judged, judge_gift, judge_xml
from teilbar.importing.decoding import decoded
from teilbar.importing.gift.reader import Gift
from teilbar.importing.moodle.reader import MoodleXml
from teilbar.importing.reader import HEAD, Source, UnreadableError
from teilbar.importing.writing import INDEX, write_unit


def main(folders: list[str]) -> int:
    """Run all files of folders, say what was found, and return how the process is to end."""
    kinds: Counter[str] = Counter()
    why: Counter[str] = Counter()
    wrong = files = 0
    for path in sorted(path for folder in folders for path in Path(folder).rglob("*") if path.is_file()):
        content = path.read_bytes()
        reader = next((one for one in (Gift(), MoodleXml()) if one.recognises(path, content[:HEAD])), None)
        if reader is None:
            continue
        try:
            imported = reader.read(Source(path, path.parent, path.name))
        except UnreadableError as problem:
            print(f"{path}: not read ({problem.why})")
            continue
        files += 1
        judged: list[Judged] = list(judge_gift(decoded(content)) if isinstance(reader, Gift) else judge_xml(content))
        [unit] = imported.units
        written = write_unit(unit, "de", path.name)
        remarks = (*imported.remarks, *written.remarks)
        kinds.update(written.counts)
        why.update(remark.why for remark in remarks)
        for fault in faults(judged, questions_of(written.files[INDEX].decode()), remarks):
            print(f"{path}: {fault}")
            wrong += 1
    print(f"{files} files, {sum(kinds.values())} questions: {dict(kinds)}")
    print(f"{sum(why.values())} remarks: {dict(why.most_common())}")
    print(f"{wrong} not as the source has it")
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
