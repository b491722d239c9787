"""The command `hijra-amina`: reports, checks and look-ups for people who do not write Python.

Exit codes: 0 all is well; 1 the records have an error or contradict the report, or something has to
be decided first; 2 the command was not understood, or names something that does not exist; 3 a
document cannot be read; 4 a file cannot be written, or a part of the library is not installed.
"""

from hijra_amina.cli._main import main

__all__ = ["main"]
