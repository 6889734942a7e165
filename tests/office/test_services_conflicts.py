"""What of a service turns on immigration status is found, in both languages; what only assures is not; and an authority
that requires it, and holds, is what closes it.
"""

from __future__ import annotations

import threading
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bench.catalogue_made import made_up
from charteroak.catalogue.hsds import KINDS
from charteroak.catalogue.store import FILE, make
from charteroak.catalogue.things import Catalogue, Thing
from charteroak.law.law import law
from charteroak.office.services.assurance import sentences
from charteroak.office.services.conflicts import Conflict, conflicts, key_of, looked_at
from charteroak.office.services.shelf import shelf

DAY = date(2026, 11, 23)
ID = "0c8d5fbc-8a1e-4a4d-9d3a-1a7a3d9f2f10"
DEMANDS = (
    "U.S. citizens only.",
    "Citizens only.",
    "Regardless of age, citizens only.",
    "Regardless of race, citizenship required.",
    "Must be a US citizen or lawful permanent resident.",
    "Non-citizens are not eligible.",
    "We do not serve undocumented immigrants.",
    "Immigrants and refugees only are welcome.",
    "No papers, no service.",
    "Proof of citizenship not required for seniors; all others must bring it.",
    "Social Security number is not required if you show a green card.",
    "We do not ask for a Social Security number, but a green card must be shown.",
    "Applicants need a valid Social Security number.",
    "Solo ciudadanos estadounidenses.",
    "Solo para ciudadanos, sin importar la edad.",
    "Debe ser residente permanente legal.",
    "Sin papeles no se atiende.",
    "Debe tener número de Seguro Social.",
)
ASSURANCES = (
    "Open to all residents regardless of immigration status.",
    "Open to everyone regardless of race, religion, sexual orientation or immigration status.",
    "We do not ask about immigration status.",
    "You don't have to be a US citizen.",
    "You do not need to be a citizen.",
    "Citizenship is not required.",
    "No Social Security number is needed to apply.",
    "Immigration status does not matter.",
    "Your immigration status will not be shared with immigration authorities.",
    "Undocumented immigrants welcome.",
    "Senior citizens 60 and older.",
    "Abierto a todos los residentes, sin importar su estatus migratorio.",
    "No se pregunta por el estado migratorio.",
    "No se requiere número de Seguro Social.",
    "Su estatus migratorio no importa.",
    "Para todos, independientemente de su situación migratoria.",
    "No es necesario ser ciudadano.",
)


def service(eligible: str = "", *documents: str, process: str = "") -> dict[str, Any]:
    return {
        "id": ID,
        "name": "Help with rent",
        "eligibility_description": eligible,
        "application_process": process,
        "required_documents": [{"document": each} for each in documents],
    }


def found(given: dict[str, Any]) -> list[Conflict]:
    return list(conflicts(given, DAY))


@pytest.mark.parametrize("words", DEMANDS)
def test_what_turns_on_status_is_in_conflict_until_something_is_cited(office: None, words: str) -> None:  # noqa: ARG001
    for given in (service(words), service(f"Adults. {words} Call first."), service(process=words)):
        assert found(given), words
        assert all(each.is_open and each.standing == "uncited" for each in found(given))


@pytest.mark.parametrize("words", ASSURANCES)
def test_what_says_that_status_does_not_count_is_no_conflict(office: None, words: str) -> None:  # noqa: ARG001
    assert found(service(words, process=words)) == []
    assert found(service(f"{words} {DEMANDS[0]}"))


def test_documents_that_reveal_status_are_in_conflict(office: None) -> None:  # noqa: ARG001
    reveal = ("Green card", "Tarjeta verde", "SSN", "Tarjeta de Seguro Social", "Proof of citizenship", "I-94")
    plain = ("Photo ID", "Comprobante de domicilio", "A utility bill", "Any ID, including a consular ID")
    told = found(service("", *plain, *reveal))
    assert [each.words for each in told] == list(reveal)
    assert {each.tier for each in told} == {"direct", "proxy"}
    assert {each.where for each in told} == {"required_documents"}


def test_other_classes_are_questions_under_2_929(office: None) -> None:  # noqa: ARG001
    given = service("Victims of domestic violence. Families who receive SNAP.", "Last year's tax return")
    assert found(given) == []
    told = looked_at(given, DAY)
    assert [each.clause for each in told] == ["2-929"] * 3
    assert [str(each.category) for each in told] == [
        "domestic_violence_victim", "public_assistance", "income_tax_record",
    ]  # fmt: skip


