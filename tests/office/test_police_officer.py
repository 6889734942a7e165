"""The officer's page: every step is the law's answer, the same with and without scripts, and a change of law shows."""

import itertools
import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from lxml import html
from office_visitor import Visitor

from charteroak.law import text
from charteroak.law.law import law
from charteroak.law.terms import ACTS
from charteroak.office.police import officer as page
from charteroak.office.police import offline as made
from charteroak.office.police.offline import offline
from charteroak.office.police.steps import GROUND, START, answers, before, facts_of, never_barred, trail
from charteroak.office.police.words import page_words

HOME = {"en": "/officer/", "es": "/es/officer/"}
LEAVES = [step for step, offered in answers().items() if not offered]
FACTS = {fact.name for act in ACTS if act.name in ("arrest", "detain") for fact in act.facts}
IMMIGRATION = {"removal_warrant_in_ncic", "other_immigration_paper", "immigration_status_ground"}


def shown(found: Any) -> str:
    return " ".join(found.text_content().split())


def outcome(screen: Any) -> str:
    [card] = screen.xpath(".//div[contains(@class, 'big ')]/@class")
    return str(card).split()[-1]


def law_says(step: str) -> str:
    """The law's own outcome, the same for both acts."""
    [same] = {law().decide(act, facts_of(step)).outcome for act in ("arrest", "detain")}
    return same


def tap(visitor: Visitor, button: str) -> None:
    """Press what a person sees. What lies in a template is not seen."""
    for each in visitor.page.xpath("//template"):
        each.getparent().remove(each)
    visitor.press(button)


# The steps.


def test_every_answer_leads_to_a_step_and_every_step_can_be_reached() -> None:
    offered = list(itertools.chain.from_iterable(answers().values()))
    assert len(offered) == len(set(offered))
    assert {START, *offered} == set(answers())
    assert max(len(trail(step)) for step in LEAVES) == 3
    assert all(before(step) in answers() for step in offered)


@pytest.mark.parametrize("step", LEAVES)
def test_a_step_is_a_case_of_a_police_officer(step: str) -> None:
    facts = facts_of(step)
    assert set(facts) <= FACTS
    assert facts["employee"] == "police_officer"


@pytest.mark.parametrize("step", LEAVES)
def test_no_immigration_record_paper_or_word_alone_lets_anyone_be_held(step: str) -> None:
    """The bar: what is not known to be criminal is never let through, whatever it is called."""
    facts = facts_of(step)
    criminal = facts.get("criminal_warrant") is True or facts.get("criminal_ground") is True
    reason = any(facts.get(fact) is not False for fact in IMMIGRATION)
    if reason and not criminal:
        assert law_says(step) in ("prohibited", "unknown")
    if any(facts.get(fact) is True for fact in IMMIGRATION) and facts.get("criminal_ground") is False and not criminal:
        assert law_says(step) == "prohibited"


@pytest.mark.parametrize("has", ["hit.want", "hit.both", "hit.none", "paper.warrant", "paper.court"])
def test_nothing_is_asked_that_makes_no_difference(has: str) -> None:
    assert answers()[has] == ()
    told = {
        ground: {**facts_of(has), "criminal_ground": value} for ground, value in GROUND.items() if value is not None
    }
    assert len({law().decide("arrest", facts).outcome for facts in told.values()}) == 1


def test_what_is_still_open_is_looked_through_to_its_end() -> None:
    """Against every case of the law that the facts leave possible, not only those of the facts that are missing."""
    for step in LEAVES:
        facts = facts_of(step)
        open_facts = [each.name for each in law().table("arrest").act.facts if each.name not in facts]
        possible = {
            law().decide(act, {**facts, **dict(zip(open_facts, values, strict=True))}).outcome
            for act in ("arrest", "detain")
            for values in itertools.product((True, False), repeat=len(open_facts))
        }
        assert never_barred(step) is not bool(possible & {"prohibited", "counsel", "unknown"})


# What is shown.


