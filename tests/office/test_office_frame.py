"""What holds on every page: language, landmarks, headers, no cookie, no case in an address; and the errors."""

import re
from pathlib import Path

import pytest
from office_visitor import CASES, PAGES, Visitor

from charteroak.law.words import words

LANGUAGES = ("en", "es")
PREFIX = {"en": "", "es": "/es"}
POLICY = {
    "default-src": "'none'",
    "style-src": "'self'",
    "script-src": "'self'",
    "img-src": "'self'",
    "connect-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}


def visits(language: str) -> list[tuple[str, dict[str, str] | None]]:
    """Every page there is in a language: the address, and what is posted to it."""
    home = f"{PREFIX[language]}/"
    question = {"act": "arrest", "employee": "police_officer"}
    posted = [*CASES.values(), question, {**question, "show": "employee"}, {**question, "asked": "criminal_warrant"}]
    errors = [{"act": "arrest", "employee": "x"}, {"saved": "x"}]
    gets = [*PAGES, "/nothing-here", "/cards/nothing/"]
    return [(PREFIX[language] + path, None) for path in gets] + [(home, each) for each in [*posted, *errors]]


ALL = [(language, path, fields) for language in LANGUAGES for path, fields in visits(language)]


@pytest.mark.parametrize(("language", "path", "fields"), ALL)
def test_every_page_has_its_frame(language: str, path: str, fields: dict[str, str] | None, visitor: Visitor) -> None:
    visitor.get(path) if fields is None else visitor.post(path, fields)
    page = visitor.page
    assert page.get("lang") == language
    assert page.xpath("//title/text()")[0].strip()
    assert len(page.xpath("//h1")) == 1
    assert len(page.xpath("//main[@id='main']")) == 1
    assert page.xpath("//body/*[1]/@href") == ["#main"]
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    for reference in " ".join(page.xpath("//@aria-describedby | //@aria-labelledby | //label/@for")).split():
        assert reference in ids
    # Nothing from elsewhere, nothing inline.
    assert not page.xpath("//@style | //style | //@*[starts-with(name(), 'on')]")
    assert not [src for src in page.xpath("//@src | //link/@href | //a/@href | //form/@action") if "//" in src]
    assert not page.xpath("//script[not(@src)]")
    # Whatever is in English on a Spanish page says so: the clauses' words always do.
    assert all(quote.get("lang") == "en" for quote in page.xpath("//blockquote"))


@pytest.mark.parametrize(("language", "path", "fields"), ALL)
def test_every_response_has_the_headers_and_no_cookie(
    language: str, path: str, fields: dict[str, str] | None, visitor: Visitor
) -> None:
    assert language in LANGUAGES
    visitor.get(path) if fields is None else visitor.post(path, fields)
    headers = visitor.response.headers
    sent = dict(each.strip().split(" ", 1) for each in headers["Content-Security-Policy"].split(";"))
    # The one page that shows pictures has them in itself, as it keeps nothing that they could be fetched from.
    assert sent == (POLICY | {"img-src": "'self' data:"} if path.endswith("/lint/") else POLICY)
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "Set-Cookie" not in headers
    assert not visitor.response.cookies
    kept = path.removeprefix("/es").startswith(("/article", "/cards")) and visitor.status == 200
    assert headers["Cache-Control"] == ("no-cache" if kept else "no-store")


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_address_holds_any_of_the_case(language: str, visitor: Visitor) -> None:
    """Only the link that is there to hold it does, behind the # sign, which is sent to nobody."""
    for case in CASES.values():
        visitor.post(f"{PREFIX[language]}/", case)
        targets = visitor.page.xpath("//@href | //@action | //@src")
        assert not [target for target in targets if "?" in target]
        before = [target.split("#")[0] for target in targets]
        assert not [part for part in before if any(value in part for value in case.values())]
        assert all(form.get("method") == "post" for form in visitor.page.xpath("//form"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_site_says_what_it_is_not(language: str, visitor: Visitor) -> None:
    wanted = {"en": "not legal advice", "es": "no asesoramiento legal"}[language]
    visitor.post(f"{PREFIX[language]}/", CASES["permitted"])
    assert wanted in visitor.text("//p[@class='notice']")


@pytest.mark.parametrize("path", ["/", "/article", "/cards/", "/cards/inquire/"])
def test_the_link_to_the_other_language_leads_to_the_same_page(path: str, visitor: Visitor) -> None:
    visitor.get(path)
    [there] = visitor.page.xpath("//a[@hreflang]/@href")
    assert there == f"/es{path}"
    visitor.get(there)
    assert visitor.page.get("lang") == "es"
    assert visitor.page.xpath("//a[@hreflang]/@href") == [path]


def test_a_spanish_page_says_that_the_citys_words_are_english(visitor: Visitor) -> None:
    for path in ("/es/article", "/es/cards/inquire/"):
        assert "no es la ley" in visitor.get(path).text("//main")
    assert "no es la ley" in visitor.post("/es/", CASES["counsel"]).text("//main")


# Errors.


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("fields", "names"),
    [
        ({"act": "inquire", "employee": "zebra"}, "employee"),
        ({"act": "inquire", "employee": "true"}, "employee"),
        ({"act": "arrest", "criminal_warrant": "zebra"}, "criminal_warrant"),
        ({"act": "inquire", "employee": ["police_officer", "contractor"]}, "employee"),
        ({"act": "inquire", "topic": ""}, "topic"),
    ],
)
def test_a_wrong_value_is_named_by_its_label_with_what_is_allowed(
    fields: dict[str, str], names: str, language: str, visitor: Visitor
) -> None:
    visitor.post(f"{PREFIX[language]}/", fields)
    assert visitor.status == 400
    assert words(language).question(fields["act"], names) in " ".join(visitor.texts("//main/p"))
    assert visitor.texts("//main/ul/li")[:-1] == list(words(language).values[names].values())
    assert "zebra" not in visitor.response.content.decode()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"act": "zebra"},
        {"act": "inquire", "zebra": "1"},
        {"act": "inquire", "agency": "medical"},
        {"act": "inquire", "show": "zebra"},
        {"act": "inquire", "asked": "agency"},
        {"act": ["inquire", "arrest"]},
        {"act": "arrest", **{f"zebra{n}": "1" for n in range(200)}},
        {"saved": '{"act": "inquire", "facts": {"employee": "zebra"}}'},
        {"saved": '{"act": "zebra"}'},
        {"saved": '{"act": "inquire", "zebra": 1}'},
        {"saved": '{"act": "inquire", "facts": {"employee": 1}}'},
        {"saved": "[" * 20_000},
        {"saved": "#case=inquire&employee=zebra"},
        {"saved": "#case=inquire&employee=police_officer&employee=contractor"},
        {"saved": "#case=" + "&zebra=1" * 500},
        {"saved": "zebra"},
        {"saved": ""},
    ],
)
def test_what_cannot_be_read_is_refused_and_not_repeated(
    fields: dict[str, str], language: str, visitor: Visitor
) -> None:
    visitor.post(f"{PREFIX[language]}/", fields)
    assert visitor.status == 400
    assert visitor.page.get("lang") == language
    assert "zebra" not in visitor.response.content.decode()


