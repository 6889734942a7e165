"""The page that reads a form back: each question in its place, the flagged ones marked; nothing is kept."""

import time
from collections.abc import Callable
from typing import Any

import httpx
import msgspec
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from office_linting import FLAGS, ITEMS, QUESTIONS, judged, outcome
from office_visitor import Site, Visitor

from charteroak.office.lint import views
from charteroak.office.lint.said import said
from charteroak.office.lint.words import lint_words
from charteroak.office.screen import examining
from charteroak.screening.forms.form import Asked, Box, Form, Left, Question
from charteroak.screening.forms.picturing import Picture
from charteroak.screening.forms.reporting_words import report_words
from charteroak.screening.task import Outcome, Task, do
from charteroak.screening.working import Workers
from tests.fixtures.seeking import marked, seek

HOME = {"en": "/lint/", "es": "/es/lint/"}
FORM = "<form><label>Your name <input></label><label>Are you a U.S. citizen? <input></label></form>"
Reads = Callable[[Outcome], None]


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> Reads:
    """What is given is read as a form whose questions are decided by hand; other tests read it truly."""

    def set_to(made: Outcome) -> None:
        monkeypatch.setattr(views, "read_form", lambda _data, _name: made)

    set_to(outcome())
    return set_to


def send(visitor: Visitor, home: str, data: bytes, name: str) -> Visitor:
    """Send a file as the form does, which has an empty text beside it."""
    return visitor._see(visitor._client.post(home, {"text": "", "file": SimpleUploadedFile(name, data)}))


@pytest.mark.parametrize("language", HOME)
@pytest.mark.usefixtures("reads")
def test_each_flagged_question_is_marked_in_place_in_words_and_leads_to_and_fro(
    language: Any, visitor: Visitor
) -> None:
    own, words = lint_words(language), report_words(language)
    visitor.post(HOME[language], {"text": FORM})
    assert (visitor.status, visitor.page.get("lang")) == (200, language)
    assert visitor.heading == own.ui["many"].format(count=3)
    flagged = visitor.page.xpath("//div[contains(@class, 'asked flagged')]")
    rows = visitor.page.xpath("//nav[@class='findings']//li")
    for block, row, flag in zip(flagged, rows, [each for each in FLAGS if each], strict=True):
        [link] = row.xpath("a")
        [back] = block.xpath(".//a[contains(@class, 'tag')]")
        assert (link.get("href"), back.get("href")) == (f"#{block.get('id')}", f"#{link.get('id')}")
        assert block.get("tabindex") == "-1"
        for said_of in (row.text_content(), back.text_content()):
            assert words.classes[flag.category] in said_of
            assert words.tiers[flag.tier][0] in said_of
        assert "2-929" in back.text_content()
        assert {flag.category, flag.tier} <= set(block.get("class").split())
        assert [own.ui["before"], own.ui["after"]] == [each.text for each in block.xpath(".//dt")]
    assert visitor.texts("//mark") == ["U.S. citizen", "I get SNAP", "Where were you born?"]
    assert own.ui["tells"].format(part=own.parts["option"]) in " ".join(visitor.texts("//div[@class='why']"))


@pytest.mark.usefixtures("reads")
def test_the_form_stands_in_its_own_order_with_headings_and_notes(visitor: Visitor) -> None:
    visitor.post("/lint/", {"text": FORM})
    path = "//*[@class='form-title' or @class='question' or contains(@class, '-of-form')][not(self::div)]"
    printed = visitor.texts(path)
    assert printed == [QUESTIONS[each.number].text if isinstance(each, Asked) else each.text for each in ITEMS]
    assert visitor.texts("//ul[@class='offered']/li")[:3] == ["Yes", "No", "Applied for"]


