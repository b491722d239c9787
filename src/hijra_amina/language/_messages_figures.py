"""The words of counts, shares and periods."""

from __future__ import annotations

from typing import Final

from hijra_amina.language._message import message

__all__ = [
    "COUNT",
    "COUNT_ABOUT",
    "COUNT_POSSIBLY_NEGATIVE",
    "COUNT_SUPPRESSED",
    "COUNT_SUPPRESSED_BARE",
    "COUNT_UNKNOWN",
    "PERIOD",
    "SHARE",
    "SHARE_ABOUT",
]

# `Count.parse` and `Share.parse` read these words back: a change here needs one there, and a
# property test holds the two together.

COUNT: Final = {
    "exact": message("count.exact", "{n}"),
    "more_than": message("count.more_than", "over {n}"),
    "at_least": message("count.at_least", "at least {n}"),
    "fewer_than": message("count.fewer_than", "fewer than {n}"),
    "at_most": message("count.at_most", "at most {n}"),
    "between": message("count.between", "between {low} and {high}"),
    "any": message("count.any", "any number (possibly negative)"),
}
"""By relation; `{n}` is a number, or "some" and a number."""

COUNT_ABOUT: Final = {
    "exact": message("count.about", "some {n}"),
    "between": message("count.about_between", "some {low} to {high}"),
}

COUNT_POSSIBLY_NEGATIVE: Final = message("count.possibly_negative", "{count} (possibly negative)")
COUNT_UNKNOWN: Final = message("count.unknown", "unknown")
COUNT_SUPPRESSED: Final = message("count.suppressed", "suppressed ({count})")
COUNT_SUPPRESSED_BARE: Final = message("count.suppressed_bare", "suppressed")

SHARE: Final = {
    "exact": message("share.exact", "{share}"),
    "more_than": message("share.more_than", "over {share}"),
    "at_least": message("share.at_least", "at least {share}"),
    "less_than": message("share.less_than", "less than {share}"),
    "at_most": message("share.at_most", "at most {share}"),
    "between": message("share.between", "between {low} and {high}"),
    "above_below": message("share.above_below", "over {low} and less than {high}"),
    "above_to": message("share.above_to", "over {low} and at most {high}"),
    "from_below": message("share.from_below", "at least {low} and less than {high}"),
}

SHARE_ABOUT: Final = {
    "exact": message("share.about", "some {share}"),
    "between": message("share.about_between", "some {low} to {high}"),
}

PERIOD: Final = {
    "unknown": message("period.unknown", "date not known"),
    "from_to": message("period.from_to", "from {start} to {end}"),
    "in_months": message("period.in_months", "in {date}"),
    "in_years": message("period.in_years", "in {date}"),
    "lasting": message("period.lasting", "for {duration}"),
    "on_days": message("period.on_days", "on {date}"),
    "when_unknown": message("period.when_unknown", "on a date that is not known"),
    "span": message("period.span", "{start} to {end}"),
    "from_open": message("period.from_open", "from {start}, end not known"),
    "until_open": message("period.until_open", "until {end}, start not known"),
    "ongoing": message("period.ongoing", "since {start}"),
}
