"""How the manual is built: `sphinx-build -n -W docs docs/_build/html`."""

import sys
from importlib.metadata import version as version_of
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "_extensions"))

project = "hijra-amina"
author = "The hijra-amina maintainers"
copyright = "2026, The hijra-amina maintainers"  # noqa: A001 # the name that Sphinx reads
release = version_of("hijra-amina")
version = release

extensions = [
    "myst_nb",
    "sphinx.ext.autodoc",
    "sphinx.ext.napoleon",
    "sphinx_copybutton",
    "arabic",
]
exclude_patterns = ["_build"]
# Notebooks are kept without output, and run whenever the manual is built.
nb_execution_mode = "force"
nb_execution_raise_on_error = True
nb_execution_timeout = 180
nb_merge_streams = True
nitpicky = True
nitpick_ignore_regex = [
    # Our own names must resolve. Those of other projects would need their inventories from the
    # network, and the manual is built without one.
    (r"py:.*", r"(?!hijra_amina\.).*"),
    # A name from a private module, such as a type alias that a signature spells out, has no page.
    (r"py:.*", r"hijra_amina\.(.*\.)?_.*"),
    # How a table is laid out and worded is passed on within the library; nobody builds on it.
    (r"py:.*", r"hijra_amina\.statistics\.tables\.(layout|wording)\..*"),
]

myst_enable_extensions = ["attrs_inline", "colon_fence", "deflist"]
myst_heading_anchors = 3

autodoc_member_order = "groupwise"
autodoc_typehints = "description"
autodoc_typehints_description_target = "documented"
autodoc_default_options = {"members": True, "show-inheritance": True}
# Docstrings write code in single backticks.
default_role = "code"
napoleon_numpy_docstring = False
napoleon_custom_sections = ["Shape", "Units", "Source"]

html_theme = "furo"
html_title = "hijra-amina"
html_static_path = ["_static"]
html_css_files = ["arabic.css"]
html_theme_options = {"sidebar_hide_name": False}
copybutton_exclude = ".linenos, .gp, .go"
