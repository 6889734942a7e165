"""The page that screens: what is found stands where it is in the text, the copy is without it, and nothing is kept."""

import base64
import csv
import io
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from lxml import html
from office_screening import UNDETERMINED, by_words, with_patterns
from office_visitor import Site, Visitor

from charteroak.office.screen import examining
from charteroak.office.screen.words import screen_words
from charteroak.screening import kept
from charteroak.screening.task import Outcome, Task, do
from charteroak.screening.working import Workers
from tests.fixtures.seeking import marked, seek

HOME = {"en": "/screen/", "es": "/es/screen/"}
NOTE = "Ana Quill is undocumented. She gets SNAP benefits.\nHer SSN is 219-09-9999.\nThe library opens at nine."
WORDS = ["is undocumented", "gets SNAP benefits", "219-09-9999"]
TAX = (
    "Form 1040 U.S. Individual Income Tax Return 2024\nYour first name Ana Last name Quill\nYour social security "
    "number 219-09-9999\nFiling status: Single\n1a Total amount from Form(s) W-2, box 1  41,200\n11 Adjusted gross "
    "income 41,200\n15 Taxable income 26,600\n24 Total tax 2,961\n34 Overpaid 430\n35a Amount refunded to you 430\n"
)


class Here:
    """In the place of the processes: the tasks done at once, by words that are known. It keeps what tasks came."""

    tasks: list[Task]

    def __init__(self, _count: int) -> None:
        pass

    def each(self, tasks: Any) -> Iterator[Outcome]:
        for task, data in tasks:
            Here.tasks.append(task)
            yield do(task, data, by_words)

    def __enter__(self) -> "Here":
        return self

    def __exit__(self, *_: object) -> None:
        pass


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch) -> type[Here]:
    """Tasks are done in this process, which takes a tenth of the time; other tests see that each has its own."""
    Here.tasks = []
    monkeypatch.setattr(examining, "Workers", Here)
    monkeypatch.setattr(examining, "ready", lambda: None)
    return Here


def send(visitor: Visitor, home: str, data: bytes, name: str, **fields: str) -> Visitor:
    """Send a file as the form does, which has an empty text beside it."""
    given = {"text": "", "file": SimpleUploadedFile(name, data), **fields}
    return visitor._see(visitor._client.post(home, given))


def packed(**files: bytes) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name, data in files.items():
            archive.writestr(name.replace("_", "."), data)
    return held.getvalue()


def content(visitor: Visitor, number: int) -> tuple[str, bytes]:
    """What the n-th link that hands something over holds, and its name."""
    link = visitor.page.xpath("//a[@download]")[number]
    head, _, data = link.get("href").partition(";base64,")
    assert head.startswith("data:")
    return link.get("download"), base64.b64decode(data, validate=True)


@pytest.mark.parametrize("language", HOME)
@pytest.mark.usefixtures("here")
def test_what_is_found_is_marked_by_class_and_clause_in_words_and_leads_to_and_fro(
    language: str, visitor: Visitor
) -> None:
    own = screen_words(language)
    visitor.post(HOME[language], {"text": NOTE})
    assert (visitor.status, visitor.page.get("lang")) == (200, language)
    [written] = visitor.page.xpath("//div[@class='as-written']")
    marks = written.xpath("mark")
    assert [mark.text for mark in marks] == WORDS
    assert visitor.heading == own.ui["many"].format(count=3)
    rows = visitor.page.xpath("//nav[@class='findings']//li")
    for mark, row, tag in zip(marks, rows, written.xpath("a"), strict=True):
        name, clause = own.classes[mark.get("class")]
        for told in (row.text_content(), tag.text_content().replace("\xa0", " ")):
            assert name in told
            assert clause in told
        assert own.certainties["protected"][0].capitalize() in row.text_content()
        [link] = row.xpath("a")
        assert (link.get("href"), tag.get("href")) == (f"#{mark.get('id')}", f"#{link.get('id')}")
        assert mark.get("tabindex") == "-1"
        assert link.xpath("string(.//q)") == mark.text
    for tag in written.xpath("a"):
        tag.drop_tree()
    assert written.text_content() == NOTE


