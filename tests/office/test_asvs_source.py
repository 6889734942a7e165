"""ASVS V1, V11, V12, V13, V15: what is in none of the source, as a tree of it shows, and what alone is used."""

import ast
import re
from pathlib import Path

import pytest
from asvs_source import SRC, called, crypto_used, imported, sources, tree

ROOT = Path(__file__).resolve().parents[2]


def calling(*names: str) -> list[str]:
    """Where one of these is called, by its last name or whole."""
    return [f"{where}: {what}" for where, what, _ in called() if what in names or what.rpartition(".")[2] in names]


def test_v1_3_2_no_text_is_run_as_a_program() -> None:
    names = {"eval", "exec", "compile", "__import__", "runpy.run_path", "code.interact"}
    found = [f"{where}: {what}" for where, what, _ in called() if what in names]
    assert found == ["logic/decider.py: exec"], (
        "that one runs a function that is written from the table, and from nothing given"
    )


def test_v1_5_2_nothing_is_read_back_in_a_way_that_runs_it() -> None:
    banned = ("pickle", "marshal", "shelve", "dill", "yaml", "jsonpickle", "cloudpickle", "joblib")
    found = [f"{where}: {what}" for where, what in imported() if what.partition(".")[0] in banned]
    assert found == []
    loads = [each for each in called() if each[1] in ("np.load", "numpy.load")]
    assert [each[0] for each in loads if any(word.arg == "allow_pickle" for word in each[2].keywords)] == []


def test_v1_5_1_every_xml_parser_resolves_nothing_from_elsewhere() -> None:
    """Each parser of lxml is made with the settings of one place, or says so itself; no other reads what is given."""
    readers = [
        (where, node)
        for where, what, node in called()
        if what in ("etree.XMLParser", "etree.iterparse", "html.HTMLParser", "etree.parse", "etree.XML")
    ]
    assert len(readers) >= 5
    for where, node in readers:
        said = {word.arg: ast.unparse(word.value) for word in node.keywords}
        shared = "PARSING" in [ast.unparse(word.value) for word in node.keywords if word.arg is None]
        assert shared or said.get("no_network") == "True", where
        assert shared or "HTMLParser" in ast.unparse(node.func) or said.get("resolve_entities") == "False", where
    unguarded = [
        where
        for where, what, node in called()
        if what == "etree.fromstring" and len(node.args) + len(node.keywords) < 2
    ]
    assert unguarded == []


def test_v1_5_1_the_shared_settings_refuse_entities_and_the_network() -> None:
    pytest.importorskip("lxml")
    from charteroak.screening.formats import opc

    assert opc.PARSING["resolve_entities"] is False
    assert opc.PARSING["no_network"] is True
    assert opc.PARSING.get("load_dtd", False) is False
    assert not opc.PARSING.get("huge_tree")


XXE = {
    "a file": '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]><x>&e;</x>',
    "an address": '<!DOCTYPE x [<!ENTITY e SYSTEM "http://127.0.0.1:9/x">]><x>&e;</x>',
    "a parameter": '<!DOCTYPE x [<!ENTITY % p SYSTEM "file:///etc/hostname"> %p;]><x/>',
    "a billion laughs": "<!DOCTYPE x ["
    + "".join(f'<!ENTITY e{n + 1} "{f"&e{n};" * 10}">' for n in range(9))
    + '<!ENTITY e0 "ha">]><x>&e9;</x>',
}


@pytest.mark.parametrize("what", XXE)
def test_v1_5_1_a_message_with_entities_brings_nothing_in(what: str) -> None:
    """A message of police, as the site takes it: refused or read without them, and without the file's words."""
    from office_visitor import Visitor

    words = Path("/etc/hostname").read_text().strip() if Path("/etc/hostname").exists() else "no such words"
    visitor = Visitor().post("/triage/", {"text": XXE[what]})
    assert visitor.status in (200, 400, 422)
    assert words not in visitor.text("//main")
    assert len(visitor.response.content) < 300_000


def test_v1_2_4_every_query_is_django_s_or_has_its_values_apart() -> None:
    """No SQL is put together with what was given: in the office there is none but Django's own."""
    found = [
        f"{where}: {what}"
        for where, what, node in called()
        if where.startswith("office/")
        and what.rpartition(".")[2] in ("raw", "extra", "RawSQL", "execute", "executemany", "executescript")
        and any(not isinstance(arg, ast.Constant) for arg in node.args[:1])
    ]
    # A backup is put back: the names of our own tables and columns are Django's, and each value goes apart.
    assert {each.partition(":")[0] for each in found} <= {"office/dump.py"}


