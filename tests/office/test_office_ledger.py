"""The ledger's pages: what they count and say is what the entries say, and a proof is shown only where it holds."""

from __future__ import annotations

import datetime
import itertools
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from office_ledger import CODEC, MONTHS_18, SHARED_RECORD, START, Made, append, city, decided, make, other, plausible
from office_visitor import Visitor

from charteroak.law.words import words
from charteroak.ledger.checkpoint import Checkpoint
from charteroak.ledger.entry import Kind
from charteroak.ledger.note import Note
from charteroak.ledger.policy import Policy
from charteroak.ledger.receipt import Receipt
from charteroak.ledger.signing import KeyType, SignerKey, VerifierKey
from charteroak.ledger.stores import open_store
from charteroak.ledger.tree import leaf_hash, node_hash
from charteroak.ledger.writer import Writer
from charteroak.office.ledger.opened import let_go
from charteroak.office.ledger.words import ledger_words
from charteroak.recording.place import Place

LANGUAGES = ("en", "es")
PREFIX = {"en": "", "es": "/es"}
EN = ledger_words("en").ui
Use = Callable[[Made | Path], None]


@pytest.fixture(scope="module")
def big(tmp_path_factory: pytest.TempPathFactory) -> Made:
    return city(tmp_path_factory.mktemp("big"), 600)


@pytest.fixture
def use(monkeypatch: pytest.MonkeyPatch) -> Iterator[Use]:
    """Makes a ledger the site's own."""

    def choose(made: Made | Path) -> None:
        monkeypatch.setenv("CHARTEROAK_DATA", str(made if isinstance(made, Path) else made.data))

    yield choose
    let_go()


@pytest.fixture
def small(tmp_path: Path, use: Use) -> Made:
    """Seven decisions behind the opening entry."""
    made = make(tmp_path, [decided(number) for number in range(7)])
    use(made)
    return made


def record(data: bytes) -> str:
    return data[18:34].hex()


def entry_path(data: bytes, language: str = "en") -> str:
    return f"{PREFIX[language]}/ledger/entries/{record(data)}/"


def fetch(visitor: Visitor, path: str) -> int:
    """The status that a file is answered with."""
    return int(visitor._client.get(path).status_code)


def public(made: Made, name: str) -> bytes:
    return (made.place.public / name).read_bytes()


def change(place: Place, statement: str, *values: object) -> None:
    """What someone does to the database who does not go through the ledger."""
    with closing(sqlite3.connect(place.store)) as connection, connection:
        connection.execute(statement, values)


# Every page.


