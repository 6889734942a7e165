"""Redaction in which named classes stay: they are given, and everything else confidential is taken out and proven."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import combinations

import pytest
from found_by_words import whole_text
from made_every import PICTURES, SENTENCE, every

from charteroak.screening.documents import Unreadable
from charteroak.screening.documents.ocr import Ocr
from charteroak.screening.formats.surface import Cannot
from charteroak.screening.found import Category, Certainty, Finding, Screened
from charteroak.screening.redact import Residual, redact
from charteroak.screening.task import Task, do

STATUS, AID, TAX = Category.IMMIGRATION_STATUS, Category.PUBLIC_ASSISTANCE, Category.INCOME_TAX_RECORD
WORDS: dict[Category, str] = {
    category: f"{name}bat item"
    for category, name in zip(
        Category, ("zarqu", "plim", "grov", "trosk", "melk", "vonth", "quib", "drast"), strict=True
    )
}
"""Words for each class, that nothing else is found by."""
RECORD = "Zarquon return form"
KINDS = [kind for kind in every() if kind not in {each.lower() for each in PICTURES} | {"rtf", "msg"}]
"""The kinds that can be written without a picture being read, and in their own format."""


def by_class(texts: Sequence[str]) -> list[Screened]:
    """Finds the words of each class; those of other private attributes are undetermined."""
    return [
        Screened("en", "income_tax_record" if RECORD in text else None, tuple(sorted(_found(text)))) for text in texts
    ]


def _found(text: str) -> list[Finding]:
    return [
        Finding(found.start(), found.end(), category, "words", "direct", _certainty(category))
        for category, words in WORDS.items()
        for found in re.finditer(re.escape(words).replace(r"\ ", r"\s+"), text)
    ]


def _certainty(category: Category) -> Certainty:
    return "undetermined" if category is Category.OTHER_PRIVATE else "protected"


@pytest.fixture(autouse=True)
def no_ocr(monkeypatch: pytest.MonkeyPatch) -> None:
    def here() -> Ocr:
        raise Unreadable("no OCR")

    monkeypatch.setattr(Ocr, "here", here)


def text_with_all() -> str:
    return "".join(f"Line {number}: the file has {words} here.\n" for number, words in enumerate(WORDS.values()))


@pytest.mark.parametrize("size", [0, 1, 2, 7, 8])
def test_of_all_classes_those_kept_stay_and_no_other(size: int) -> None:
    """Every choice of that many of the eight classes, with undetermined findings going as sure ones do."""
    for chosen in combinations(Category, size):
        made = redact(text_with_all().encode(), "a.txt", by_class, keep=frozenset(chosen))
        assert made.data is not None
        text = made.data.decode()
        assert [category for category in Category if WORDS[category] in text] == list(chosen)
        assert {each.category for each in made.withheld} == set(Category) - set(chosen)


@pytest.mark.parametrize("kind", KINDS)
def test_in_every_format_what_is_kept_stays_and_what_is_not_goes(kind: str) -> None:
    """The same sentence in every place of the format holds both a kept class and another."""
    both = f"{WORDS[STATUS]} and {WORDS[AID]}"
    data, name = _saying(both)[kind]
    made = redact(data, name, by_class, drop_unread=True, keep=frozenset({STATUS}))
    assert made.data is not None
    text = " ".join(whole_text(made.data, name).split())
    assert WORDS[STATUS] in text
    assert WORDS[AID] not in text
    assert {each.category for each in made.withheld} <= {AID, None}


def _saying(words: str) -> dict[str, tuple[bytes, str]]:
    import made_every

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(made_every, "SAID", words)
        patch.setattr(made_every, "SENTENCE", SENTENCE.replace("zarquon status", words))
        return made_every.every()


def test_where_a_kept_class_and_another_overlap_the_other_goes() -> None:
    """What two classes have in common is confidential by one of them, and so it is not given."""

    def overlapping(texts: Sequence[str]) -> list[Screened]:
        return [
            Screened("en", None, tuple(
                Finding(at.start(first), at.end(last), category, "words", "direct")
                for at in re.finditer("(alpha) (beta) (gamma)", text)
                for first, last, category in ((1, 2, AID), (2, 3, STATUS))
            ))
            for text in texts
        ]  # fmt: skip

    made = redact(b"here is alpha beta gamma there", "a.txt", overlapping, keep=frozenset({STATUS}))
    assert made.data is not None
    assert b"alpha" not in made.data
    assert b"beta" not in made.data
    assert b"gamma" in made.data


def test_a_tax_record_is_given_only_as_one_and_without_what_else_it_says() -> None:
    text = f"{RECORD}\nwages, and {WORDS[AID]}\n".encode()
    assert redact(text, "a.txt", by_class, keep=frozenset({AID, STATUS})).document == TAX
    made = redact(text, "a.txt", by_class, keep=frozenset({TAX}))
    assert made.document is None
    assert made.data is not None
    assert b"wages" in made.data
    assert WORDS[AID].encode() not in made.data


def test_a_record_within_an_archive_goes_whole_unless_it_is_kept() -> None:
    import io
    import zipfile

    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as package:
        package.writestr("a.txt", f"{RECORD}\nwages, and {WORDS[AID]}\n")
        package.writestr("b.txt", f"the file has {WORDS[STATUS]} here\n")
    gone = redact(packed.getvalue(), "a.zip", by_class, keep=frozenset({STATUS}))
    assert gone.data is not None
    assert "wages" not in whole_text(gone.data, "a.zip")
    kept = redact(packed.getvalue(), "a.zip", by_class, keep=frozenset({TAX}))
    assert kept.data is not None
    text = whole_text(kept.data, "a.zip")
    assert "wages" in text
    assert WORDS[AID] not in text
    assert WORDS[STATUS] not in text


def test_a_column_of_a_kept_class_stays_and_one_of_another_goes() -> None:
    """By the shipped rules, with no word in the cells that would tell it."""
    table = b"case,immigration_status,on_snap\n1,Zeta-7,Yes\n2,Zeta-9,No\n"
    made = do(Task(what="redact", name="a.csv", keep=frozenset({STATUS})), table)
    assert made.data is not None
    assert b"Zeta-7" in made.data
    assert b"Yes" not in made.data
    none = do(Task(what="redact", name="a.csv"), table)
    assert none.data is not None
    assert b"Zeta-7" not in none.data


def test_what_only_the_second_reader_finds_of_another_class_leaves_no_file(monkeypatch: pytest.MonkeyPatch) -> None:
    """And of a kept class it is nothing to take out."""
    from collections.abc import Iterator

    from charteroak.screening.formats import plain

    def beside(data: bytes) -> Iterator[str]:
        yield data.decode().replace(" and the ", " ")

    monkeypatch.setattr(plain, "second_reading", beside)
    apart = f"one {WORDS[AID].replace(' ', ' and the ')} of it".encode()
    with pytest.raises(Residual, match="second reading"):
        redact(apart, "", by_class, keep=frozenset({STATUS}))
    assert redact(apart, "", by_class, keep=frozenset({AID})).data is not None


NOTICE = ("Released under Hartford Municipal Code 2-929 to: a court.", "Día: 23 de noviembre de 2026.")


@pytest.mark.parametrize("kind", ["pdf", "docx"])
def test_a_notice_is_put_before_the_copy_and_proven_with_it(kind: str) -> None:
    """What people read first is the notice; the rest is as it would be without, and cut again it stays once."""
    data, name = _saying(f"{WORDS[STATUS]} and {WORDS[AID]}")[kind]
    plain = redact(data, name, by_class, keep=frozenset({STATUS}))
    made = redact(data, name, by_class, keep=frozenset({STATUS}), notice=NOTICE)
    assert plain.data is not None
    assert made.data is not None
    before, after = (" ".join(whole_text(each, name).split()) for each in (plain.data, made.data))
    said = " ".join(NOTICE)
    assert after.startswith(said)
    assert sorted(after.removeprefix(said).split()) == sorted(before.split())
    assert made.withheld == plain.withheld
    again = redact(made.data, name, by_class)
    assert again.data is not None
    assert whole_text(again.data, name).count("Released under") == 1


@pytest.mark.parametrize("kind", ["pdf", "docx"])
def test_a_notice_that_says_something_confidential_itself_does_not_go_out(kind: str) -> None:
    """It is put in before the proof, so nothing can come in with it."""
    data, name = _saying("nothing")[kind]
    made = redact(data, name, by_class, notice=(f"It has {WORDS[AID]}.",))
    assert made.data is not None
    assert WORDS[AID] not in whole_text(made.data, name)


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind not in ("pdf", "docx")])
def test_other_kinds_are_as_they_would_be_without(kind: str) -> None:
    data, name = _saying("nothing")[kind]
    made = redact(data, name, by_class, drop_unread=True, notice=NOTICE).data
    assert made is not None
    assert "Released under" not in whole_text(made, name)


def test_a_notice_longer_than_a_page_leaves_no_file() -> None:
    with pytest.raises(Cannot, match="too large"):
        redact(_saying("nothing")["pdf"][0], "a.pdf", by_class, notice=("word " * 2_000,))
