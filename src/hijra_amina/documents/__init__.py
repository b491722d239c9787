"""Records as documents: JSON, YAML 1.2 and folders, read strictly and written atomically."""

from hijra_amina.documents._limits import Limits
from hijra_amina.documents._room import dumps, loads, read, write
from hijra_amina.documents._schema import json_schema

__all__ = ["Limits", "dumps", "json_schema", "loads", "read", "write"]
