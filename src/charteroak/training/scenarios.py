"""The scenarios: scenes of work, each with the facts that its words tell, and nothing else.

A scene (`teaching/scenes_*.toml`) tells some of an act's facts in its own words. Its cases add the others, each by the
phrase that tells it (`teaching/phrases.toml`). A fact that is not told is not known, and what the article answers then
is the article's to say. No answer is written down here.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from charteroak.logic.expr import Value
from charteroak.logic.table import wire
from charteroak.training.course import Words

LANGUAGES = ("en", "es")
DEFINITIONS = "2-926"


@dataclass(frozen=True, slots=True)
class Scenario:
    """An act with the facts that are known of it, in words."""

    id: str
    """The scene's name and the case's: `witness_smuggling.necessary`."""
    scene: str
    clause: str
    """The clause that it is about, whatever clauses decide it."""
    terms: tuple[str, ...]
    """The definitions of 2-926 that it turns on, by the term defined."""
    courses: tuple[str, ...]
    act: str
    facts: Mapping[str, Value]
    """What is known, and all of it."""
    words: Words
    """The scene, what is known of it, and what is asked."""
    story: Words
    """The same without what is asked."""
    example: bool
    """Whether a lesson tells it, with its answer; then it is no question."""

    @property
    def place(self) -> str:
        """The clause that it is about, in 2-926 with the term that it is most about: `2-926 Resident`."""
        return f"{self.clause} {self.terms[-1]}" if self.clause == DEFINITIONS else self.clause


@cache
def scenarios() -> Mapping[str, Scenario]:
    """Every scenario by its id, in the order in which they are written.

    ValueError where one tells a fact twice, or a fact has no phrase.
    """
    return {each.id: each for name in _scene_files() for each in _of_file(name)}


def finding_out(act: str, fact: str) -> Words:
    """The sentence that says to find out a fact of an act."""
    found = teaching("phrases.toml")["find_out"]
    return words_of(found.get(f"{act}.{fact}") or found[fact])


@cache
def teaching(name: str) -> Mapping[str, Any]:
    """What is written in a file of `teaching/`."""
    return tomllib.loads((files("charteroak.training") / "teaching" / name).read_text("utf-8"))


def words_of(given: Mapping[str, Any]) -> dict[str, str]:
    """A text's two languages, each on one line."""
    return {language: " ".join(given[language].split()) for language in LANGUAGES}


def _scene_files() -> list[str]:
    folder = files("charteroak.training") / "teaching"
    return sorted(each.name for each in folder.iterdir() if each.name.startswith("scenes_"))


def _of_file(name: str) -> Iterator[Scenario]:
    phrases = teaching("phrases.toml")
    for scene, given in teaching(name).items():
        for case, told in given["cases"].items():
            yield _scenario(scene, case, given, dict(told), phrases)


def _scenario(scene: str, case: str, given: Mapping[str, Any], told: dict[str, Any], phrases: Any) -> Scenario:
    clause = told.pop("clause", given["clause"])
    terms = (*given.get("terms", ()), *told.pop("terms", ()))
    courses = tuple(told.pop("courses", given["courses"]))
    example = told.pop("example", False)
    act, facts = given["act"], {**given["facts"], **told}
    if again := set(given["facts"]) & set(told):
        raise ValueError(f"{scene}.{case} tells {sorted(again)} twice")
    sentences = [words_of(given), *(_phrase(phrases, act, fact, value) for fact, value in told.items())]
    story = {language: " ".join(each[language] for each in sentences) for language in LANGUAGES}
    words = {language: f"{story[language]} {phrases['ask'][act][language]}" for language in LANGUAGES}
    about = tuple(dict.fromkeys(terms))
    return Scenario(f"{scene}.{case}", scene, clause, about, courses, act, facts, words, story, example)


def _phrase(phrases: Any, act: str, fact: str, value: Value) -> Words:
    """The sentence that tells a fact of an act: the act's own, else the one for every act."""
    for among in (act, "any"):
        if found := phrases.get(among, {}).get(fact, {}).get(wire(value)):
            return words_of(found)
    raise ValueError(f"no phrase tells {fact} = {wire(value)} of {act}")
