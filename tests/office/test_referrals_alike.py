"""2-927(b), by construction: what makes a list takes nothing in which two people with one need could be told apart.

Whoever adds a parameter, a field, a column or a box fails here, and has to say why two people are not treated apart by
it. And by swapped pairs: any two people, any two workers, the same list, steps and words, byte for byte.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Callable
from dataclasses import fields
from inspect import signature
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import html
from office_people import made, signed_in
from office_referrals import ASKED, catalogue, code_of, handed, listed, sent
from office_visitor import Visitor

__all__ = ["catalogue"]
APP = Path(__file__).parents[2] / "src" / "charteroak" / "office" / "referrals"
CLOSED = {"need", "place", "language", "channel"}
"""What is asked of anyone: closed lists all."""


def test_a_list_is_made_from_need_place_language_and_the_catalogue() -> None:
    from charteroak.office.referrals.listing import Listed, made_list
    from charteroak.office.referrals.said import said

    assert list(signature(made_list).parameters) == ["store", "need", "place", "language"]
    assert {each.name for each in fields(Listed)} == {"need", "place", "language", "catalogue", "agencies"}
    assert list(signature(said).parameters) == ["listed"], "what is shown is made from the list alone"


def test_what_makes_the_list_can_reach_nothing_else() -> None:
    """No module of it imports who asks, who works here, the time, the environment, chance, or a database of people."""
    allowed = {
        "__future__", "collections", "dataclasses", "hashlib", "importlib", "itertools", "math", "types", "typing",
        "uuid", "weakref", "msgspec",
    }  # fmt: skip
    ours = re.compile(r"charteroak\.(catalogue|law|logic)\b|charteroak\.office\.referrals\.(asking|listing|words)\b")
    for name in ("asking", "listing", "said", "words"):
        for node in ast.walk(ast.parse((APP / f"{name}.py").read_text(encoding="utf-8"))):
            named = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            named += [each.name for each in node.names] if isinstance(node, ast.Import) else []
            assert [each for each in named if each.split(".")[0] not in allowed and not ours.match(each)] == [], name


def test_the_record_has_no_column_for_what_someone_is() -> None:
    from charteroak.office.referrals.models import Referral
    from charteroak.referrals.referral import Referral as Seen

    steps = {"id", "record", "worker", "state", "version", "asked_on", "begun", "waited", "closed_on", "code"}
    given_out = {"catalogue", "listed", "offered", "called", "outcome"}
    columns = {each.name for each in Referral._meta.get_fields()}
    assert columns == CLOSED | steps | given_out
    assert {each.get_internal_type() for each in Referral._meta.get_fields()} == {  # type: ignore[union-attr]
        "CharField", "DateField", "DateTimeField", "PositiveIntegerField",
    }  # fmt: skip
    assert {each.name for each in fields(Seen)} <= columns | {"asked", "made", "closed"}


def test_no_form_has_a_box_to_write_in_and_none_is_optional() -> None:
    from django import forms

    from charteroak.office.referrals import form

    asked = {
        form.NewForm: {"form", "need", "place", "spoken", "channel", "asked_on"},
        form.HandForm: {"shown", "seen", "called"},
        form.OutcomeForm: {"shown", "outcome"},
        form.TellForm: {"code", "told"},
    }
    closed = (forms.ChoiceField, forms.DateField, forms.IntegerField, forms.RegexField)
    found = {
        each for each in vars(form).values()
        if isinstance(each, type) and issubclass(each, forms.Form) and each.__module__ == form.__name__
    }  # fmt: skip
    assert found == set(asked)
    for each, names in asked.items():
        assert set(each.base_fields) == names
        for name, field in each.base_fields.items():
            assert field.required, name
            assert isinstance(field, closed) or name in ("form", "code"), name


def plain(visitor: Visitor) -> bytes:
    """A page without what is random or is the worker's: tokens, ids of the referral, the code, the name."""
    text = visitor.response.content.decode()
    text = re.sub(r'(name="(?:csrfmiddlewaretoken|form)" value=)"[^"]*"', r'\1""', text)
    text = re.sub(r"/referrals/[0-9a-f]{16}/", "/referrals/-/", text)
    text = re.sub(r"(?:[A-Z2-7]{4}-){5}[A-Z2-7]{4}", "-", text)
    return re.sub(r'(<div class="who"><span>)[^<]*', r"\1", text).encode()