def test_v1_2_5_no_shell_is_started() -> None:
    shells = [f"{where}" for where, _, node in called() for word in node.keywords if word.arg == "shell"]
    assert shells == []
    assert [
        where for where, what, _ in called() if what in ("os.system", "os.popen", "subprocess.getoutput", "pty.spawn")
    ] == []


def test_v1_2_5_what_is_started_is_named_by_a_list() -> None:
    started = [
        (where, node)
        for where, what, node in called()
        if what in ("subprocess.Popen", "subprocess.run", "Popen", "run")
    ]
    text = [where for where, node in started if node.args and isinstance(node.args[0], ast.Constant | ast.JoinedStr)]
    assert text == []


def test_v1_3_7_every_template_is_a_file_and_escapes() -> None:
    """No template is made from text that was given, and none has its escaping off."""
    from django.conf import settings

    escaped = {
        "office/templatetags/office.py: mark_safe",  # a citation's number, in text that was escaped just before
        "office/accounts/enrolling.py: mark_safe",  # the picture of an authenticator's key, which we draw
        "office/residence/views.py: mark_safe",  # the map of squares: the streets' names are escaped where it is drawn
        "office/services/sharing.py: mark_safe",  # the code that a camera reads, which segno draws
        "office/services/sharing.py: SafeString",  # and that there is none
    }
    assert set(calling("Template", "from_string", "mark_safe", "SafeString", "format_html_join")) <= escaped
    assert settings.TEMPLATES[0]["OPTIONS"]["autoescape"] is True
    found = [
        f"{path.name}: {word}"
        for path in SRC.rglob("templates/**/*.html")
        for word in ("|safe", "autoescape off", "safeseq", "{% debug", "filter force_escape")
        if word in path.read_text("utf-8")
    ]
    # The charts, which we draw: every word in them is escaped where it is put there (`reports.bars`, `audit_drawn`).
    assert set(found) == {"audit_chart.html: |safe", "overview.html: |safe", "table.html: |safe"}


def test_v3_2_2_scripts_put_no_text_in_as_a_page() -> None:
    """V3.2.2, V3.5.5, V3.5.6, V14.3.3: no innerHTML, no eval, no word of other windows, nothing kept."""
    banned = (
        r"\.(inner|outer)HTML\s*\+?=[^=]", r"insertAdjacentHTML", r"document\.write", r"\beval\(", r"new Function",
        r"setTimeout\(\s*['\"`]", r"postMessage", r"addEventListener\(['\"]message", r"localStorage", r"sessionStorage",
        r"indexedDB", r"document\.cookie", r"\.__proto__", r"jsonp",
    )  # fmt: skip
    scripts = [*SRC.rglob("*.js")]
    assert len(scripts) >= 4
    own_worker = {"worker.js"}  # the officer's page goes on without a connection: it keeps that page alone
    found = [
        f"{path.name}: {pattern}"
        for path in scripts
        for pattern in banned
        if re.search(pattern, path.read_text("utf-8")) and not (path.name in own_worker and "ssage" in pattern)
    ]
    assert found == []


def test_v11_5_1_no_number_that_is_to_be_unguessable_is_guessable() -> None:
    """`random` is in no module; numpy's generator draws a sample of rows, factors to compare by, and years in which no
    referral differs from another: no secret.
    """
    assert [f"{where}: {what}" for where, what in imported() if what.partition(".")[0] == "random"] == []
    drawn = [where for where, what, _ in called() if "default_rng" in what or "np.random" in what]
    simulated = {"referrals/limits.py", "referrals/permuting.py"}
    assert set(drawn) <= {"engines/scan.py", "recording/reporting/columns.py", *simulated}
    assert [where for where, what, _ in called() if what.startswith("uuid.")] == []


def test_v11_5_1_every_token_is_of_128_bits_or_more() -> None:
    """What `secrets` makes is 16 bytes or more, but for names of files, handles of people and things, and nonces."""
    short = {}
    for where, what, node in called():
        if what in ("secrets.token_hex", "secrets.token_bytes", "secrets.token_urlsafe") and node.args:
            size = node.args[0]
            if isinstance(size, ast.Constant) and isinstance(size.value, int) and size.value < 16:
                short.setdefault(where, size.value)
    # In the office 8 bytes are the least, and those are names of people and things that stand in addresses, and open
    # nothing by themselves.
    assert {where: size for where, size in short.items() if where.startswith("office/") and size < 8} == {
        "office/secret.py": 4,  # the name of a draft of a file
        "office/accounts/oidc/people.py": 6,  # a login that nobody types
    }