def test_a_sentence_does_not_end_within_an_abbreviation() -> None:
    assert sentences("Must be a U.S. citizen. Bring ID!\nCall.") == ["Must be a U.S. citizen.", "Bring ID!", "Call."]


def test_the_article_says_what_the_two_standings_mean() -> None:
    """A condition of status is prohibited by 2-927(a), and is not where superior law requires it."""
    facts = {"resident": True, "because_of_status": True, "federal_cooperation": False}
    uncited = law().decide("refuse_service", {**facts, "required_by_law": False})
    assert (str(uncited.outcome), uncited.clauses) == ("prohibited", ("2-927(a)",))
    cited = law().decide("refuse_service", {**facts, "required_by_law": True})
    assert str(cited.outcome) != "prohibited"


def test_an_authority_that_requires_it_and_holds_closes_a_conflict(office: None) -> None:  # noqa: ARG001
    from office_people import made

    from charteroak.office.accounts.models import AuditLine
    from charteroak.office.authorities.models import Authority
    from charteroak.office.authorities.seeding import seed
    from charteroak.office.services.citing import cite, to_choose, uncite

    seed()
    counsel: Any = made("counsel")
    given = service("U.S. citizens only.", "Photo ID")
    [conflict] = found(given)

    def standing(key: str) -> str:
        version = Authority.objects.get(seed=key, current=True).id
        cite(counsel, ID, conflict.where, conflict.key, version)
        [now] = found(given)
        return now.standing

    assert [standing(key) for key in ("8usc1621", "8usc1621d", "8usc1373a", "8usc1611")] == [
        "cited", "not_required", "not_required", "cited",
    ]  # fmt: skip
    assert not found(given)[0].is_open
    assert "8 U.S.C. 1621(a)-(c)" in [each.citation for each in to_choose(DAY) if each.requires]
    assert [each.is_open for each in found(service("U.S.   citizens\nonly. "))] == [True]  # those are two lines
    assert found(service("Only U.S. citizens."))[0].standing == "uncited"
    assert found({**given, "id": ID.replace("0", "1")})[0].standing == "uncited"
    Authority.objects.filter(seed="8usc1611").update(until_day=date(2020, 1, 1))
    assert found(given)[0].standing == "over"
    uncite(counsel, ID, conflict.where, conflict.key)
    assert found(given)[0].standing == "uncited"
    assert AuditLine.objects.filter(event__in=("service_cited", "service_uncited")).count() == 5
    for wrong in ((ID, "name", conflict.key, "x" * 16), (ID, conflict.where, conflict.key, "no such entry")):
        with pytest.raises(ValueError, match="no such"):
            cite(counsel, *wrong)


def test_words_are_the_same_however_they_are_spaced() -> None:
    assert key_of("U.S. citizens  only ") == key_of("U.S. citizens\nonly") != key_of("U.S. citizens")


def test_the_shelf_is_what_was_put_there_last(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHARTEROAK_DATA", str(tmp_path))
    assert shelf() is None
    for size in (3, 5):
        make(tmp_path / FILE, made_up(size))
        first = shelf()
        assert first is not None
        assert first.count == size
        assert shelf() is first
    (tmp_path / FILE).write_bytes(b"no catalogue")
    assert shelf() is None
    (tmp_path / FILE).unlink()
    assert shelf() is None


def test_threads_always_see_a_whole_catalogue_while_it_is_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each catalogue is of one name alone: a reader who saw two in one would have read half of each."""
    monkeypatch.setenv("CHARTEROAK_DATA", str(tmp_path))
    named = [_named(name) for name in "abc"]
    make(tmp_path / FILE, named[0])
    done, seen, wrong = threading.Event(), set[str](), list[object]()

    def read() -> None:
        try:
            while not done.is_set():
                store = shelf()
                names = {each.values["name"] for each in store.all("service")} if store else set()
                if len(names) != 1:
                    wrong.append(names)
                seen.update(names)
        except Exception as error:
            wrong.append(error)

    readers = [threading.Thread(target=read) for _ in range(4)]
    for each in readers:
        each.start()
    for turn in range(1, 13):
        make(tmp_path / FILE, named[turn % 3])
    done.set()
    for each in readers:
        each.join()
    assert wrong == []
    assert seen <= {"a", "b", "c"}
    now = shelf()
    assert now is not None
    assert {each.values["name"] for each in now.all("service")} == {"a"}


def _named(name: str) -> Catalogue:
    made = Catalogue()
    for number in range(20):
        id_ = f"00000000-0000-4000-8000-{number:012}"
        made.add(Thing(KINDS["service"], {"id": id_, "name": name, "status": "active"}))
    return made
