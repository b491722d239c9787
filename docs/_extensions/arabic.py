"""The directive `arabic`: a specimen of Arabic or Kurdish text, set from right to left.

    :::{arabic}
    عُقدت في بغداد
    :::

Direction is markup: the page says `dir` and `lang`, and the text holds no control characters.
"""

from typing import ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective
from sphinx.util.typing import ExtensionMetadata, OptionSpec
from sphinx.writers.html5 import HTML5Translator


class Specimen(nodes.General, nodes.Element):
    """A block of text in a language that is written from right to left."""


class ArabicDirective(SphinxDirective):
    """Put its content in a block with `lang` and `dir`."""

    has_content = True
    option_spec: ClassVar[OptionSpec] = {"lang": directives.unchanged}

    def run(self) -> list[nodes.Node]:
        """Parse the content as the page itself is parsed."""
        self.assert_has_content()
        specimen = Specimen(lang=self.options.get("lang", "ar"))
        specimen += self.parse_content_to_nodes()
        return [specimen]


def open_specimen(translator: HTML5Translator, node: Specimen) -> None:
    """Write the opening tag."""
    lang = node["lang"]
    translator.body.append(translator.starttag(node, "div", CLASS="arabic", lang=lang, dir="rtl"))


def close_specimen(translator: HTML5Translator, _node: Specimen) -> None:
    """Write the closing tag."""
    translator.body.append("</div>\n")


def setup(app: Sphinx) -> ExtensionMetadata:
    """Tell Sphinx of the directive."""
    app.add_node(Specimen, html=(open_specimen, close_specimen))
    app.add_directive("arabic", ArabicDirective)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
