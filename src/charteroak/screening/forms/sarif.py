"""A report as SARIF 2.1.0, which code-review tools read: a result for each flagged question, silenced ones suppressed.

What GitHub asks beyond the standard is kept: each result has a file and a line, and each rule is described.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from importlib.metadata import version
from typing import Any
from urllib.parse import quote

from charteroak.law import text
from charteroak.screening.forms.form import Question
from charteroak.screening.forms.reporting import CLAUSE, Looked, Report, Told, Wronged, basis, said_of, told
from charteroak.screening.forms.reporting_words import report_words
from charteroak.screening.forms.suggesting import reason, suggestion
from charteroak.screening.found import Category

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
ROOT = "%SRCROOT%"
"""What paths are relative to: the folder in which the command ran, which in CI is the repository's."""
FINGERPRINT = "charteroakQuestion/v1"
_LEVELS = {"direct": "error", "proxy": "warning"}
_WORDS = report_words("en")

Json = dict[str, Any]


def sarif(report: Report) -> Json:
    """The log, as JSON would have it: one run, in English."""
    rules = _rules()
    numbers = {rule["id"]: number for number, rule in enumerate(rules)}
    artifacts = _artifacts(report)
    results = [*_questions(report), *(_entry(each) for each in report.wronged)]
    for result in results:
        result["ruleIndex"] = numbers[result["ruleId"]]
        for place in result["locations"]:
            found = place["physicalLocation"]["artifactLocation"]
            found["index"] = artifacts[found["uri"]]
    return {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": _driver(rules)},
                "columnKind": "unicodeCodePoints",
                "originalUriBaseIds": {ROOT: {"description": {"text": "The folder in which the command was run."}}},
                "invocations": [_invocation(report)],
                "artifacts": [
                    {"location": {"uri": uri, "uriBaseId": ROOT}, "roles": ["analysisTarget"]} for uri in artifacts
                ],
                "results": results,
            }
        ],
    }


def rule_of(category: Category, tier: str) -> str:
    """The name of the rule for a class and a tier."""
    return f"{category}/{tier}"


def uri_of(path: str) -> str:
    """A path as a relative address: with slashes, and escaped where it must be."""
    parts = [each for each in path.replace("\\", "/").split("/") if each != "."]
    found = "/".join(quote(each, safe="~!$&'()*+,;=@") for each in parts)
    return "standard-input" if path == "-" else found


# The rules.


def _driver(rules: list[Json]) -> Json:
    return {
        "name": "charteroak lint",
        "organization": "Charter Oak",
        "semanticVersion": version("charteroak"),
        "shortDescription": {"text": "Finds the questions of forms that Hartford's Municipal Code 2-929 is about."},
        "rules": rules,
    }


def _rules() -> list[Json]:
    clause = text.clause(CLAUSE).text
    asked = [_rule_of_class(category, tier, clause) for category in Category for tier in _LEVELS
             if category is not Category.OTHER_PRIVATE]  # fmt: skip
    return [*asked, *(_rule_of_register(wrong) for wrong in _WORDS.wrong)]


def _rule_of_class(category: Category, tier: str, clause: str) -> Json:
    name, means = _WORDS.classes[category], _WORDS.tiers[tier][1]
    says = f"Section {CLAUSE} says: “{clause}”"
    do = (
        "Take the question out, or ask only what the service needs. Where a law requires it or the service needs it, "
        "enter that in the register of lawful questions (questions.toml)."
    )
    return {
        "id": rule_of(category, tier),
        "name": "".join(part.capitalize() for part in f"{category}_{tier}".split("_")),
        "shortDescription": {"text": f"{name} ({tier}): {means}."},
        "fullDescription": {"text": f"{name}: {means}. {says}"},
        "help": {
            "text": f"{name}: {means}. {do}\n\n{says}",
            "markdown": f"**{name}**: {means}. {do}\n\n> {clause}\n\n({CLAUSE})",
        },
        "defaultConfiguration": {"level": _LEVELS[tier]},
        "properties": {"tags": ["privacy", CLAUSE, tier], "precision": "high" if tier == "direct" else "medium"},
    }


def _rule_of_register(wrong: str) -> Json:
    what, do = _WORDS.wrong[wrong]
    return {
        "id": f"register/{wrong}",
        "name": f"Register{wrong.capitalize()}",
        "shortDescription": {"text": what},
        "fullDescription": {"text": f"{what} {do}"},
        "help": {"text": f"{what} {do}", "markdown": f"{what} {do}"},
        "defaultConfiguration": {"level": "warning"},
        "properties": {"tags": ["privacy", CLAUSE, "register"], "precision": "high"},
    }