@pytest.mark.usefixtures("here")
def test_the_copy_is_without_it_and_the_lists_say_what_is_withheld(visitor: Visitor) -> None:
    visitor.post("/screen/", {"text": NOTE})
    name, copy = content(visitor, 0)
    assert name == "redacted.txt"
    assert copy.decode().startswith(
        "Ana Quill [§2-929]. She [§2-929].\nHer SSN is [§2-929].\nThe library opens at nine"
    )
    assert visitor.page.xpath("string(//textarea[@id='copied'])").strip() == copy.decode().strip()
    (_, listed), (_, bare) = content(visitor, 1), content(visitor, 2)
    rows = list(csv.reader(io.StringIO(listed.decode("utf-8-sig"))))
    classes = screen_words("en").classes
    assert rows[0] == ["where", "what", "places"]
    assert {row[1] for row in rows[1:]} == {
        classes[each][0] for each in classes if each in ("immigration_status", "public_assistance", "other_private")
    }
    assert bare.decode("utf-8-sig").split() == ["where,places", "text,3"]
    assert not [word for word in WORDS if word.encode() in copy + listed + bare]


@pytest.mark.usefixtures("here")
def test_a_file_is_shown_by_its_own_places_in_the_pages_language(visitor: Visitor) -> None:
    table = b"name,notes\nAna Quill,she is undocumented\nBen Oak,library card\n"
    send(visitor, "/es/screen/", table, "zebra.csv")
    assert visitor.texts("//p[@class='at']") == ["Fila 1", "Fila 2", "Fila 3"]
    [row] = visitor.texts("//nav[@class='findings']//li/p")
    assert "B2" in row
    name, copy = content(visitor, 0)
    assert name == "copia-publica.csv"
    assert b"undocumented" not in copy
    assert copy.splitlines()[2] == b"Ben Oak,library card"
    assert screen_words("es").ui["copy_notice"] in visitor.text("//section[@aria-labelledby='copy']")
    assert "zebra" not in visitor.response.content.decode()


@pytest.mark.usefixtures("here")
def test_markup_in_what_is_given_is_text(visitor: Visitor) -> None:
    visitor.post("/screen/", {"text": f"<zebra onload=x>\"' {NOTE} </zebra> &amp; </div>"})
    assert not visitor.page.xpath("//zebra | //*[@onload]")
    assert "</div>" in visitor.text("//div[@class='as-written']")


def test_a_tax_record_is_withheld_whole(visitor: Visitor, here: type[Here]) -> None:
    visitor.post("/screen/", {"text": f"{TAX}{NOTE}"})
    assert visitor.heading == screen_words("en").ui["record"]
    assert not visitor.page.xpath("//a[@download] | //mark")
    said = visitor.response.content.decode()
    assert not [word for word in ("41,200", *WORDS) if word in said]
    assert [task.what for task in here.tasks] == ["show"]


@pytest.mark.usefixtures("here")
def test_a_record_within_a_file_is_marked_whole_and_left_out_of_the_copy(visitor: Visitor) -> None:
    send(visitor, "/screen/", packed(a_txt=TAX.encode(), b_txt=b"The library opens at nine."), "a.zip")
    assert [mark.get("class") for mark in visitor.page.xpath("//mark")] == ["income_tax_record"]
    assert visitor.page.xpath("//mark")[0].text == TAX
    with zipfile.ZipFile(io.BytesIO(content(visitor, 0)[1])) as copy:
        texts = [copy.read(name) for name in copy.namelist()]
    assert not [text for text in texts if b"41,200" in text]
    assert any(b"opens at nine" in text for text in texts)


@pytest.mark.parametrize("language", HOME)
@pytest.mark.usefixtures("here")
def test_what_was_not_read_is_said_and_left_out_only_if_that_is_wanted(language: str, visitor: Visitor) -> None:
    own = screen_words(language)
    given = packed(a_txt=NOTE.encode(), b_bin=b"\x7fELF\0\0\1\2" * 40)
    send(visitor, HOME[language], given, "a.zip")
    unread = visitor.text("//section[@class='unread']")
    assert own.ui["unread_one"] in unread
    assert own.place("member 2") in unread.lower()
    assert not visitor.page.xpath("//a[@download]")
    assert own.troubles["unread"] in visitor.text("//section[contains(@class, 'refused')]")
    send(visitor, HOME[language], given, "a.zip", drop="1")
    assert own.ui["unread_one"] in visitor.text("//section[@class='unread']")
    assert own.ui["copy_left_one"] in visitor.text("//section[@class='copy-of']")
    assert b"\x7fELF" not in content(visitor, 0)[1]
    assert own.ui["left_out"] in content(visitor, 1)[1].decode("utf-8-sig")
    assert visitor.page.xpath("//input[@id='drop']/@checked")
    send(visitor, HOME[language], packed(b_bin=b"\x7fELF\0\0\1\2" * 40), "a.zip")
    assert visitor.heading == own.ui["none_read"] != own.ui["none"]


