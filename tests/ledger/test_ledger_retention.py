"""The retention policy: one small form, and never less than a year."""

from hashlib import sha256

import pytest

from charteroak.ledger.errors import Malformed
from charteroak.ledger.retention import LEAST_DAYS, MOST_DAYS, Retention

FIRST = "charteroak ledger retention v1\n"


def policy(days: object, *authorities: str) -> bytes:
    return f"{FIRST}keep {days} days\n{''.join(f'authority {each}{chr(10)}' for each in authorities)}".encode()


@pytest.mark.parametrize("days", [LEAST_DAYS, 2555, MOST_DAYS])
def test_a_policy_says_how_long_and_on_whose_authority(days: int) -> None:
    data = policy(days, "State schedule M7, item 12", "é")
    read = Retention.parse(data)
    assert (read.days, read.authorities) == (days, ("State schedule M7, item 12", "é"))
    assert read.digest == sha256(data).digest()


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "line 1 is not"),
        (policy(LEAST_DAYS - 1, "a"), "line 2 keeps entries for less than 365 days"),
        (policy(1, "a"), "line 2 keeps entries for less than 365 days"),
        (policy(0, "a"), "line 2 is not"),
        (policy(MOST_DAYS + 1, "a"), "line 2 is not"),
        (policy("0400", "a"), "line 2 is not"),
        (policy("+400", "a"), "line 2 is not"),
        (policy(" 400", "a"), "line 2 is not"),
        (policy("٤٠٠", "a"), "line 2 is not"),
        (policy(400), "it is not a line"),
        (policy(400, "a")[:-1], "it is not a line"),
        (policy(400, "a") + b"\n", "line 4 is not"),
        (policy(400, ""), "line 3 is not"),
        (policy(400, "a "), "line 3 is not"),
        (policy(400, "a", "x" * 201), "line 4 is not"),
        (policy(400, *"abcdefghi"), "more than 8"),
        (policy(400, "a\rb"), "a control character"),
        (policy(400, "a") + b"\xff\n", "not UTF-8"),
        (policy(400, "a").replace(b"v1", b"v2"), "line 1 is not"),
        (policy(400, "a").replace(b"days", b"day"), "line 2 is not"),
        (policy(400, "a") + b"keep 400 days\n", "line 4 is not"),
    ],
)
def test_any_other_form_is_refused_by_the_number_of_its_line(data: bytes, says: str) -> None:
    with pytest.raises(Malformed, match=says):
        Retention.parse(data)
