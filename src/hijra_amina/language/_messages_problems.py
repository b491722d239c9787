"""What can be wrong with a document, by the code of the problem."""

from __future__ import annotations

from typing import Final

from hijra_amina.language._message import message

__all__ = ["DETAILS", "PROBLEMS"]

_DECLARED: Final = (
    message("problem.bad_date", "this is not a date, or no such date exists"),
    message("problem.bad_encoding", "the text is not UTF-8"),
    message("problem.bad_form", "the line is not written as this library writes it"),
    message("problem.bad_hash", "the line, or one before it, is not what was written"),
    message("problem.bad_order", "this is not the line that belongs here"),
    message("problem.bad_syntax", "the text is not well formed"),
    message("problem.bad_value", "the field cannot hold this value"),
    message("problem.contradiction", "these statements cannot all be true"),
    message("problem.cut_off", "the line is cut off"),
    message("problem.duplicate_code", "this code is used more than once"),
    message("problem.duplicate_id", "this identifier is used more than once"),
    message("problem.duplicate_key", "this key stands twice here"),
    message("problem.duplicate_pair", "these two are named together more than once"),
    message("problem.invalid_json", "this is not JSON"),
    message("problem.missing_key", "this key is required"),
    message("problem.not_readable", "the text cannot be read in this format"),
    message("problem.other_head", "lines that were there are missing or others"),
    message("problem.too_deep", "the document is nested too deeply"),
    message("problem.too_large", "the document is too large"),
    message("problem.unknown_code", "the vocabulary does not have this code"),
    message("problem.unknown_key", "this key is not known here"),
    message("problem.unknown_reference", "no term has this code"),
    message("problem.unknown_source", "no source has this name"),
    message("problem.unresolved_reference", "no record has this identifier"),
    message("problem.unsupported_version", "this release cannot read this version"),
    message("problem.wrong_type", "the value is of another type than expected"),
)

PROBLEMS: Final = {declared.key.removeprefix("problem."): declared for declared in _DECLARED}
"""By code."""

DETAILS: Final = {
    "expected": message("detail.expected", "expected: {value}"),
    "found": message("detail.found", "found: {value}"),
}
"""By the name of the detail; other details stand without a label."""
