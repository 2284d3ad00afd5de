"""Imports packages as Open edX does; run as a script, with the packages' files, in a process of its own.

The import code is that of openedx-scorm-xblock. Its runtime is a stand-in; where it stores files is Django's own
storage in a folder that is thrown away. Prints, as JSON, what it understood of each package.
"""

from __future__ import annotations

import json
import logging
import sys
import tempfile
from pathlib import Path
from unittest import mock

from django.conf import settings
from django.core.files.storage import FileSystemStorage
from openedxscorm.scormxblock import ScormXBlock
from xblock.field_data import DictFieldData


def understood(package: Path, folder: str) -> dict[str, object]:
    """Upload a package as an author does in Studio; return what the block says of it then."""
    runtime = mock.Mock()
    runtime.handler_url.return_value = "/handler?"
    runtime.service.return_value = None
    block = ScormXBlock(runtime, DictFieldData({}), mock.Mock(usage_id=package.stem))
    block.location = mock.Mock(block_id=package.stem, org="org", course="course", block_type="scorm")
    block._storage = FileSystemStorage(location=folder)  # noqa: SLF001 - where it keeps its storage
    fields = dict.fromkeys(("width", "height", "navigation_menu_width"), "")
    fields |= dict.fromkeys(("has_score", "enable_navigation_menu", "enable_fullscreen_button", "weight"), "1")
    fields |= {"display_name": package.stem, "popup_on_launch": "0"}
    with package.open("rb") as file:
        request = mock.Mock(method="POST", params={**fields, "file": mock.Mock(file=file)})
        answer = block.studio_submit(request, "").json
    return {
        "errors": answer["errors"],
        "version": block.scorm_version,
        "start": block.index_page_path,
        "starts": block.storage.exists(f"{block.extract_folder_path}/{block.index_page_path}"),
        "menu": block.navigation_menu,
        "warnings": block.package_warnings,
    }


if __name__ == "__main__":
    logging.disable()
    settings.configure(USE_TZ=True)
    with tempfile.TemporaryDirectory() as place:
        told = {Path(name).name: understood(Path(name), f"{place}/{Path(name).name}") for name in sys.argv[1:]}
    sys.stdout.write(json.dumps(told))