@pytest.mark.parametrize("language", HOME)
@pytest.mark.parametrize("step", LEAVES)
def test_without_scripts_a_person_taps_to_the_laws_answer(step: str, language: str, visitor: Visitor) -> None:
    visitor.get(HOME[language])
    for each in trail(step):
        tap(visitor, each)
        assert visitor.status == 200
        assert visitor.page.get("lang") == language
    [screen] = visitor.page.xpath("//*[@id='screen']")
    assert outcome(screen) == law_says(step)
    answer = law().ask("arrest", facts_of(step), language)
    if not answer.missing and answer.clauses:
        assert answer.say.split(". ", 1)[1][:40] in shown(screen)
    quoted = [quote.xpath("string(p[1])").split("2-")[1] for quote in screen.xpath(".//blockquote")]
    wanted = {*answer.clauses, *(clause for row in answer.missing for clause in row.because)}
    assert {f"2-{clause}" for clause in quoted} == wanted
    for quote in screen.xpath(".//blockquote"):
        clause = "2-" + quote.xpath("string(p[1])").split("2-")[1]
        assert shown(quote).endswith(" ".join(text.clause(clause).text.split()))
    for row in answer.missing:
        assert row.asks in shown(screen)


@pytest.mark.parametrize("language", HOME)
def test_the_page_has_every_step_as_the_server_shows_it(language: str, visitor: Visitor) -> None:
    visitor.get(HOME[language])
    kept = {each.get("data-step"): shown(each) for each in visitor.page.xpath("//template")}
    assert set(kept) == set(answers())
    for step in answers():
        visitor.post(HOME[language], {"step": step})
        assert not visitor.page.xpath("//template")
        assert kept[step] == visitor.text("//*[@id='screen']")


def test_the_way_back_is_a_step_at_a_time_and_to_the_start(visitor: Visitor) -> None:
    visitor.post("/officer/", {"step": "hit.removal.no"})
    assert visitor.page.xpath("//div[@class='again']//button/@value") == ["hit.removal", ""]
    tap(visitor, "Start again")
    assert visitor.text("//*[@id='screen']//h1") == page_words("en").asks[""]
    assert not visitor.page.xpath("//div[@class='again']")


def test_silence_and_permission_and_doubt_do_not_look_alike(visitor: Visitor) -> None:
    looks = {}
    for step in ("hit.want", "hit.both", "hit.open.no", "hit.removal.no"):
        visitor.post("/officer/", {"step": step})
        [card] = visitor.page.xpath("//div[contains(@class, 'big ')]")
        looks[outcome(card.getparent())] = (visitor.heading, html.tostring(card.find("svg")))
    assert set(looks) == {"not_addressed", "permitted", "unknown", "prohibited"}
    assert len(set(looks.values())) == 4
    assert len({mark for _, mark in looks.values()}) == 4


def test_a_stricter_answer_about_one_act_is_the_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    """The two acts are answered alike today; should that change, nobody is told the milder one."""
    real = law()

    class Split:
        def ask(self, act: str, facts: Any, language: str) -> Any:
            return real.ask(act, {**facts, "criminal_warrant": act == "arrest"}, language)

    monkeypatch.setattr(page, "law", Split)
    assert page.card("en", "hit.removal.no").outcome == "prohibited"


def test_night_goes_along_from_step_to_step_without_scripts(visitor: Visitor) -> None:
    visitor.post("/officer/", {"step": "hit"})
    assert not visitor.page.xpath("//input[@id='night']/@checked")
    visitor.post("/officer/", {"step": "hit", "night": "on"})
    assert visitor.page.xpath("//input[@id='night']/@checked")


# What goes along.


