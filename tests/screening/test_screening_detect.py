"""Texts screened: offsets, many at once, long ones, edges of spans, contexts, tax records, languages, evasion."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from charteroak.screening import detect
from charteroak.screening.detect import rule_findings, screen_text, screen_texts
from charteroak.screening.found import Category, Screened
from charteroak.screening.language import language

HIT = "Her husband hit her twice."


def found(text: str) -> list[tuple[str, str]]:
    return [(each.category.value, text[each.start : each.end]) for each in screen_text(text).findings]


def classes(text: str) -> set[str]:
    return {category for category, _ in found(text)}


@pytest.mark.parametrize(
    "before", ["", "🙂🙂 ", "é\u0301 ½ ", "\u200b\u00ad", "ﬁ ﬂ\n\n", "«Señora» — "]
)  # fmt: skip
def test_offsets_count_the_text_s_own_code_points(before: str) -> None:
    [[finding]] = rule_findings([before + HIT + " 🙂"])
    assert (before + HIT)[finding.start : finding.end] in HIT
    assert "husband hit her" in (before + HIT)[finding.start : finding.end]


def test_many_texts_are_as_each_by_itself() -> None:
    texts = [HIT, "", "nothing here", "él la golpeó 🙂", "She is undocu", "mented.", HIT * 3, "SSN 219-09-9999"]
    assert screen_texts(texts) == [screen_text(text) for text in texts]


def test_a_word_is_not_put_together_from_two_texts() -> None:
    assert [each.findings for each in screen_texts(["he is undocu", "mented and"])] == [(), ()]
    assert [each.findings for each in screen_texts(["he is undocu-", "mented and"])] == [(), ()]


def test_no_text_gives_no_answer() -> None:
    assert screen_texts([]) == []


def test_a_long_text_is_found_through_in_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "\n".join([*["Nothing to see on this line at all."] * 50, HIT] * 8)
    whole = screen_text(text)
    monkeypatch.setattr(detect, "_SLAB", 700)
    assert _by_lines(text, screen_text(text)) == _by_lines(text, whole)
    assert len(whole.findings) == 8


def _by_lines(text: str, screened: Screened) -> list[tuple[int, Category]]:
    """The lines with findings: how far one reaches may hang on what stands around, and so on where a text is cut."""
    return [(text.count("\n", 0, each.start), each.category) for each in screened.findings]


def test_a_long_text_without_an_end_of_line_is_cut_where_it_may(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(detect, "_SLAB", 100)
    assert len(screen_text("x" * 1000 + " " + HIT + "y" * 300).findings) == 1


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "her husband",
                "hit",
                "her",
                "gets SNAP",
                "is gay",
                ".",
                ",",
                "\n",
                "no",
                "219-09-9999",
                "é",
                "|",
                "?",
                "x",
            ]
        ),
        max_size=25,
    )
)
def test_findings_are_in_order_inside_and_those_of_a_class_apart(parts: list[str]) -> None:
    text = " ".join(parts)
    findings = screen_text(text).findings
    assert list(findings) == sorted(findings)
    assert all(0 <= each.start < each.end <= len(text) for each in findings)
    for one in findings:
        for other in findings:
            assert one is other or one.category != other.category or one.end <= other.start or other.end <= one.start


def test_of_two_that_overlap_the_longer_gives_the_name_and_the_surer_the_certainty() -> None:
    from charteroak.screening.found import Category, Finding

    short = Finding(2, 6, Category.CRIME_WITNESS, "short", "direct", "protected")
    long = Finding(0, 5, Category.CRIME_WITNESS, "long", "proxy", "undetermined")
    assert detect._settled([short, long]) == (Finding(0, 6, Category.CRIME_WITNESS, "long", "proxy", "protected"),)


def test_of_two_of_the_same_length_it_is_always_the_same_that_gives_the_name() -> None:
    """Whatever order a set has, which differs from one process to the next."""
    from charteroak.screening.found import Category, Finding

    for number in range(40):
        names = [f"rule {number * 7 + at}" for at in (1, 2, 3)]
        [settled] = detect._settled(Finding(0, 5, Category.CRIME_WITNESS, name, "direct") for name in names)
        assert settled.rule == min(names)


LONG = "and then the caller went on about the lights on the corner by the old mill and the rain that came in "


@pytest.mark.parametrize("before", [0, 1, 3, 5, 9, 40])
@pytest.mark.parametrize("after", [0, 2, 7, 30])
def test_a_claim_in_a_long_sentence_is_found_whatever_else_is_in_it(before: int, after: int) -> None:
    text = f"{LONG * before}her husband hit her {LONG * after}"
    for whole in (text, f"he is undocumented and {text}"):
        ruled = rule_findings([whole])[0]
        claims = [whole[each.start : each.end] for each in ruled if each.category == "domestic_violence_victim"]
        assert [words[-19:] for words in claims] == ["her husband hit her"]


def test_parts_of_a_long_sentence_overlap_and_cut_no_word() -> None:
    from charteroak.screening.sentences import STEP, windows

    data = (LONG * 30).encode()
    parts = windows(data, 0, len(data))
    assert (parts[0][0], parts[-1][1]) == (0, len(data))
    assert all(high - low <= 2 * STEP for low, high in parts)
    assert all(data[low - 1 : low] in (b"", b" ") for low, _ in parts)
    assert all(data[high : high + 1] in (b"", b" ") for _, high in parts)
    assert all(one[1] - other[0] > STEP - 80 for one, other in pairwise(parts))
    assert windows(b"x" * 5000, 0, 5000)[1] == (STEP, 3 * STEP)


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("She said and is undocumented.", "is undocumented"),
        ("Denies that. Denies being undocumented.", "Denies being undocumented"),
        ("Possibly undocumented, she said.", "Possibly undocumented"),
    ],
)
def test_spans_keep_the_doubt_and_drop_what_reveals_nothing(text: str, span: str) -> None:
    assert [words for _, words in found(text)] == [span]


@pytest.mark.parametrize(
    "text",
    [
        "Do you get SNAP?", "Does she get SNAP?", "Is he gay?", "We asked whether he is gay.", "I don't know if she is undocumented.",
        "¿Recibe usted cupones?", "¿Es ciudadano?", "If your husband hit you, call us.", "If you are undocumented you may still apply.",
        "Anyone who is undocumented may use the library.", "Families who get SNAP can come at noon.", "For residents who are undocumented we have a clinic.",
        "Los residentes que reciben cupones no pagan.", "Si usted recibe cupones, traiga la carta.",
        "Staff do not ask whether a person is undocumented.", "41 percent of households get SNAP.", "The number of victims who were raped rose.",
        "The citizenship class meets on Tuesday.", "SNAP outreach will have a table.", "Domestic Violence Awareness Month begins.",
        "Domestic Violence Victim Advocate, grade 12, grant funded.", "ICE removed from the sidewalk.", "She snapped a photo of the rink.",
        "Asylum Avenue is closed.", "The witness signed the deed.", "Property tax bills are due.", "Section 8 of the stadium is wet.",
    ],
)  # fmt: skip
def test_what_is_about_nobody_particular_is_nothing(text: str) -> None:
    assert classes(text) == set()


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("She told me she gets SNAP, can she use it here?", "public_assistance"),
        ("I am undocumented, do I need an ID?", "immigration_status"),
        ("If he calls, note that Maria is undocumented.", "immigration_status"),
        ("Mr. Ruiz asked for the form because he is undocumented.", "immigration_status"),
    ],
)
def test_a_claim_beside_a_question_or_condition_is_found(text: str, category: str) -> None:
    assert category in classes(text)


@pytest.mark.parametrize(
    "text",
    [
        "She is undocumented.", "She is u n d o c u m e n t e d.", "She is und0cumented.", "She is undocu-\nmented.", "She is undocu\nmented.",
        "She is ｕｎｄｏｃｕｍｅｎｔｅｄ.", "She is un\u200bdocu\u00admented.", "She is undоcumеnted.", "She\nis\nundocumented.", "SHE IS UNDOCUMENTED.",
        "She is undo*cument*ed.", "She is 𝓾𝓷𝓭𝓸𝓬𝓾𝓶𝓮𝓷𝓽𝓮𝓭.", "She is ündòcumênted.",
        "S h e  i s  u n d o c u m e n t e d.", "s h e i s u n d o c u m e n t e d", "She is u-n-d-o-c-u-m-e-n-t-e-d.", "She is u.n.d.o.c.u.m.e.n.t.e.d.",
        "She is u n d o c\nu m e n t e d.", "She is un-documented.", "She is 4n und0cum3n73d p3rs0n.", "She     is     undocumented.",
    ],
)  # fmt: skip
def test_evasion_changes_nothing(text: str) -> None:
    assert classes(text) == {"immigration_status"}


def test_what_is_spelt_is_found_with_all_its_letters_and_nothing_beside() -> None:
    for spelt in ("u n d o c u m e n t e d", "u. n. d. o. c. u. m. e. n. t. e. d", "und0cum3n73d", "undocu-\nmented"):
        text = f"Mr. A. B. Ruiz says he remains {spelt} and left at 4."
        [found] = [each for each in rule_findings([text])[0] if each.category == "immigration_status"]
        assert text[found.start : found.end] == f"remains {spelt}"


@pytest.mark.parametrize(
    "text",
    [
        "J. P. Q. Smith signed for A. B. C. Corp.", "Units A B C D E and F G H are vacant.", "Grades: A B A D C B A, then D E A D and L O S T.",
        "Spell it: S as in Sam, M as in Mary, I T H.", "| Name | Q1 | Q2 |\n| Lee | Y | N |\n| Kim | N | Y |", "Plan B, Rm 4C, Bldg 10A, Ext 304, MC1413, p4 s7.",
        "The desk is open 10am-5pm, b4 noon on 5th.", "Send it to front.desk@example.org or see www.example.org/a/b/c.", "Key of A; chords: G C D G, E A D G B E.",
    ],
)  # fmt: skip
def test_letters_that_spell_nothing_are_nothing(text: str) -> None:
    assert [each for each in screen_text(text).findings if each.category != "other_private"] == []


def test_of_rules_that_find_the_same_the_same_gives_its_name_in_every_run() -> None:
    """Sets of words have another order in every process; what is found must not."""
    names = [f"immigration_status.en.rule_{number}" for number in range(12)]
    same = [detect.Finding(3, 9, Category.IMMIGRATION_STATUS, name, "direct") for name in names]
    longer = detect.Finding(1, 9, Category.IMMIGRATION_STATUS, "longer", "direct")
    assert detect._settled(same) == detect._settled(same[::-1]) == (same[0],)
    assert detect._settled([*same, longer]) == (longer,)


W2 = (
    "Form W-2 Wage and Tax Statement 2022\ne Employee: Jo Marr, 4 Elm St\n1 Wages, tips, other comp 21,004.10  "
    "2 Federal income tax withheld 1,200.00\n3 Social security wages 21,004.10\n4 Social security tax withheld 1,302.25"
)


def test_a_tax_record_is_told_as_a_whole() -> None:
    assert screen_text(W2).document == "income_tax_record"
    assert screen_texts(["nothing", W2, "nothing"])[1].document == "income_tax_record"


@pytest.mark.parametrize(
    "text",
    [
        "", "W-2", "2024 W-2s are in the portal this morning, paper goes out Friday.", W2.replace("21,004.10", "____").replace("1,200.00", "____").replace("1,302.25", "____"),
        "Bring W-2, 1099 and last year's return. Wages 1, federal income tax withheld 2.", W2 + "\n" + "He came in again today. " * 40,
    ],
)  # fmt: skip
def test_a_blank_form_a_mention_or_a_quotation_is_no_tax_record(text: str) -> None:
    assert screen_text(text).document is None


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The caller wants to know when the pool opens and who has the key.", "en"),
        ("La señora quiere saber cuándo abre la piscina y quién tiene la llave.", "es"),
        ("Hola team, the flyer ya está listo para the printer, gracias por la ayuda con this.", "mixed"),
        ("12/3 4B 77", "unknown"), ("", "unknown"),
        ("The report is here and it was sent by the clerk. " * 400 + "La señora dice que no.", "en"),
    ],
)  # fmt: skip
def test_the_language_is_told(text: str, told: str) -> None:
    assert language(text) == told
    assert screen_text(text).language == told
