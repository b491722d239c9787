"""Labels, captions and headings of a report."""

from __future__ import annotations

from typing import Final

from hijra_amina.language._message import message

__all__ = ["LABELS"]

LABELS: Final = (
    message("label.agenda", "Agenda"),
    message("label.contact", "Contact"),
    message("label.date", "Date"),
    message("label.days", "Days"),
    message("label.disclaimer", "Disclaimer"),
    message("label.draft", "Draft translation, not yet reviewed"),
    message("label.email", "E-mail"),
    message("label.flash_report", "Flash report"),
    message("label.funded_by", "Funded by {donor}"),
    message("label.issued", "Issued {date}"),
    message("label.key_figures", "Key figures"),
    message("label.men", "Men"),
    message("label.methods", "Methods"),
    message("label.ministries", "Ministries"),
    message("label.not_known", "Not known"),
    message("label.of_which", "of which"),
    message("label.officials", "Officials"),
    message("label.organisations", "Organisations"),
    message("label.original_in", "Original in {language}"),
    message("label.participants", "Participants"),
    message("label.people", "People"),
    message("label.phone", "Phone"),
    message("label.photograph", "Photograph"),
    message("label.place", "Place"),
    message("label.quotations", "In their words"),
    message("label.sessions", "Sessions"),
    message("label.source", "Source"),
    message("label.topics", "Topics"),
    message("label.total", "Total"),
    message("label.translated_from", "Translated from {language}"),
    message("label.website", "Website"),
    message("label.women", "Women"),
    message("contact.phone", "Phone: {phone}"),
    message("contact.email", "E-mail: {email}"),
    message("contact.website", "Website: {website}"),
    message("caption.session", "{kind}, {place}, {period}"),
    message("caption.official_of.female", "An official of the {body}"),
    message("caption.official_of.male", "An official of the {body}"),
    message("caption.official_of.unknown", "An official of the {body}"),
    message("attribution.name_body", "{name}, {body}"),
    message("attribution.name_post_body", "{name}, {post}, {body}"),
)
"""In the order in which a translator meets them; used by key."""