@pytest.mark.parametrize("language", HOME)
def test_only_this_page_may_have_a_worker_and_a_manifest(language: str, visitor: Visitor) -> None:
    def policy() -> str:
        return str(visitor.response.headers["Content-Security-Policy"])

    for fields in (None, {"step": "hit"}):
        visitor.get(HOME[language]) if fields is None else visitor.post(HOME[language], fields)
        assert policy().endswith("; worker-src 'self'; manifest-src 'self'")
        assert policy().startswith("default-src 'none'; style-src 'self'; script-src 'self'")
        assert visitor.response.headers["Cache-Control"] == ("no-cache" if fields is None else "no-store")
        assert "Set-Cookie" not in visitor.response.headers
        assert not visitor.page.xpath("//@style | //style | //script[not(@src)]")
        assert all(form.get("method") == "post" for form in visitor.page.xpath("//form"))
        assert not [each for each in visitor.page.xpath("//@href | //@action") if "?" in each]
    assert "worker-src" not in visitor.get("/triage/").response.headers["Content-Security-Policy"]


@pytest.mark.parametrize(
    "fields",
    [{}, {"step": "zebra"}, {"step": ["hit", "paper"]}, {"step": "hit", "zebra": "1"}, {"step": "hit.removal.zebra"}],
)
def test_a_step_that_there_is_not_is_refused_and_not_repeated(fields: dict[str, Any], visitor: Visitor) -> None:
    visitor.post("/es/officer/", fields)
    assert visitor.status == 400
    assert "zebra" not in visitor.response.content.decode()


def worker(visitor: Visitor, language: str) -> dict[str, Any]:
    response = visitor.get(f"{HOME[language]}worker.js").response
    assert response.headers["Content-Type"].startswith("text/javascript")
    assert response.headers["Cache-Control"] == "no-cache"
    head = re.findall(r"^const (\w+) = (.+);$", response.content.decode(), re.MULTILINE)
    return {name: json.loads(value) for name, value in head if name.isupper() and name != "PATIENCE_MS"}


@pytest.mark.parametrize("language", HOME)
def test_the_worker_keeps_the_page_and_what_it_is_made_of_and_nothing_else(language: str, visitor: Visitor) -> None:
    about = worker(visitor, language)
    kept = set(about["SHELL"])
    visitor.get(HOME[language])
    used = set(visitor.page.xpath("//head//link/@href | //script/@src"))
    assert kept == {HOME[language], *used}
    assert about["HOME"] == HOME[language]
    assert language in about["KEPT"]
    for address in kept:
        assert visitor._client.get(address).status_code == 200
    registered = visitor.page.xpath("//form/@data-workers")[0].split()
    assert registered == [f"{HOME[each]}worker.js" for each in ("en", "es")]


@pytest.mark.parametrize("language", HOME)
def test_the_manifest_is_whole(language: str, visitor: Visitor) -> None:
    visitor.get(HOME[language])
    [address] = visitor.page.xpath("//link[@rel='manifest']/@href")
    response = visitor._client.get(address)
    assert response.headers["Content-Type"] == "application/manifest+json"
    manifest = json.loads(response.content)
    assert manifest["start_url"] == manifest["scope"] == manifest["id"] == HOME[language]
    assert (manifest["lang"], manifest["display"]) == (language, "standalone")
    assert visitor._client.get(manifest["icons"][0]["src"]).status_code == 200


@pytest.fixture
def fresh() -> Iterator[None]:
    made._offline.cache_clear()
    yield
    made._offline.cache_clear()


@pytest.mark.usefixtures("fresh")
def test_a_change_of_the_readings_or_of_the_day_is_a_new_version(monkeypatch: pytest.MonkeyPatch) -> None:
    before_it = offline("en")
    assert offline("en").version == before_it.version
    assert offline("es").version != before_it.version
    monkeypatch.setattr(page, "law", lambda: law({"civil_papers_are_status": "no"}))
    made._offline.cache_clear()
    after = offline("en")
    assert after.version != before_it.version
    assert after.version.encode() in after.worker
    monkeypatch.undo()
    from datetime import date

    monkeypatch.setattr(made, "today", lambda: date(2040, 5, 17))
    assert offline("en").version not in (before_it.version, after.version)
    assert b"May 17, 2040" in offline("en").page