def test_v11_1_2_the_inventory_of_cryptography_is_whole() -> None:
    """V11.1.2, V11.1.3: what the source uses is in docs/security.md, with what for."""
    page = (ROOT / "docs" / "security.md").read_text("utf-8")
    section = page.partition("## Cryptography")[2].partition("\n## ")[0]
    listed = re.findall(r"^\| `([^`]+)` \|", section, re.MULTILINE)
    assert len(listed) > 10
    used = crypto_used()
    missing = {
        what: sorted(where)
        for what, where in used.items()
        if not any(what == each or what.startswith(f"{each}.") for each in listed)
    }
    assert missing == {}, "say in docs/security.md, under Cryptography, what it is for"


def test_v11_4_1_no_broken_digest_or_cipher_is_used() -> None:
    """V11.3.1, V11.3.2, V11.4.1."""
    weak = re.compile(
        r"\b(md5|sha1|MD5|SHA1|TripleDES|DES|RC4|ARC4|Blowfish|ECB|CBC|PKCS1v15|DSAPrivateKey|new_sha1)\b"
    )
    found = [
        f"{where}: {what}" for where, what in [*imported(), *((w, c) for w, c, _ in called())] if weak.search(what)
    ]
    assert found == []


def test_v12_3_2_no_certificate_goes_unchecked() -> None:
    for where, what, node in called():
        for word in node.keywords:
            if word.arg in ("verify", "check_hostname"):
                assert not (isinstance(word.value, ast.Constant) and word.value.value is False), f"{where}: {what}"
    source = "".join(sources().values())
    for banned in ("CERT_NONE", "_create_unverified_context", "check_hostname = False", "TLSv1_1", "PROTOCOL_TLSv1"):
        assert banned not in source


def test_v13_2_4_what_reaches_out_is_known() -> None:
    """V13.1.1, V13.2.4: these modules alone open a connection; what they reach is in docs/security.md."""
    outward = (
        "httpx", "requests", "urllib.request", "http.client", "aiohttp", "smtplib", "ftplib", "websockets", "socket",
        "paramiko", "imaplib",
    )  # fmt: skip
    found = {
        where for where, what in imported() if any(what == each or what.startswith(f"{each}.") for each in outward)
    }
    office = {where for where in found if where.startswith("office/")}
    assert office == {"office/accounts/oidc/fetching.py"}
    assert {where for where in found if where.startswith("ledger/")} == {"ledger/verify.py", "ledger/witness_lane.py"}
    assert not {where for where in found if where.startswith(("law/", "logic/", "screening/", "police/", "engines/"))}


def test_v15_3_2_no_redirect_is_followed() -> None:
    follows = [
        (where, ast.unparse(word.value))
        for where, _, node in called()
        for word in node.keywords
        if word.arg == "follow_redirects"
    ]
    assert set(follows) == {("office/accounts/oidc/fetching.py", "False")}


def test_v15_3_5_secrets_are_compared_in_constant_time() -> None:
    """V11.2.4: no `==` on what is named a token, a state or a nonce, in the parts that sign people in."""
    secret = re.compile(r"\b(nonce|state|token|password|verifier|signature)\b")
    found = [
        f"{name}: {ast.unparse(node)}"
        for name in sources()
        if name.startswith("office/accounts/")
        for node in ast.walk(tree(name))
        if isinstance(node, ast.Compare)
        and isinstance(node.ops[0], ast.Eq | ast.NotEq)
        and secret.search(ast.unparse(node.left))
        and not isinstance(node.comparators[0], ast.Constant)
        and ast.unparse(node.comparators[0]) != "again"  # typed twice by one person
    ]
    assert found == []


def test_v13_3_1_no_secret_is_in_the_source() -> None:
    kinds = re.compile(
        r"-----BEGIN (?:\w+ )?PRIVATE KEY|AKIA[0-9A-Z]{16}|ghp_\w{36}|xox[bp]-\w+"
        r"|(?:password|secret|api_key)\s*=\s*['\"]\w{12,}['\"]"
    )
    found = [str(path) for path in SRC.rglob("*.py") if kinds.search(path.read_text("utf-8"))]
    assert found == []


def test_v15_1_2_every_dependency_has_its_digest_in_the_lock() -> None:
    """V15.1.2, V15.2.4: each package of the lock is from one registry, with a SHA-256 for each of its files."""
    import tomllib

    lock = tomllib.loads((ROOT / "uv.lock").read_text("utf-8"))
    registries = {each["source"].get("registry") for each in lock["package"]} - {None}
    assert len(registries) == 1
    for package in lock["package"]:
        files = [*package.get("wheels", ()), *([package["sdist"]] if "sdist" in package else [])]
        assert all(each["hash"].startswith("sha256:") for each in files), package["name"]
        assert files or "editable" in package["source"], package["name"]