@pytest.mark.parametrize("body", [b"\xff\xfe=\x00", b"act=inquire&employee=%FF%00", b"&&&=&="])
def test_bytes_that_are_no_form_are_refused(body: bytes, visitor: Visitor) -> None:
    from django.test import Client

    response = Client().post("/", body, content_type="application/x-www-form-urlencoded")
    assert response.status_code == 400
    response = Client().post("/", body, content_type="multipart/form-data; boundary=x")
    assert response.status_code == 400
    assert visitor.get("/").status == 200


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_question_without_an_answer_is_asked_again_beside_what_is_the_matter(language: str, visitor: Visitor) -> None:
    visitor.post(f"{PREFIX[language]}/", {"act": "arrest", "employee": "police_officer", "asked": "criminal_warrant"})
    assert (visitor.status, visitor.fact) == (400, "criminal_warrant")
    described = visitor.page.xpath("//fieldset/@aria-describedby")[0].split()
    assert "error" in described
    assert visitor.page.xpath("//div[@role='alert']//a/@href") == ["#first-option"]
    assert visitor.page.xpath("//title/text()")[0].startswith("Error: ")
    assert visitor.fields["employee"] == "police_officer"


@pytest.mark.parametrize("path", ["/nothing", "/cards/nothing/", "/static/nothing.css", "/article/x", "/static/../x"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_that_is_not_there_is_404_in_the_language_of_its_address(
    path: str, language: str, visitor: Visitor
) -> None:
    visitor.get(PREFIX[language] + path)
    assert visitor.status == 404
    assert visitor.page.get("lang") == language
    assert "nothing" not in visitor.text("//main")


@pytest.mark.parametrize(
    ("method", "path", "allowed"),
    [
        ("put", "/", "GET, HEAD, POST"),
        ("options", "/", "GET, HEAD, POST"),
        ("delete", "/es/", "GET, HEAD, POST"),
        ("post", "/article", "GET, HEAD"),
        ("post", "/es/cards/", "GET, HEAD"),
        ("patch", "/cards/inquire/", "GET, HEAD"),
    ],
)
def test_another_method_is_405_with_those_that_are_taken(method: str, path: str, allowed: str) -> None:
    from django.test import Client

    response = getattr(Client(enforce_csrf_checks=True), method)(path)
    assert response.status_code == 405
    assert response.headers["Allow"] == allowed
    assert f'lang="{"es" if path.startswith("/es") else "en"}"' in response.content.decode()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_fault_of_ours_is_a_calm_500(language: str, visitor: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("zebra")

    monkeypatch.setattr("charteroak.office.ask.views.stand", fail)
    visitor.post(f"{PREFIX[language]}/", CASES["prohibited"])
    assert visitor.status == 500
    assert visitor.page.get("lang") == language
    assert "zebra" not in visitor.response.content.decode()
    assert "Content-Security-Policy" in visitor.response.headers


@pytest.mark.parametrize("path", ["/", "/article", "/cards/inquire/"])
def test_head_answers_as_get_does_without_the_page(path: str) -> None:
    from django.test import Client

    response = Client().head(path)
    assert (response.status_code, response.content) == (200, b"")


@pytest.mark.parametrize("language", LANGUAGES)
def test_addresses_without_their_last_slash_lead_to_the_page(language: str, visitor: Visitor) -> None:
    visitor.get(f"{PREFIX[language]}/cards/inquire")
    assert visitor.response.headers["Location"] == f"{PREFIX[language]}/cards/inquire/"
    assert visitor.get(f"{PREFIX[language]}/article/").status == 200


# Static files.


def test_static_files_are_kept_for_ever_under_names_that_change_with_them(visitor: Visitor) -> None:
    visitor.get("/")
    paths = visitor.page.xpath("//link/@href | //script/@src")
    assert len(paths) == 3
    for path in paths:
        assert re.fullmatch(r"/static/\w+\.[0-9a-f]{12}\.(css|js|svg)", path)
        response = visitor._client.get(path)
        assert response.status_code == 200
        assert "immutable" in response.headers["Cache-Control"]
        assert response.headers["X-Content-Type-Options"] == "nosniff"
        assert re.match(r"text/css|text/javascript|image/svg\+xml", response.headers["Content-Type"])


def test_the_stylesheet_and_the_script_load_nothing_from_elsewhere() -> None:
    from charteroak.office.assets import FOLDER

    for path in Path(FOLDER).iterdir():
        text = path.read_text().replace("http://www.w3.org/2000/svg", "")
        assert not re.search(r"//[a-z]+\.|@import|url\(|\beval\b|innerHTML", text), path.name


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_view_that_could_change_something_would_want_a_token(language: str) -> None:
    """None does yet; those that come will be told apart by nothing but what they are decorated with."""
    from django.conf import settings
    from django.test import RequestFactory

    from charteroak.office.errors import forged

    assert "django.middleware.csrf.CsrfViewMiddleware" in settings.MIDDLEWARE
    response = forged(RequestFactory().post(f"{PREFIX[language]}/"))
    assert response.status_code == 403
    assert f'lang="{language}"' in response.content.decode()
