"""Generated sheets, real ones, and ways to put a file on the disk and read it."""

import importlib.util
import sys
from pathlib import Path

import pytest
from openpyxl import Workbook

from hijra_amina.intake import Reading, read_attendance

HERE = Path(__file__).parent
SHEETS = HERE.parent / "sheets"


def _load(name: str) -> None:
    """Make a module of this folder importable, which is no package."""
    if name not in sys.modules:
        spec = importlib.util.spec_from_file_location(name, HERE / f"{name}.py")
        module = importlib.util.module_from_spec(spec)
        sys.modules[name] = module
        spec.loader.exec_module(module)


for _name in ("binary_workbook", "sheet_layouts", "sheet_layouts_kept_aside"):
    _load(_name)


@pytest.fixture
def sheets() -> Path:
    """The folder of sheets that others have published."""
    return SHEETS


@pytest.fixture
def read_rows(tmp_path: Path):
    """Read rows of values as a workbook of one sheet."""

    def read(rows: list[list[object]], **options: object) -> Reading:
        book = Workbook()
        for row in rows:
            book.active.append(row)
        path = tmp_path / "list.xlsx"
        book.save(path)
        return read_attendance(path, **options)

    return read