@pytest.mark.usefixtures("here")
def test_where_nothing_is_found_it_says_so_and_promises_nothing(visitor: Visitor) -> None:
    ui = screen_words("en").ui
    visitor.post("/screen/", {"text": "The library opens at nine."})
    assert visitor.heading == ui["none"]
    assert ui["none_more"] in visitor.text("//main")
    assert ui["copy_none"] in visitor.text("//main")
    assert not visitor.page.xpath("//a[@download] | //mark")


def outcomes(monkeypatch: pytest.MonkeyPatch, **copy: Any) -> None:
    """The copy comes out so, whatever was given."""

    def made(task: Task, data: bytes) -> Outcome:
        return Outcome(**copy) if task.what == "redact" else do(task, data, by_words)

    monkeypatch.setattr(Here, "each", lambda _, tasks: (made(*each) for each in tasks))


@pytest.mark.parametrize("language", HOME)
@pytest.mark.usefixtures("here")
def test_there_is_no_copy_that_is_not_proven(language: str, visitor: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    own = screen_words(language)
    for copy, why in (
        ({"residual": "second reading"}, own.ui["copy_residual"]),
        ({"trouble": "too slow"}, own.trouble("too slow")),
        ({"trouble": "cannot be written"}, own.troubles["cannot be written"]),
        ({"document": "income_tax_record"}, own.ui["copy_record"]),
        ({"data": bytes((24 << 20) + 1), "kind": "text"}, own.ui["copy_large"]),
    ):
        outcomes(monkeypatch, **copy)
        visitor.post(HOME[language], {"text": NOTE})
        assert why in visitor.text("//section[contains(@class, 'refused')]")
        assert not visitor.page.xpath("//a[@download]")
        assert len(visitor.page.xpath("//mark")) == 3


@pytest.mark.usefixtures("here")
def test_what_is_undetermined_is_withheld_and_said_to_be(visitor: Visitor) -> None:
    own = screen_words("en")
    visitor.post("/screen/", {"text": f"Ben Oak {UNDETERMINED}. {NOTE}"})
    assert own.ui["undetermined_one"] in visitor.text("//div[contains(@class, 'sum')]")
    word, then = own.certainties["undetermined"]
    rows = visitor.texts("//nav[@class='findings']//li")
    assert [f"{word.capitalize()}: {then}" in row for row in rows] == [True, False, False, False]
    tags = visitor.texts("//a[starts-with(@class, 'tag')]")
    assert [word in tag for tag in tags] == [True, False, False, False]
    assert UNDETERMINED.encode() not in content(visitor, 0)[1]


@pytest.mark.parametrize("language", HOME)
@pytest.mark.parametrize("data", [b"\0\xff\xfe\x01" * 99, b"%PDF-1.7\nzebra", b"PK\x03\x04zebra", b"  \n "])
@pytest.mark.usefixtures("here")
def test_a_file_that_cannot_be_read_says_why_and_is_not_taken_for_clean(
    data: bytes, language: str, visitor: Visitor
) -> None:
    own = screen_words(language)
    send(visitor, HOME[language], data, "zebra.pdf")
    why = own.trouble(do(Task(what="screen", name="zebra.pdf"), data).trouble or "")
    assert visitor.status == 400
    assert own.ui["unreadable"].format(why=why) in visitor.text("//div[@role='alert']")
    assert "zebra" not in visitor.response.content.decode()


@pytest.mark.parametrize("language", HOME)
def test_one_of_the_two_is_wanted(language: str, visitor: Visitor) -> None:
    ui = screen_words(language).ui
    assert ui["nothing_sent"] in visitor.post(HOME[language], {"text": " "}).text("//div[@role='alert']")
    visitor._see(visitor._client.post(HOME[language], {"text": "a", "file": SimpleUploadedFile("a.txt", b"a")}))
    assert (visitor.status, ui["both"] in visitor.text("//div[@role='alert']")) == (400, True)


@pytest.mark.parametrize(
    "fields",
    [
        {"zebra": "1"},
        {"text": ["a", "b"]},
        {"text": "a", "drop": "zebra"},
        {"file": "zebra"},
        {"text": "a", "zebra": SimpleUploadedFile("zebra", b"zebra")},
    ],
)
def test_a_form_that_is_not_this_pages_is_refused(fields: dict[str, Any], visitor: Visitor) -> None:
    visitor._see(visitor._client.post("/screen/", fields))
    assert visitor.status == 400
    assert "zebra" not in visitor.response.content.decode()


def test_when_too_many_are_being_read_the_next_is_told_to_come_again(
    visitor: Visitor, here: type[Here], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(examining, "_PATIENCE", 0.0)
    turns = 0
    while examining._TURNS.acquire(blocking=False):
        turns += 1
    try:
        visitor.post("/screen/", {"text": NOTE})
        assert (visitor.status, here.tasks) == (503, [])
        assert screen_words("en").ui["busy"] in visitor.text("//div[@role='alert']")
    finally:
        for _ in range(turns):
            examining._TURNS.release()
    assert visitor.post("/screen/", {"text": NOTE}).status == 200


def test_every_file_has_a_process_of_its_own_that_ends_with_it(
    visitor: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So nothing that a file does to its process is there when the next visitor's comes."""
    made: list[Any] = []

    class Seen(Workers):
        def __exit__(self, *args: Any) -> None:
            made.append(self)
            super().__exit__(*args)

    monkeypatch.setattr(examining, "Workers", Seen)
    for text in (NOTE, "The library opens at nine."):
        assert visitor.post("/screen/", {"text": text}).status == 200
    assert [len(each._all) for each in made] == [1, 1]
    [one], [other] = (each._all for each in made)
    assert one._process.pid != other._process.pid
    assert one._process.poll() is not None
    assert other._process.poll() is not None


def test_what_is_screened_leaves_no_trace_on_the_site(site: Site) -> None:
    """Neither its content nor its name is in a file, a header, an address or the log, be it read or not."""
    mark = marked()
    with_patterns(site)
    note = f"{mark} is undocumented. {mark} gets SNAP benefits. Her SSN is 219-09-9999. Notes: {mark}."
    with httpx.Client(base_url=site.url, trust_env=False, timeout=60) as client:
        client.post("/screen/", data={"text": NOTE}).raise_for_status()
        before = {path: path.read_bytes() for path in site.data.rglob("*") if path.is_file()}
        for name, data in ((f"{mark}.txt", note.encode()), (f"{mark}.zip", packed(a_txt=note.encode()))):
            response = client.post("/es/screen/", files={"file": (name, data)}, data={"text": ""})
            assert response.status_code == 200
            assert html.fromstring(response.text).xpath("//mark")
            assert f"{mark}." not in response.text.replace(f"Notes: {mark}.", "")
            assert response.headers["Cache-Control"] == "no-store"
            assert "Set-Cookie" not in response.headers
            assert not seek(mark, str(response.headers), str(response.url))
        unread = client.post("/screen/", files={"file": (f"{mark}.pdf", b"%PDF-1.7 " + mark.encode())})
        assert unread.status_code == 400
        assert not seek(mark, unread.content)
        too_large = client.post("/screen/", files={"file": (f"{mark}.txt", mark.encode() * 500_000)})
        assert too_large.status_code == 413
    assert {path: path.read_bytes() for path in site.data.rglob("*") if path.is_file()} == before
    assert not seek(mark, site.log.read_bytes(), folder=site.data)


def test_a_bomb_and_a_loop_end_in_bounds(visitor: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    """What would unpack to a gigabyte is refused by its process, and one that hangs is ended."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(5):
            archive.writestr(f"{number}.txt", bytes(60 << 20))
    bomb = held.getvalue()
    assert len(bomb) < 1 << 20
    send(visitor, "/screen/", bomb, "a.zip")
    assert visitor.status == 400 or visitor.page.xpath("//section[@class='unread']")
    monkeypatch.setattr(examining, "_SECONDS", 0.01)
    begun = time.perf_counter()
    visitor.post("/screen/", {"text": NOTE})
    assert time.perf_counter() - begun < 30
    assert screen_words("en").trouble("too slow") in visitor.text("//div[@role='alert']")


@pytest.mark.usefixtures("here")
def test_the_patterns_that_the_site_keeps_hold_nothing_of_what_is_read(visitor: Visitor) -> None:
    mark = marked()
    visitor.post("/screen/", {"text": f"{mark} is undocumented."})
    assert visitor.page.xpath("//mark")
    kept.patterns()  # they may have been made by a test before, and kept elsewhere
    folder: Path = kept.folder()
    assert list(folder.glob("screening-*.bin"))
    assert not seek(mark, folder=folder)