def test_the_pages_of_a_pdf_are_shown_with_a_box_around_each_flagged_question(visitor: Visitor, reads: Reads) -> None:
    """The picture comes with the page, by the one policy that allows that; a box lies where its question does."""
    box = Box(page=2, left=72.0, bottom=600.0, right=200.0, top=612.0)
    made = outcome()
    assert made.judged
    form = made.judged.form
    questions = (form.questions[0], msgspec.structs.replace(form.questions[1], boxes=(box,)), *form.questions[2:])
    read = msgspec.structs.replace(made.judged, form=msgspec.structs.replace(form, questions=questions))
    reads(msgspec.structs.replace(made, judged=read, pictures=(Picture(2, 612.0, 792.0, b"PNG"),)))
    visitor.post("/lint/", {"text": FORM})
    [picture] = visitor.page.xpath("//main//svg")
    assert picture.get("viewbox") == "0 0 612.0 792.0"
    assert lint_words("en").ui["page_one"].format(page=2) == picture.get("aria-label")
    [link] = picture.xpath(".//a")
    assert link.get("href") == "#q2"
    [rectangle] = picture.xpath(".//rect")
    assert [float(rectangle.get(name)) for name in ("x", "y", "width", "height")] == [69.0, 177.0, 134.0, 18.0]
    assert picture.xpath(".//image/@href")[0].startswith("data:image/png;base64,")
    assert "img-src 'self' data:" in visitor.response.headers["Content-Security-Policy"]
    assert "data:" not in visitor.get("/screen/").response.headers["Content-Security-Policy"]


@pytest.mark.usefixtures("reads")
def test_markup_in_a_form_is_text(visitor: Visitor) -> None:
    visitor.post("/lint/", {"text": FORM})
    assert not visitor.page.xpath("//b[text()='country']")
    assert "City and <b>country</b>" in visitor.text("//main")
    assert "see you soon </p>" in visitor.text("//main")


@pytest.mark.parametrize("language", HOME)
def test_where_no_question_is_flagged_it_says_what_that_does_not_mean(
    language: str, visitor: Visitor, reads: Reads
) -> None:
    ui = lint_words(language).ui
    reads(outcome(flags=(None,) * len(FLAGS)))
    visitor.post(HOME[language], {"text": FORM})
    assert visitor.heading == ui["none"]
    assert visitor.page.xpath("//div[@class='sum none']")
    assert ui["none_more"] in visitor.text("//div[contains(@class, 'sum')]")
    assert not visitor.page.xpath("//mark | //nav[@class='findings']")


@pytest.mark.parametrize("language", HOME)
def test_what_was_not_read_is_said_and_no_form_is_called_clean(language: str, visitor: Visitor, reads: Reads) -> None:
    own = lint_words(language)
    reads(outcome(flags=(None,) * len(FLAGS), unread=(Left("page 2", "scanned page"),)))
    visitor.post(HOME[language], {"text": FORM})
    assert visitor.heading == own.ui["none_read"]
    assert visitor.page.xpath("//div[@class='sum partly']")
    unread = visitor.text("//section[@class='unread']")
    assert own.ui["unread_one"] in unread
    assert own.place("page 2") in unread.lower()
    assert own.place("scanned page") in unread


def test_a_form_without_end_is_shown_up_to_a_bound_and_says_so() -> None:
    questions = tuple(Question(text=f"Are you a citizen, {number}?", where="") for number in range(2_000))
    form = Form(kind="text", questions=questions, items=tuple(Asked(number) for number in range(2_000)))
    shown = said("en", judged().__class__(form=form, flags=(FLAGS[1],) * 2_000))
    assert (len(shown.items), len(shown.flags)) == (1_500, 300)
    assert "500" in shown.cut
    assert "1700" in shown.more
    assert shown.head == lint_words("en").ui["many"].format(count=2_000)


@pytest.mark.parametrize("language", HOME)
@pytest.mark.parametrize("data", [b"\0\xff\xfe\x01" * 99, b"%PDF-1.7\nzebra", b"PK\x03\x04zebra", b"  \n "])
def test_what_is_no_form_says_why_and_is_not_taken_for_clean(data: bytes, language: str, visitor: Visitor) -> None:
    own = lint_words(language)
    send(visitor, HOME[language], data, "zebra.pdf")
    why = own.trouble(do(Task(what="lint", name="zebra.pdf"), data).trouble or "")
    assert visitor.status == 400
    assert own.ui["unreadable"].format(why=why) in visitor.text("//div[@role='alert']")
    assert "zebra" not in visitor.response.content.decode()


