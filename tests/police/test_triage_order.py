"""What an answer lists comes in the same order in every run, whatever seed the interpreter hashes with."""

import os
import subprocess
import sys

TWO_PEOPLE = (
    "MKE/IMMIGRATION VIOLATOR NAM/TESTER,TINA DOB/19880808\nMKE/??? NIC/Z9\n\n"
    "MKE/??? NAM/SAMPLER,SAM DOB/19700101\nMKE/PROTECTION ORDER NAM/THIRD,TOM DOB/19600101"
)
SHOW = (
    "import sys, json; from charteroak.police import triage; from charteroak.police.told import Message, Record\n"
    "kinds = [('unclassified', 'unclassified'), ('wanted_person', 'criminal'), ('immigration_violator', "
    "'unclassified'), ('protection_order', 'none')]\n"
    "records = tuple(Record(file, warrant, (), at) for at, (file, warrant) in enumerate(kinds))\n"
    "records += (Record('immigration_violator', 'unclassified', (), 0),)\n"
    "print(json.dumps([*triage.answer(Message(records)).lines(), *triage.answer(triage.read(sys.argv[1])).lines()]))"
)


def test_an_answer_about_several_people_is_the_same_under_any_hash_seed() -> None:
    answers = {
        subprocess.run(  # noqa: S603  # our own interpreter and our own words
            [sys.executable, "-c", SHOW, TWO_PEOPLE],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "2", "3")
    }
    assert len(answers) == 1
