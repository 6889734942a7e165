"""Forms made to be slow or deep: the work grows with the file, and the trouble is told by its kind."""

import cProfile
import pstats

import pytest

from charteroak.screening.formats.surface import Cannot
from charteroak.screening.forms.reading import read_form

DEEP = {
    "lists": '{"a": ' + "[" * 50_000 + "]" * 50_000 + "}",
    "schemas": '{"properties":' * 5_000 + "{}" + "}" * 5_000,
    "lists alone": "[" * 50_000 + "]" * 50_000,
}

REPEATED = [
    ("x.html", "<label>a<input>"),
    ("x.md", "<label>a<input>"),
    ("x.html", "<input name=a>"),
    ("x.html", "<p class=hint>a</p><input name=a>"),
    ("x.html", "<input aria-describedby=a id=a>"),
    ("x.html", "<fieldset><legend>a<input>"),
    ("x.html", "<input type=radio name=a>yes"),
    ("x.html", "<td>"),
    ("x.txt", "Do you? "),
    ("x.md", "- [ ] a\n"),
    ("x.txt", "_ "),
]


def calls(text: str, name: str) -> int:
    """How many functions are called to read it: the work, whatever the machine is doing besides."""
    profile = cProfile.Profile()
    profile.enable()
    try:
        read_form(text.encode(), name)
    except Cannot:
        pass
    finally:
        profile.disable()
    return pstats.Stats(profile).total_calls  # type: ignore[attr-defined, no-any-return]  # it is there


@pytest.mark.parametrize(("name", "repeated"), REPEATED)
def test_twice_as_much_of_the_same_is_about_twice_the_work(name: str, repeated: str) -> None:
    once, twice = (calls(repeated * count, name) for count in (400, 800))
    assert twice < 3 * once


@pytest.mark.parametrize("deep", DEEP.values(), ids=DEEP)
def test_json_that_is_nested_too_deeply_is_said_to_be(deep: str) -> None:
    with pytest.raises(Cannot) as trouble:
        read_form(deep.encode(), "form.json")
    assert str(trouble.value) == "too deep"


@pytest.mark.parametrize("spoilt", ['{"a": [', "{,}", "[1, 2"])
def test_json_that_is_damaged_is_not_said_to_be_deep(spoilt: str) -> None:
    with pytest.raises(Cannot) as trouble:
        read_form(spoilt.encode(), "form.json")
    assert str(trouble.value) == "broken"