@pytest.mark.parametrize("language", HOME)
def test_one_of_the_two_is_wanted_of_a_form(language: str, visitor: Visitor) -> None:
    ui = lint_words(language).ui
    assert ui["nothing_sent"] in visitor.post(HOME[language], {"text": " "}).text("//div[@role='alert']")
    visitor._see(visitor._client.post(HOME[language], {"text": "a", "file": SimpleUploadedFile("a.txt", b"a")}))
    assert (visitor.status, ui["both"] in visitor.text("//div[@role='alert']")) == (400, True)


@pytest.mark.parametrize(
    "fields",
    [
        {"zebra": "1"},
        {"text": ["a", "b"]},
        {"file": "zebra"},
        {"text": "a", "zebra": SimpleUploadedFile("zebra", b"z")},
    ],
)
def test_fields_that_are_not_this_pages_are_refused(fields: dict[str, Any], visitor: Visitor) -> None:
    visitor._see(visitor._client.post("/lint/", fields))
    assert visitor.status == 400
    assert "zebra" not in visitor.response.content.decode()


def test_when_too_many_are_read_the_next_form_is_told_to_come_again(
    visitor: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(examining, "_PATIENCE", 0.0)
    turns = 0
    while examining._TURNS.acquire(blocking=False):
        turns += 1
    try:
        visitor.post("/lint/", {"text": FORM})
        assert visitor.status == 503
        assert lint_words("en").ui["busy"] in visitor.text("//div[@role='alert']")
    finally:
        for _ in range(turns):
            examining._TURNS.release()


def test_a_form_has_a_process_of_its_own_and_a_bound_on_time(visitor: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[Any] = []

    class Seen(Workers):
        def __exit__(self, *args: Any) -> None:
            made.append(self)
            super().__exit__(*args)

    monkeypatch.setattr(examining, "Workers", Seen)
    monkeypatch.setattr(examining, "_SECONDS", 0.01)
    begun = time.perf_counter()
    visitor.post("/lint/", {"text": FORM})
    assert time.perf_counter() - begun < 30
    assert lint_words("en").trouble("too slow") in visitor.text("//div[@role='alert']")
    [[worker]] = [each._all for each in made]
    assert worker._process.poll() is not None


def test_a_form_leaves_no_trace_on_the_site_and_what_is_filled_in_is_not_shown(site: Site) -> None:
    """Neither its content nor its name is in a file, a header, an address or the log."""
    mark = marked()
    form = FORM.replace("<input>", f'<input value="{mark}">') + f"<p>{mark} classes</p>"
    filled = f'<form><label>Are you a U.S. citizen? <input value="{mark}"></label><textarea>{mark}</textarea></form>'
    with httpx.Client(base_url=site.url, trust_env=False, timeout=60) as client:
        before = {path: path.read_bytes() for path in site.data.rglob("*") if path.is_file()}
        response = client.post("/es/lint/", files={"file": (f"{mark}.html", form.encode())}, data={"text": ""})
        assert response.status_code == 200
        assert f"{mark} classes" in response.text
        assert response.headers["Cache-Control"] == "no-store"
        assert "Set-Cookie" not in response.headers
        assert not seek(mark, str(response.headers), str(response.url))
        response = client.post("/lint/", files={"file": (f"{mark}.html", filled.encode())}, data={"text": ""})
        assert response.status_code == 200
        assert not seek(mark, response.content)
        assert client.post("/lint/", files={"file": (f"{mark}.txt", mark.encode() * 500_000)}).status_code == 413
    assert {path: path.read_bytes() for path in site.data.rglob("*") if path.is_file()} == before
    assert not seek(mark, site.log.read_bytes(), folder=site.data)


def test_a_form_is_read_and_its_questions_are_decided(visitor: Visitor) -> None:
    """All the way: the process, the reader, the judge, the page."""
    send(visitor, "/lint/", FORM.encode(), "form.html")
    assert visitor.heading == lint_words("en").ui["one"]
    assert visitor.texts("//p[@class='question']") == ["Your name", "Are you a U.S. citizen?"]
    assert visitor.page.xpath("//div[contains(@class, 'flagged immigration_status direct')]")