# The results.


def _questions(report: Report) -> Iterator[Json]:
    for looked in report.looked:
        seen: Counter[str] = Counter()
        for each in told(looked):
            yield _result(looked, each, seen)


def _result(looked: Looked, each: Told, seen: Counter[str]) -> Json:
    why = reason(each.question, each.flag, "en")
    do = suggestion(each.question, each.flag, "en")
    says = f"“{' '.join(each.question.text.split())}” {why} {do}"
    result = {
        "ruleId": rule_of(each.flag.category, each.flag.tier),
        "level": _LEVELS[each.flag.tier],
        "message": {"text": " ".join(says.split())},
        "locations": [_place(looked.path, each.question)],
        "partialFingerprints": {FINGERPRINT: _fingerprint(each, seen)},
        "properties": {"why": each.flag.why, "clauses": [CLAUSE]},
    }
    if each.entry is not None:
        said = basis(each.entry, "en")
        result["suppressions"] = [{"kind": "external", "status": "accepted", "justification": said}]
    return result


def _place(path: str, question: Question) -> Json:
    place: Json = {"physicalLocation": {"artifactLocation": {"uri": uri_of(path), "uriBaseId": ROOT}}}
    place["physicalLocation"]["region"] = _region(question)
    if question.where:
        logical = {"fullyQualifiedName": question.where, "kind": _kind(question.where)}
        place["logicalLocations"] = [{"name": question.name, **logical} if question.name else logical]
    return place


def _region(question: Question) -> Json:
    """Where it stands in a text. GitHub refuses a result without a line: what has none, a page of a PDF, is given the
    first, and its logical location says the rest.
    """
    if not question.line:
        return {"startLine": 1}
    region = {"startLine": question.line, "startColumn": question.column}
    if question.end_line:
        region |= {"endLine": question.end_line, "endColumn": question.end_column}
    return {**region, "snippet": {"text": question.text}}


def _kind(where: str) -> str:
    """What kind of place it is, by the standard's names where it has one."""
    if where.startswith("/"):
        return "property"
    return "member" if "!" in where else "element"


def _fingerprint(each: Told, seen: Counter[str]) -> str:
    """What stays the same where lines move and numbers change: the question's words, its class, and how many came
    before it in the same file that are the same.
    """
    folded = unicodedata.normalize("NFKC", each.question.text).casefold()
    words = " ".join(re.findall(r"\w+", folded))
    digest = hashlib.sha256(f"{each.flag.category}\n{words}".encode()).hexdigest()[:32]
    seen[digest] += 1
    return f"{digest}:{seen[digest]}"


def _entry(each: Wronged) -> Json:
    what, do = said_of(each, _WORDS)
    asked = " ".join(each.entry.question.split())
    return {
        "ruleId": f"register/{each.wrong}",
        "level": "warning",
        "message": {"text": f"“{asked}” ({each.entry.form}): {what} {do}"},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": uri_of(each.path), "uriBaseId": ROOT},
                    "region": {"startLine": each.line or 1},
                },
                "logicalLocations": [{"fullyQualifiedName": each.where, "kind": "element"}],
            }
        ],
        "partialFingerprints": {FINGERPRINT: hashlib.sha256(f"{each.wrong}\n{asked}".encode()).hexdigest()},
    }


# What was read.


def _artifacts(report: Report) -> dict[str, int]:
    """The files by their addresses, with their places in the list."""
    paths = [*(each.path for each in report.looked), *(each.path for each in report.wronged)]
    uris = [uri_of(path) for path in paths]
    return {uri: number for number, uri in enumerate(dict.fromkeys(uris))}


def _invocation(report: Report) -> Json:
    notices = [*(_notice(each.path, each.trouble, "error", "") for each in report.looked if each.trouble)]
    notices += [_notice(each.path, left.why, "warning", left.where) for each in report.looked for left in each.unread]
    return {"executionSuccessful": not notices, "toolExecutionNotifications": notices}


def _notice(path: str, why: str, level: str, where: str) -> Json:
    what = f"not read: {where} ({why})" if where else f"not read: {why}"
    return {
        "descriptor": {"id": why},
        "level": level,
        "message": {"text": f"{what}. It may ask anything."},
        "locations": [{"physicalLocation": {"artifactLocation": {"uri": uri_of(path), "uriBaseId": ROOT}}}],
    }
