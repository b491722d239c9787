"""The layout of a frame is data: documented, and kept by every frame that is made."""

import json

import pytest

from hijra_amina import vocabulary
from hijra_amina.errors import UnknownCodeError
from hijra_amina.statistics import Dimension, Level, registered
from hijra_amina.statistics.dimensions import DIMENSIONS
from hijra_amina.statistics.frames import SCHEMA, ColumnType, participation_schema


def test_every_dimension_has_a_column():
    """Whatever a table can be split by is in the layout."""
    assert {made.column for made in DIMENSIONS.values()} <= {*SCHEMA.names}


def test_each_column_is_explained():
    """Every column has a label, a sentence, a type, and codes of a vocabulary that exists."""
    assert len({*SCHEMA.names}) == len(SCHEMA)
    for column in SCHEMA:
        assert column.label
        assert column.description.endswith(".")
        assert isinstance(column.type, ColumnType)
        if column.vocabulary is not None:
            assert vocabulary.codes(column.vocabulary)


def test_only_the_keys_are_required():
    """A frame may leave out whatever it does not know."""
    required = [column.name for column in SCHEMA if column.required]
    assert required == ["participant", "session"]
    assert all(not SCHEMA[name].nullable for name in required)


def test_the_codebook_is_plain_data():
    """The schema goes through JSON unchanged, and says what a frame without a column says."""
    book = SCHEMA.to_json()
    assert json.loads(json.dumps(book)) == book
    by_name = {column["name"]: column for column in book["columns"]}
    assert list(by_name) == list(SCHEMA.names)
    assert by_name["complete"]["absent"] == "everybody who came is in the frame"
    assert by_name["participant"]["absent"] is None


def test_a_registered_dimension_has_a_column_too():
    """What an application registers is part of the layout as long as it is registered."""
    room = Dimension(name="room", level=Level.SESSION, of_session=lambda *_: None)
    assert "room" not in participation_schema()
    with registered(room):
        assert participation_schema()["room"].of == "session"
    assert "room" not in participation_schema()


def test_a_misspelt_column_names_the_nearest():
    """Asking the schema for a column that it does not have names the one most like it."""
    with pytest.raises(UnknownCodeError, match="did you mean 'ministry'"):
        SCHEMA["minstry"]
