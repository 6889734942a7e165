"""The missing-fact test: what each engine answers is pinned by what it does, and ours names the fact."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

import charteroak
from bench import missing

ROOT = Path(__file__).resolve().parents[2]
CEDAR, REGO, OPENFISCA, CASBIN, ZEN, CLINGO, OURS = missing.ENGINES
# For each engine, form by form: is it guarded, what it answers, and whether it names the fact.
WITHOUT_THE_FACT = {
    CEDAR: [(False, "allow", True), (True, "refuses", True), (True, "deny", False), (True, "unknown", False)],
    REGO: [(False, "allow", False), (True, "deny", False), (True, "unknown", True)],
    OPENFISCA: [(False, "allow", False), (True, "unknown", False)],
    CASBIN: [(False, "refuses", True), (False, "allow", False), (True, "deny", False)],
    ZEN: [(False, "allow", False), (True, "unknown", False)],
    CLINGO: [(False, "allow", False), (True, "unknown", False)],
    OURS: [(False, "unknown", True)],
}
MODULES = {
    CEDAR: "cedarpy",
    REGO: "regopy",
    OPENFISCA: "openfisca_core",
    CASBIN: "casbin",
    ZEN: "zen",
    CLINGO: "clingo",
    OURS: "charteroak",
}


@pytest.mark.parametrize("engine", missing.ENGINES)
def test_an_engine_answers_so(engine: str) -> None:
    pytest.importorskip(MODULES[engine], reason="an engine that is compared with is not installed")
    results = missing.run([engine])
    assert [(each.guarded, each.absent, each.names_it) for each in results] == WITHOUT_THE_FACT[engine]
    assert {(each.vetoed, each.free, each.not_run) for each in results} == {("deny", "allow", "")}
    assert all(each.version[0].isdigit() and each.remark for each in results)
    fails = [each.verdict == "FAILS OPEN" for each in results]
    assert fails == [each.absent == "allow" for each in results]
    assert not any(failing and each.guarded for failing, each in zip(fails, results, strict=True))
    # The table in the documentation says the same, but for the versions.
    documented = [line.split(" | ") for line in (ROOT / "docs/exports.md").read_text().splitlines()]
    cells = [
        [cell.strip(" |") for cell in line] for line in documented if line[0].strip("| ") == engine and len(line) == 7
    ]
    printed = [[cell.strip(" |") for cell in line.split(" | ")] for line in missing.table(results).splitlines()[2:]]
    assert [[*row[:1], *row[2:]] for row in printed] == cells


def test_ours_names_the_fact_and_the_clause_it_matters_to() -> None:
    facts = {**missing.GIVEN, "required_by_law": False}
    answer = charteroak.ask("inquire", facts)
    assert (answer.outcome, [(each.fact, each.because) for each in answer.missing]) == (
        "unknown",
        [("contact", ("2-928(b)",))],
    )
    assert charteroak.decide("inquire", {**facts, "contact": missing.VETOED})[:2] == ("prohibited", ("2-928(b)",))
    assert charteroak.decide("inquire", {**facts, "contact": missing.FREE}).outcome == "permitted"


def test_a_form_that_is_another_rule_is_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    class Lenient:
        @staticmethod
        def peer() -> missing.Peer:
            allow = missing.Form("allow", False, "", lambda _: missing.Said("allow"))
            return missing.Peer("charteroak", (allow,))

    monkeypatch.setattr(missing, "import_module", lambda _: Lenient)
    with pytest.raises(missing.Disagreement, match="Casbin, allow"):
        missing.run(["Casbin"])


def test_an_engine_that_is_not_installed_is_said_to_be_not_run(monkeypatch: pytest.MonkeyPatch) -> None:
    def absent(_: str) -> None:
        raise ModuleNotFoundError(name="zen")

    monkeypatch.setattr(missing, "import_module", absent)
    [result] = missing.run(["GoRules Zen"])
    assert "NOT RUN: zen is not installed" in missing.table([result])
    assert missing.remarks([result]) == ""


def test_the_table_is_printed_and_written(tmp_path: Path) -> None:
    out = tmp_path / "missing.json"
    command = [sys.executable, "-m", "bench.missing", "--json", str(out)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)  # noqa: S603 - our own
    results = json.loads(out.read_text())
    assert {each["engine"] for each in results} == set(missing.ENGINES)
    for each in results:
        assert f"| {each['engine']} " in done.stdout
    assert "Whether it is allowed turns on `contact` alone" in done.stdout
