"""Compile the message catalogs into the wheel and the sdist.

The compiled catalogs are made in a scratch folder and put into the archives from there. The source
tree never holds one, so that an edited catalog can never be shadowed by an old compiled one; where
there is none, as in an editable install, the library compiles the catalog in memory.
"""

from __future__ import annotations

import io
import shutil
import tempfile
from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

CATALOGS = Path("src/hijra_amina/language/locale")


class CatalogBuildHook(BuildHookInterface[Any]):
    """Compile every `.po` file, and stop the build on one that is not sound."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Add the compiled catalogs to the archive.

        Args:
            version: `standard` or `editable`.
            build_data: Hatchling's instructions for the build.
        """
        if version == "editable":
            return
        root = Path(self.root)
        self.scratch = Path(tempfile.mkdtemp(prefix="hijra-amina-catalogs-"))
        catalogs = sorted((root / CATALOGS).glob("*/LC_MESSAGES/*.po"))
        if not catalogs:
            message = f"no catalogs under {CATALOGS}"
            raise FileNotFoundError(message)
        for source in catalogs:
            relative = source.relative_to(root / CATALOGS).with_suffix(".mo")
            compiled = self.scratch / relative
            compiled.parent.mkdir(parents=True, exist_ok=True)
            compiled.write_bytes(compile_catalog(source))
            package = CATALOGS if self.target_name == "sdist" else CATALOGS.relative_to("src")
            build_data["force_include"][str(compiled)] = (package / relative).as_posix()

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Throw the scratch folder away.

        Args:
            version: `standard` or `editable`.
            build_data: Hatchling's instructions for the build.
            artifact_path: The archive that was made.
        """
        del build_data, artifact_path
        if version != "editable":
            shutil.rmtree(self.scratch)


def compile_catalog(source: Path) -> bytes:
    """The compiled form of a catalog.

    Args:
        source: A `.po` file.

    Returns:
        The bytes of the `.mo` file.

    Raises:
        ValueError: If a message has a translation that does not fit it.
    """
    with source.open("rb") as stream:
        catalog = read_po(stream, locale=source.parts[-3], abort_invalid=True)
    for message, errors in catalog.check():
        complaint = f"{source}: line {message.lineno}: {errors[0]}"
        raise ValueError(complaint)
    compiled = io.BytesIO()
    write_mo(compiled, catalog)
    return compiled.getvalue()
