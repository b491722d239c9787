"""The page on which people decide who is whom."""

from hijra_amina.intake.reviewing.page import LEDGER, review_page, write_review_page

__all__ = ["LEDGER", "review_page", "write_review_page"]
