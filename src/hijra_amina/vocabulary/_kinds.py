"""The kinds of terms."""

from __future__ import annotations

from typing import Final

__all__ = ["KINDS"]

KINDS: Final = (
    "government",
    "body_kind",
    "body",
    "region",
    "governorate",
    "session_kind",
    "method",
    "topic",
    "role",
    "post_level",
    "sex",
    "age_band",
    "disability",
    "channel",
)
"""Every kind, in the order in which they are listed. Records name them in their fields."""