def paths(made: Made) -> list[str]:
    shared = f"/ledger/entries/{SHARED_RECORD.hex()}/"
    some = [
        "/ledger/?act=inquire&from=2026-01-01",
        "/ledger/?from=x",
        "/ledger/entries/?from=60",
        "/ledger/entries/?find=x",
    ]
    return ["/ledger/", *some, "/ledger/entries/", entry_path(made.entries[5]), shared, "/ledger/entries/zebra/"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_has_its_frame_and_nothing_inline(language: str, big: Made, use: Use, visitor: Visitor) -> None:
    use(big)
    for path in paths(big):
        page = visitor.get(PREFIX[language] + path).page
        assert page.get("lang") == language, path
        assert len(page.xpath("//h1")) == 1
        assert page.xpath("//nav//a[@aria-current='page']/@href") == [f"{PREFIX[language]}/ledger/"]
        ids = page.xpath("//@id")
        assert len(ids) == len(set(ids)), path
        named = "//@aria-describedby | //@aria-labelledby | //label/@for | //a[starts-with(@href, '#')]/@href"
        for reference in " ".join(page.xpath(named)).split():
            assert reference.lstrip("#") in ids, (path, reference)
        assert not page.xpath("//@style | //style | //@*[starts-with(name(), 'on')] | //script[not(@src)]")
        assert not [each for each in page.xpath("//@src | //@href | //@action") if "//" in each]
        levels = [int(each.tag[1]) for each in page.xpath("//main//*[self::h1 or self::h2 or self::h3 or self::h4]")]
        assert levels[0] == 1
        assert all(after - before <= 1 for before, after in itertools.pairwise(levels))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pages_may_be_kept_and_set_no_cookie(language: str, big: Made, use: Use, visitor: Visitor) -> None:
    use(big)
    for path in paths(big):
        visitor.get(PREFIX[language] + path)
        kept = "no-cache" if visitor.status == 200 else "no-store"
        assert (visitor.response.headers["Cache-Control"], visitor.response.cookies) == (kept, {}), path
        assert "style-src 'self'" in visitor.response.headers["Content-Security-Policy"]


@pytest.mark.parametrize(
    "path", ["/ledger/", "/ledger/?clause=2-929&act=inquire&from=2026-01-01", "/ledger/entries/?from=60"]
)
def test_the_other_language_shows_the_same(path: str, big: Made, use: Use, visitor: Visitor) -> None:
    use(big)
    [there] = visitor.get(path).page.xpath("//a[@hreflang]/@href")
    assert there == f"/es{path}"
    assert visitor.get(there).page.xpath("//a[@hreflang]/@href") == [path]
    shared = f"/ledger/entries/{SHARED_RECORD.hex()}/"
    assert visitor.get(shared).page.xpath("//a[@hreflang]/@href") == [f"/es{shared}"]


@pytest.mark.parametrize(
    "path", ["/ledger/", "/es/ledger/entries/", "/ledger/entries/0123456789abcdef0123456789abcdef/"]
)
def test_only_reading_is_allowed(path: str, small: Made) -> None:
    from django.test import Client

    assert small.data.exists()
    for method in ("post", "put", "delete"):
        response = getattr(Client(enforce_csrf_checks=True), method)(path)
        assert (response.status_code, response.headers["Allow"]) == (405, "GET, HEAD")


# The ledger as a whole.


def slowly(entries: list[bytes]) -> list[dict[str, object]]:
    return [CODEC.describe(CODEC.decode(data)) for data in entries]


def count_of(text: str) -> int:
    return int(text.split()[0].replace(",", "")) if text[0].isdigit() else 0


def series(visitor: Visitor) -> dict[str, int]:
    """The number beside each part of the bars, by its class."""
    keys = visitor.page.xpath("//ul[@class='key']/li")
    return {
        li.xpath(".//rect/@class")[0].split()[1]: int(li.xpath(".//strong")[0].text.replace(",", "")) for li in keys
    }


def table(visitor: Visitor, name: str) -> list[list[str]]:
    rows = visitor.page.xpath(f"//table[caption/@id='{name}']//tr")
    return [[" ".join(cell.text_content().split()) for cell in row.xpath("th|td")] for row in rows]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_numbers_are_those_of_the_entries(language: str, big: Made, use: Use, visitor: Visitor) -> None:
    use(big)
    visitor.get(f"{PREFIX[language]}/ledger/")
    said = [*slowly(big.entries), {"kind": "opening"}]
    outcomes = Counter(str(each.get("outcome", "none")) for each in said)
    assert series(visitor) == outcomes
    heads, *rows = table(visitor, "over-time")
    headline = {name: words(language).outcomes[name].headline for name in outcomes if name != "none"}
    headline["none"] = ledger_words(language).ui["series_none"]
    assert {head: sum(int(row[at].replace(",", "")) for row in rows) for at, head in enumerate(heads) if at} == {
        **{headline[name]: count for name, count in outcomes.items()},
        ledger_words(language).ui["sum"]: len(said),
    }
    cited = Counter(clause for each in slowly(big.entries) for clause in each.get("clauses", []))  # type: ignore[attr-defined]
    heads, *rows = table(visitor, "of-clauses")
    assert {row[0]: int(row[-1].replace(",", "")) for row in rows} == cited
    for row in rows:
        by_outcome = Counter(
            headline[str(each.get("outcome", "none"))]
            for each in said
            if row[0] in each.get("clauses", [])  # type: ignore[operator]
        )
        assert {
            head: int(cell.replace(",", "")) for head, cell in zip(heads[1:-1], row[1:-1], strict=True) if cell != "0"
        } == by_outcome


def test_the_chart_and_the_table_below_it_say_the_same(big: Made, use: Use, visitor: Visitor) -> None:
    use(big)
    visitor.get("/ledger/")
    _, *rows = table(visitor, "over-time")
    for chart in visitor.page.xpath("//svg[contains(@class, 'chart')]"):
        bars = chart.xpath(".//g[@class='bar']")
        assert [bar.xpath("title")[0].text.split(":")[0] for bar in bars] == [row[0] for row in rows]
        assert len(bars) <= 40
        heights = [sum(float(part.get("height")) for part in bar.xpath("rect")) for bar in bars]
        sums = [int(row[-1].replace(",", "")) for row in rows]
        scale = max(heights) / max(sums)
        assert heights == pytest.approx([number * scale for number in sums], abs=0.1)
        for bar, row in zip(bars, rows, strict=True):
            parts = [count_of(cell) for cell in row[1:-1] if cell != "0"]
            assert [float(part.get("height")) for part in bar.xpath("rect")] == pytest.approx(
                [n * scale for n in parts], abs=0.1
            )
            assert all(
                0 <= float(part.get("x")) <= float(chart.get("viewbox").split()[2]) for part in bar.xpath("rect")
            )


@pytest.mark.parametrize("field", ["act", "kind", "clause"])
def test_each_choice_of_the_form_counts_what_it_says(field: str, big: Made, use: Use, visitor: Visitor) -> None:
    use(big)
    said = [*slowly(big.entries), {"kind": "opening"}]
    options = visitor.get("/ledger/").page.xpath(f"//select[@name='{field}']/option/@value")
    assert len(options) > 5
    for value in options[1:]:
        visitor.get(f"/ledger/?{field}={value}")
        wanted = [each for each in said if value == each.get(field) or value in each.get("clauses", [])]  # type: ignore[operator]
        assert series(visitor) == Counter(str(each.get("outcome", "none")) for each in wanted), value
        assert visitor.page.xpath(f"//select[@name='{field}']/option[@selected]/@value") == [value]
        assert visitor.page.xpath("//details[contains(@class, 'narrow-down')]/@open")


@pytest.mark.parametrize("days", [1, 5, 39, 40, 41, 200, 400])
def test_a_period_counts_its_first_and_its_last_day(days: int, big: Made, use: Use, visitor: Visitor) -> None:
    use(big)
    first = datetime.date.fromisoformat(str(slowly(big.entries[100:101])[0]["time"])[:10])
    last = first + datetime.timedelta(days=days - 1)
    visitor.get(f"/ledger/?from={first}&to={last}")
    inside = [each for each in slowly(big.entries) if str(first) <= str(each["time"])[:10] <= str(last)]
    assert sum(series(visitor).values()) == len(inside) > 0
    assert 1 <= len(visitor.page.xpath("//svg[contains(@class, 'roomy')]//g[@class='bar']")) <= 40


@pytest.mark.parametrize(
    ("query", "wrong"),
    [
        ("from=x", ["from"]),
        ("to=2026-02-30", ["to"]),
        ("from=1&to=2", ["from", "to"]),
        ("from=2026-02-02&to=2026-02-01", ["to"]),
    ],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_day_that_is_none_is_told_beside_its_field(
    query: str, wrong: list[str], language: str, small: Made, visitor: Visitor
) -> None:
    assert small.entries
    visitor.get(f"{PREFIX[language]}/ledger/?{query}")
    assert visitor.status == 400
    assert visitor.page.xpath("//input[@aria-invalid='true']/@name") == wrong
    assert [visitor.text(f"//p[@id='e-{name}']") for name in wrong]
    assert visitor.page.xpath("//*[@role='alert']//a/@href") == [f"#f-{name}" for name in wrong]


@pytest.mark.parametrize("query", ["act=zebra", "kind=zebra", "clause=zebra", "act=inquire&kind=zebra"])
def test_a_choice_that_the_form_does_not_have_is_refused_and_not_repeated(
    query: str, small: Made, visitor: Visitor
) -> None:
    assert small.entries
    visitor.get(f"/es/ledger/?{query}")
    assert (visitor.status, visitor.page.get("lang")) == (400, "es")
    assert "zebra" not in visitor.response.content.decode()


def test_where_nothing_is_like_that_it_says_so(small: Made, visitor: Visitor) -> None:
    assert small.entries
    visitor.get("/ledger/?kind=prune")
    assert EN["total_none"] in visitor.text("//main")
    assert not visitor.page.xpath("//svg[contains(@class, 'chart')]")


def test_the_checkpoint_is_the_one_that_is_published(small: Made, visitor: Visitor) -> None:
    text = visitor.get("/ledger/").text("//main")
    origin, size, root = Note.parse(public(small, "checkpoint")).text.split("\n")[:3]
    assert {origin, root, f"{size} entries"} <= set(visitor.texts("//dd//code | //dd"))
    assert public(small, "keys").decode().strip() in text
    assert EN["witnesses_none"] in text
    assert "January 6, 2025, 20:00:00.00 UTC" in text


def test_witnesses_are_named_with_their_times(small: Made, visitor: Visitor) -> None:
    clerk, auditor = (
        SignerKey(f"{name}.example/w", KeyType.ED25519_COSIGNATURE, bytes([at]) * 32)
        for at, name in enumerate(("clerk", "audit"))
    )
    note = Note.parse(public(small, "checkpoint"))
    policy = [f"log {public(small, 'keys').decode().strip()}", f"witness clerk {clerk.verifier.vkey}"]
    policy += [f"witness auditor {auditor.verifier.vkey}", "quorum clerk", ""]
    small.place.policy_file.write_text("\n".join(policy))
    assert EN["witnesses_yet"] in visitor.get("/ledger/").text("//main")
    signed = note.with_signatures([clerk.sign(note.text, 1_767_272_400)])
    (small.place.public / "checkpoint").write_bytes(signed.to_bytes())
    assert "clerk, January 1, 2026, 13:00 UTC" in visitor.get("/ledger/").text("//main")
    assert "auditor" not in visitor.text("//main")
    false = note.with_signatures([clerk.sign(note.text.replace("8", "9", 1), 1_767_272_400)])
    (small.place.public / "checkpoint").write_bytes(false.to_bytes())
    assert EN["witnesses_no"] in visitor.get("/ledger/").text("//main")
    small.place.policy_file.write_text("nonsense")
    assert EN["witnesses_no"] in visitor.get("/ledger/").text("//main")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_ledger_with_its_opening_entry_alone(language: str, tmp_path: Path, use: Use, visitor: Visitor) -> None:
    use(make(tmp_path, []))
    ui = ledger_words(language).ui
    visitor.get(f"{PREFIX[language]}/ledger/")
    assert ui["only_opening"] in visitor.text("//main")
    assert not visitor.page.xpath("//svg[contains(@class, 'chart')]")
    [href] = visitor.get(f"{PREFIX[language]}/ledger/entries/").page.xpath("//ol[contains(@class, 'entries')]//a/@href")
    visitor.get(href.split("#")[0])
    assert ui["proof_only"] in visitor.text("//main")
    assert not visitor.page.xpath("//svg[@class='join']//circle")


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_a_ledger_the_pages_say_so(language: str, tmp_path: Path, use: Use, visitor: Visitor) -> None:
    use(tmp_path / "none")
    for path, status in (
        ("/", 200),
        ("/entries/", 404),
        (f"/entries/{'0' * 32}/", 404),
        (f"/entries/{'0' * 32}/1.entry", 404),
    ):
        visitor.get(f"{PREFIX[language]}/ledger{path}")
        assert (visitor.status, visitor.heading) == (status, ledger_words(language).ui["none_title"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_ledger_that_cannot_be_read_is_a_calm_503_until_it_is_mended(
    language: str, small: Made, visitor: Visitor
) -> None:
    ui = ledger_words(language).ui
    store = Path(small.place.store)
    assert visitor.get(f"{PREFIX[language]}/ledger/").status == 200
    good, hidden = store.read_bytes(), store.with_name("hidden")
    store.rename(hidden)
    for path in ("/", "/entries/", entry_path(small.entries[0]).removeprefix("/ledger")):
        visitor.get(f"{PREFIX[language]}/ledger{path}")
        assert (visitor.status, visitor.heading) == (503, ui["unreadable_title"]), path
        assert visitor.response.headers["Cache-Control"] == "no-store"
        assert str(small.data) not in visitor.response.content.decode()
    store.write_bytes(b"no database" * 1000)
    assert visitor.get(f"{PREFIX[language]}/ledger/").status == 503
    store.unlink()
    hidden.rename(store)
    assert store.read_bytes() == good
    assert visitor.get(f"{PREFIX[language]}/ledger/").status == 200
    (small.place.public / "checkpoint").write_bytes(b"nonsense")
    assert visitor.get(f"{PREFIX[language]}/ledger/").status == 503


def test_what_is_recorded_shows_on_the_next_page(small: Made, visitor: Visitor) -> None:
    assert "8" in visitor.get("/ledger/").texts("//dd")
    append(small.place, [decided(50, act="refer", outcome="permitted", clauses=())])
    assert "9" in visitor.get("/ledger/").texts("//dd")
    assert series(visitor) == {"prohibited": 7, "permitted": 1, "none": 1}


def test_another_ledger_in_its_place_is_seen(tmp_path: Path, use: Use, visitor: Visitor) -> None:
    for name, count in (("one", 3), ("two", 5), ("one", 3)):
        data = tmp_path / name
        use(data if data.exists() else make(data, [decided(number) for number in range(count)]))
        assert series(visitor.get("/ledger/"))["prohibited"] == count


def test_counting_that_takes_long_says_how_far_it_is(
    small: Made, visitor: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    from charteroak.recording import counts

    monkeypatch.setattr(counts, "_CHUNK", 3)
    monkeypatch.setattr(counts.Counts.go_on, "__defaults__", (-1.0,))
    assert small.entries
    for done in (3, 6):
        assert EN["counting"].format(done=done, size=8) in visitor.get("/ledger/").text("//main")
    assert not visitor.get("/ledger/").page.xpath("//p[@role='status']")


def test_entries_that_cannot_be_read_are_counted_as_such(small: Made, visitor: Visitor) -> None:
    change(small.place, "UPDATE entry SET data = ? WHERE place = 3", b"x")
    changed = bytearray(small.entries[4])
    changed[10] ^= 1  # another vocabulary
    change(small.place, "UPDATE entry SET data = ? WHERE place = 5", bytes(changed))
    assert series(visitor.get("/ledger/")) == {"prohibited": 5, "none": 1, "other": 2}
    visitor.get("/ledger/entries/")
    assert visitor.texts("//ol[contains(@class, 'entries')]/li[@value='3' or @value='5']") == [
        "5 5: Cannot be read",
        "3 Cannot be read",
    ]


# Clocks.


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_clock_that_was_set_back_is_flagged_everywhere(
    language: str, tmp_path: Path, use: Use, visitor: Visitor
) -> None:
    hours = [5, 6, 5, 7]
    made = make(tmp_path, [decided(at, START + datetime.timedelta(hours=hour)) for at, hour in enumerate(hours)])
    use(made)
    ui, prefix = ledger_words(language).ui, PREFIX[language]
    assert ui["behind_one"] in visitor.get(f"{prefix}/ledger/").text("//main")
    assert visitor.page.xpath("//div[@class='caution']//a/@href") == [f"{prefix}/ledger/entries/?from=3"]
    visitor.get(f"{prefix}/ledger/entries/")
    assert visitor.page.xpath("//ol[contains(@class, 'entries')]/li/@value") == ["4", "3", "2", "1", "0"]
    assert visitor.page.xpath("//li[@class='late']/@value") == ["3"]
    flagged = [
        ui["when_behind"].format(by="1 h 0 min") in visitor.get(entry_path(data, language)).text("//main")
        for data in made.entries
    ]
    assert flagged == [False, False, True, False]


def test_several_of_them_are_counted_and_the_last_are_linked(tmp_path: Path, use: Use, visitor: Visitor) -> None:
    moments = [START + datetime.timedelta(hours=100 - number) for number in range(8)]
    use(make(tmp_path, [decided(at, moment) for at, moment in enumerate(moments)]))
    visitor.get("/ledger/")
    assert EN["behind_some"].format(count=7) in visitor.text("//main")
    assert visitor.texts("//div[@class='caution']//a") == ["8", "7", "6", "5", "4"]


# The list.


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_list_goes_through_every_entry_once_newest_first(
    language: str, big: Made, use: Use, visitor: Visitor
) -> None:
    use(big)
    path, seen, back = f"{PREFIX[language]}/ledger/entries/", [], ""
    while path:
        visitor.get(path)
        rows = [int(value) for value in visitor.page.xpath("//ol[contains(@class, 'entries')]/li/@value")]
        assert len(rows) <= 50
        seen += rows
        path = next(iter(visitor.page.xpath("//a[@rel='next']/@href")), "")
        back = next(iter(visitor.page.xpath("//a[@rel='prev']/@href")), "")
    assert seen == list(range(len(big.entries), -1, -1))
    assert visitor.get(back).status == 200


def test_each_entry_of_the_list_leads_to_its_page(small: Made, visitor: Visitor) -> None:
    visitor.get("/ledger/entries/")
    links = visitor.page.xpath("//ol[contains(@class, 'entries')]//a/@href")
    assert links[:-1] == [f"{entry_path(data)}#entry-{at}" for at, data in reversed(list(enumerate(small.entries, 1)))]
    for link in links:
        assert link.split("#")[1] in visitor.get(link.split("#")[0]).page.xpath("//@id")


@pytest.mark.parametrize("spelled", ["{}", " {} ", "{upper}", "{gaps}"])
def test_an_entry_is_found_by_its_record_number(spelled: str, small: Made, visitor: Visitor) -> None:
    number = record(small.entries[2])
    gaps = "-".join(number[at : at + 4] for at in range(0, 32, 4))
    visitor._see(
        visitor._client.get("/ledger/entries/", {"find": spelled.format(number, upper=number.upper(), gaps=gaps)})
    )
    assert visitor.response.headers["Location"] == entry_path(small.entries[2])


def test_an_entry_is_found_by_its_place(small: Made, visitor: Visitor) -> None:
    for place, data in enumerate(small.entries, 1):
        visitor.get(f"/es/ledger/entries/?find={place}")
        assert visitor.response.headers["Location"] == f"{entry_path(data, 'es')}#entry-{place}"


@pytest.mark.parametrize(
    ("wanted", "error", "status"),
    [
        ("8", "find_none", 404), ("f" * 32, "find_none", 404), ("9" * 18, "find_none", 404), ("-1", "find_none", 302),
        ("9" * 19, "find_bad", 400), ("", "find_bad", 400), ("zebra", "find_bad", 400), ("f" * 31, "find_bad", 400),
    ],
)  # fmt: skip
def test_what_is_not_found_is_said_and_not_repeated(
    wanted: str, error: str, status: int, small: Made, visitor: Visitor
) -> None:
    assert small.entries
    visitor.get(f"/ledger/entries/?find={wanted}")
    assert visitor.status == status
    if status != 302:  # a dash is taken for a gap
        assert visitor.text("//p[@role='alert']") == EN[error]
        assert "zebra" not in visitor.response.content.decode()


@pytest.mark.parametrize("given", ["x", "-5x", "1e3", "\uff19"])
def test_a_page_that_there_is_not_is_refused(given: str, small: Made, visitor: Visitor) -> None:
    assert small.entries
    assert visitor.get(f"/ledger/entries/?from={given}").status == 400
    assert visitor.get("/ledger/entries/?from=999999999").status == 200


def test_an_entry_that_is_missing_is_not_passed_over(small: Made, visitor: Visitor) -> None:
    change(small.place, "DELETE FROM entry WHERE place = 4")
    [said] = visitor.get("/ledger/entries/").texts("//ol[contains(@class, 'entries')]/li[@value='4']")
    assert EN["missing"].format(index=4) in said


# An entry and its proof.


def walk(visitor: Visitor, leaf: bytes, receipt: Receipt) -> str:
    """The root that the page's path leads to, walked with the hashes of the receipt."""
    result = leaf
    rungs = visitor.page.xpath("//ol[@class='ladder']/li")[1:]
    for rung, sibling in zip(rungs, receipt.proof, strict=True):
        left = "left" in rung.get("class")
        assert ("on its left" if left else "on its right") in rung.text_content()
        assert base64_of(sibling)[:12] in rung.text_content()
        result = node_hash(sibling, result) if left else node_hash(result, sibling)
        assert base64_of(result)[:12] in rung.text_content()
    return base64_of(result)


def base64_of(data: bytes) -> str:
    import base64

    return base64.b64encode(data).decode()


@pytest.mark.parametrize("count", [1, 2, 3, 4, 7, 8, 20, 300])
def test_the_path_that_is_shown_leads_to_the_root_and_so_does_the_receipt(
    count: int, tmp_path: Path, use: Use, visitor: Visitor
) -> None:
    made = make(tmp_path, [decided(number) for number in range(count)])
    use(made)
    policy = Policy.for_logs([VerifierKey.parse(public(made, "keys").decode().strip())])
    root = base64_of(Checkpoint.parse(Note.parse(public(made, "checkpoint")).text).root)
    for place in sorted({1, 2, count // 2, count - 1, count} & set(range(1, count + 1))):
        data = made.entries[place - 1]
        visitor.get(entry_path(data))
        links = visitor.page.xpath("//ul[@class='files']//a/@href")
        assert links == [f"{entry_path(data)}{place}.tlog-proof", f"{entry_path(data)}{place}.entry"]
        proof, raw = (visitor._client.get(link) for link in links)
        assert raw.content == data
        assert (raw.headers["Content-Type"], raw.headers["Content-Disposition"]) == (
            "application/octet-stream", f'attachment; filename="{place}.entry"'
        )  # fmt: skip
        assert proof.headers["Content-Type"] == "text/plain; charset=utf-8"
        assert proof.headers["Content-Disposition"] == f'attachment; filename="{place}.tlog-proof"'
        receipt = Receipt.parse(proof.content)
        assert receipt.check(raw.content, policy).checkpoint.size == count + 1
        assert walk(visitor, leaf_hash(data), receipt) == root
        assert root in visitor.page.xpath("//ol[@class='ladder']/li")[-1].text_content()
        assert base64_of(leaf_hash(data)) == visitor.page.xpath("//section[@data-verify]/@data-leaf")[0]


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_entry_is_said_in_words(language: str, big: Made, use: Use, visitor: Visitor) -> None:
    use(big)
    own, city_words = ledger_words(language), words(language)
    seen = set()
    of_each_kind = {data[1]: data for data in big.entries}.values()
    for data in (*big.entries[::10], *of_each_kind):
        if data[18:34] == SHARED_RECORD:
            continue  # its page has two entries
        said = CODEC.describe(CODEC.decode(data))
        text = visitor.get(entry_path(data, language)).text("//main")
        assert own.kinds[said["kind"]] in text
        assert said["record"] in text
        for digest in ("law", "readings", "commitment", "vocabulary"):
            assert said.get(digest, "") in text
        if "outcome" in said:
            assert city_words.outcomes[said["outcome"]].headline in text
            assert city_words.acts[said["act"]].situation in text
        for clause in said.get("clauses", []):
            assert f"{PREFIX[language]}/article#{clause}" in visitor.page.xpath("//main//a/@href")
        for fact, value in said.get("facts", {}).items():
            if fact in city_words.readings:
                assert city_words.readings[fact].choices[value] in text
            else:
                assert city_words.question(said["act"], fact) in text
                assert city_words.values[fact][value] in text
        assert (own.ui["law_same"] in text) == ("law" in said)
        seen.add(said["kind"])
    assert {"decision", "training", "reading"} <= seen


@pytest.mark.parametrize("kind", list(Kind))
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_has_a_page(kind: Kind, language: str, tmp_path: Path, use: Use, visitor: Visitor) -> None:
    vocabulary = CODEC.vocabulary.digest
    named: dict[str, object] = {"role": "system", "commitment": b"c" * 32}
    if kind in (Kind.DECISION, Kind.DISCLOSURE):
        named |= {
            "law": b"l" * 32,
            "readings": b"r" * 32,
            "act": "disclose",
            "outcome": "permitted",
            "basis": "court_order",
        }
    if kind == Kind.APPROVAL:
        named |= {"approvers": ("counsel",)}
    if kind == Kind.READING:
        named |= {"law": b"l" * 32, "readings": b"r" * 32, "facts": {"contractors": "covered"}}
    if kind in (Kind.REQUEST, Kind.COMPLAINT, Kind.REVIEW):
        named |= {"facts": {"channel": "letter"}}
    if kind == Kind.REPORT:
        named = {"role": "system", "subject": vocabulary}
    if kind in (Kind.OPENING, Kind.VOCABULARY, Kind.KEY_ROTATION, Kind.PRUNE):
        named = {"subject": vocabulary} | ({"index": 256} if kind == Kind.PRUNE else {})
    data = CODEC.encode(CODEC.entry(kind, START, b"0123456789abcdef", **named))  # type: ignore[arg-type]
    use(make(tmp_path, [data]))
    own = ledger_words(language)
    text = visitor.get(entry_path(data, language)).text("//main")
    assert (visitor.status, own.kinds[kind.name.lower()] in text) == (200, True)
    assert (own.subjects.get(kind.name.lower(), "no subject") in text) == ("subject" in named)
    assert (own.ui["law_other"] in text) == ("law" in named)
    assert (own.roles["system"] in text) == ("role" in named)


def test_a_name_that_the_site_has_no_words_for_stands_as_it_is() -> None:
    """As where an entry was written under a later law than this site's."""
    from charteroak.office.ledger.said import said

    named = {
        "kind": "decision", "act": "visit", "outcome": "deferred", "clauses": ["3-100"], "facts": {"weather": "rain"},
        "role": "mayor", "department": "parks", "basis": "whim", "approvers": ["mayor", "counsel"],
    }  # fmt: skip
    shown = said("en", named)
    assert (shown.act, shown.headline) == ("visit", "deferred")
    assert (shown.clauses[0].citation, shown.clauses[0].href) == ("3-100", "")
    assert (shown.facts[0].question, shown.facts[0].answer) == ("weather", "rain")
    assert [row.answer for row in shown.rows] == ["mayor", "parks", "whim", "mayor, Corporation Counsel"]


def test_entries_that_share_a_record_number_are_on_one_page(big: Made, use: Use, visitor: Visitor) -> None:
    use(big)
    visitor.get(f"/ledger/entries/{SHARED_RECORD.hex()}/")
    places = [at for at, data in enumerate(big.entries, 1) if data[18:34] == SHARED_RECORD]
    assert len(places) == 2
    assert visitor.page.xpath("//article/@id") == [f"entry-{place}" for place in places]
    assert visitor.page.xpath("//main//ul[not(@class)]//a/@href") == [f"#entry-{place}" for place in places]
    assert len(visitor.page.xpath("//ol[@class='ladder']")) == 2


@pytest.mark.parametrize("path", ["zebra", "0" * 32, "F" * 32, "0" * 31, "0" * 33])
def test_a_record_number_that_no_entry_has_is_404(path: str, small: Made, visitor: Visitor) -> None:
    assert small.entries
    assert visitor.get(f"/ledger/entries/{path}/").status == 404
    assert visitor.heading == EN["no_entry_title"]
    assert EN["no_entry_pruned"][:20] not in visitor.text("//main")


def test_the_files_of_an_entry_have_its_own_record_number_alone(small: Made, visitor: Visitor) -> None:
    for end in ("tlog-proof", "entry"):
        assert fetch(visitor, f"{entry_path(small.entries[0])}1.{end}") == 200
        for wrong in ("2", "8", "999999999999999999999999"):
            assert fetch(visitor, f"{entry_path(small.entries[0])}{wrong}.{end}") == 404


def test_the_two_commands_check_the_receipt(small: Made, visitor: Visitor, tmp_path: Path) -> None:
    """The second is run as it stands, beside the files that the first would fetch."""
    import shlex
    import subprocess
    import sys

    from charteroak.ledger import verify

    visitor.get(entry_path(small.entries[3]))
    fetch, check, _ = visitor.page.xpath("//pre[@class='commands']")[0].text_content().split("\n")
    urls = [each for each in shlex.split(fetch) if each.startswith("http")]
    assert urls[0] == "http://testserver/ledger/verify.py"
    for url in urls[1:]:
        (tmp_path / url.rsplit("/", 1)[1]).write_bytes(
            visitor._client.get(url.removeprefix("http://testserver")).content
        )
    (tmp_path / "verify.py").write_bytes(Path(verify.__file__).read_bytes())
    command = [sys.executable, *shlex.split(check)[1:]]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)  # noqa: S603 - our own
    assert (done.returncode, done.stdout) == (0, "sound: 1 receipt(s) for the entry\n"), done.stderr


# What was tampered with.


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_entry_that_was_changed_has_no_path_but_a_warning(language: str, small: Made, visitor: Visitor) -> None:
    forged = decided(2, outcome="permitted")
    assert record(forged) == record(small.entries[2])
    change(small.place, "UPDATE entry SET data = ? WHERE place = 3", forged)
    ui = ledger_words(language).ui
    for number, data in enumerate(small.entries):
        visitor.get(entry_path(data, language))
        assert not visitor.page.xpath("//ol[@class='ladder']"), number
        assert ui["proof_broken"] in visitor.text("//div[@role='alert']")
        assert ui["root_holds"][:12] not in visitor.text("//main")


def test_in_a_large_ledger_a_change_breaks_the_proof_of_that_entry_alone(
    tmp_path: Path, use: Use, visitor: Visitor
) -> None:
    """The other hashes of a full tile are kept, so theirs still hold."""
    made = make(tmp_path, [decided(number) for number in range(600)])
    use(made)
    change(made.place, "UPDATE entry SET data = ? WHERE place = 101", decided(100, outcome="permitted"))
    shown = {
        at: bool(visitor.get(entry_path(made.entries[at])).page.xpath("//ol[@class='ladder']"))
        for at in (99, 100, 101, 500)
    }
    assert shown == {99: True, 100: False, 101: True, 500: True}
    change(made.place, "DELETE FROM tile WHERE place = 0")
    visitor.get(entry_path(made.entries[99]))
    assert (visitor.status, EN["proof_broken"] in visitor.text("//div[@role='alert']")) == (200, True)


def test_a_checkpoint_that_the_ledger_did_not_sign_shows_nothing(small: Made, visitor: Visitor) -> None:
    """A root that fits the forged entries is still no one's."""
    change(small.place, "UPDATE entry SET data = ? WHERE place = 3", decided(2, outcome="permitted"))
    store = open_store(small.place.store)
    from charteroak.ledger.kept import head_at

    root = head_at(store, 8).root
    store.close()
    note = Note.parse(public(small, "checkpoint"))
    origin, size, _ = note.text.split("\n")[:3]
    forged = Note(Checkpoint(origin, int(size), root).text, note.signatures)
    (small.place.public / "checkpoint").write_bytes(forged.to_bytes())
    visitor.get(entry_path(small.entries[2]))
    assert EN["not_signed"] in visitor.text("//div[@role='alert']")
    assert not visitor.page.xpath("//ol[@class='ladder']")
    assert EN["signed_no"] in visitor.get("/ledger/").text("//main")


def test_an_entry_too_damaged_to_read_still_gives_its_bytes(small: Made, visitor: Visitor) -> None:
    damaged = small.entries[2][:-1] + b"\xff"
    change(small.place, "UPDATE entry SET data = ? WHERE place = 3", damaged)
    visitor.get(entry_path(small.entries[2]))
    assert EN["unreadable_entry"] in visitor.text("//main")
    assert visitor._client.get(f"{entry_path(small.entries[2])}3.entry").content == damaged


def test_an_entry_that_no_checkpoint_covers_yet(small: Made, visitor: Visitor) -> None:
    store = open_store(small.place.store)
    writer = Writer(store)
    late = decided(70)
    writer.append(late)
    writer.close()
    store.close()
    text = visitor.get(entry_path(late)).text("//main")
    assert EN["not_covered_text"] in text
    assert not visitor.page.xpath("//ol[@class='ladder'] | //section[@data-verify]")
    assert visitor.get(f"{entry_path(late)}8.tlog-proof").status == 404
    assert fetch(visitor, f"{entry_path(late)}8.entry") == 200
    assert EN["pending_one"] in visitor.get("/ledger/").text("//main")
    (small.place.public / "checkpoint").unlink()
    assert EN["no_checkpoint"] in visitor.get("/ledger/").text("//main")
    assert EN["not_covered_text"] in visitor.get(entry_path(small.entries[0])).text("//main")
    assert visitor.get(f"{entry_path(small.entries[0])}1.tlog-proof").status == 404


# What was deleted by rule.


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_pruned_ledger_says_what_is_gone(language: str, tmp_path: Path, use: Use, visitor: Visitor) -> None:
    made = make(tmp_path, [decided(number) for number in range(600)])
    use(made)
    ui, prefix = ledger_words(language).ui, PREFIX[language]
    gone, kept = made.entries[100], made.entries[400]
    assert visitor.get(entry_path(gone, language)).status == 200
    store = open_store(made.place.store)
    store.prune(256)
    store.close()
    assert series(visitor.get(f"{prefix}/ledger/")) == {"prohibited": 601 - 256}
    assert ui["pruned"].format(first=256) in visitor.text("//main")
    visitor.get(entry_path(gone, language))
    assert (visitor.status, ui["no_entry_pruned"].format(first=256) in visitor.text("//main")) == (404, True)
    visitor.get(f"{prefix}/ledger/entries/?find=7")
    assert (visitor.status, visitor.text("//p[@role='alert']")) == (404, ui["find_pruned"])
    visitor.get(f"{prefix}/ledger/entries/?from=270")
    assert visitor.page.xpath("//ol[contains(@class, 'entries')]/li/@value") == [str(at) for at in range(270, 255, -1)]
    assert ui["gone"].format(first=221, last=255) in visitor.text("//main")
    assert not visitor.page.xpath("//a[@rel='next']")
    visitor.get(f"{prefix}/ledger/entries/?from=100")
    assert ui["gone"].format(first=51, last=100) in visitor.text("//main")
    assert not visitor.page.xpath("//ol[contains(@class, 'entries')]")
    assert visitor.get(entry_path(kept, language)).page.xpath("//ol[@class='ladder']")


def test_the_city_of_these_tests_is_plausible() -> None:
    said = slowly(plausible(300))
    assert {"decision", "training", "reading"} == {each["kind"] for each in said}
    assert {"prohibited", "permitted", "required"} <= {each.get("outcome") for each in said}
    times = [str(each["time"]) for each in said]
    assert times == sorted(times)
    assert (datetime.date.fromisoformat(times[-1][:10]) - START.date()).days <= MONTHS_18
    assert CODEC.decode(other(Kind.TRAINING, START, __import__("random").Random(1))).kind == Kind.TRAINING