@pytest.fixture
def workers(office: None) -> tuple[Visitor, Visitor]:  # noqa: ARG001 - its tables
    """Two who share no role, department or name."""
    return signed_in(made("police", name="Ann", department="police")), signed_in(made("employee", name="Bob Z"))


@pytest.mark.usefixtures("catalogue")
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    need=st.sampled_from(("food", "health", "immigration_help", "legal", "pets")),
    place=st.sampled_from(("frog_hollow", "06112", "anywhere")),
    spoken=st.sampled_from(("en", "es", "pl", "und")),
    channels=st.permutations(("counter", "phone", "online", "visit")),
    language=st.sampled_from(("en", "es")),
)
def test_two_people_with_one_need_get_the_same_list_steps_and_words(
    workers: tuple[Visitor, Visitor], need: str, place: str, spoken: str, channels: list[str], language: str
) -> None:
    """Whoever comes, and to whom: the channel is theirs alone, so it is the same for both but for this line."""
    seen = []
    for worker in workers:
        asked = {"need": need, "place": place, "spoken": spoken, "channel": channels[0]}
        address = listed(worker, language, **asked)
        pages = [plain(worker)]
        pages.append(plain(worker.get(f"{address}sheet/")))
        sent(worker, address, called="called")
        pages.append(plain(worker))
        sent(worker, address, outcome="reached")
        seen.append([*pages, plain(worker)])
    assert seen[0] == seen[1]


@pytest.mark.usefixtures("catalogue")
def test_how_someone_came_changes_no_word_of_the_list(workers: tuple[Visitor, Visitor]) -> None:
    lists = set()
    for channel in ("counter", "phone", "online", "visit"):
        listed(workers[0], channel=channel)
        lists.add(html.tostring(workers[0].page.xpath("//div[@class='listed']")[0]))
    assert len(lists) == 1


@pytest.mark.usefixtures("catalogue")
def test_the_sheet_is_in_the_persons_language_whatever_the_workers_is(someone: Callable[..., Visitor]) -> None:
    clerk = someone("employee")
    for spoken, title in (("es", "Dónde recibir ayuda"), ("pl", "Where to get help")):
        sheets = set()
        for language in ("en", "es"):
            address = handed(clerk, language, spoken=spoken)
            [sheet] = set(clerk.page.xpath("//a[contains(@href, '/sheet/')]/@href"))
            assert clerk.get(str(sheet)).heading == title
            sheets.add(plain(clerk))
            assert code_of(clerk, address)
        assert len(sheets) == 1


@pytest.mark.usefixtures("catalogue")
def test_the_page_cites_the_clause_in_its_own_words_and_says_what_not_to_ask(someone: Callable[..., Visitor]) -> None:
    clerk = someone("employee")
    words = "Referrals to medical or social service agencies will be made in the same manner for all residents, "
    for language, begins in (("en", "Do not ask for a name"), ("es", "No pregunte el nombre")):
        address = listed(clerk, language, need="health")
        for page in (address, f"{'/es' if language == 'es' else ''}/referrals/new/"):
            clerk.get(page)
            assert any(words in each for each in clerk.texts("//blockquote[@class='clause']"))
            assert begins in clerk.text("//p[@class='do-not']")


@pytest.mark.usefixtures("catalogue")
@pytest.mark.parametrize(
    ("need", "outcomes"),
    [("health", ["permitted", "prohibited"]), ("food", ["permitted", "prohibited"]), ("legal", ["not_addressed"] * 2)],
)
def test_the_engines_answer_stands_beside_the_list(
    someone: Callable[..., Visitor], need: str, outcomes: list[str]
) -> None:
    clerk = someone("employee")
    listed(clerk, **{**ASKED, "need": need})
    assert [str(each).split()[-1] for each in clerk.page.xpath("//dd[contains(@class, 'answered')]/@class")] == outcomes
