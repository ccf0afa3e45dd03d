"""Word files from a template of ours: `{{ values }}` in a .docx, filled by docxtpl.

Recorded text is escaped, so that it is never read as markup; it must not have what XML cannot hold.
"""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def docx(template: Path, data: Mapping[str, Any]) -> bytes:
    """The Word file of `template`, whose names are the keys of `data`."""
    from docxtpl import DocxTemplate  # a third of a second, for those who ask for Word only

    document, file = DocxTemplate(template), BytesIO()
    document.render(dict(data), autoescape=True)
    document.save(file)
    return file.getvalue()
