"""What is said of flagged questions, in English."""

from charteroak.screening.forms.suggesting import Said

_GO = (
    "Leave it out, unless it is “required by law” or “necessary to the provision of the city service in question” (2-929): "
    "then enter it in the register with the law, or with the service and the reason."
)

FRAMES = {
    "option": f"Leave out the option that tells it. If the question is of no use without: {_GO[0].lower()}{_GO[1:]}",
    "stem": "What it completes tells so.",
    "help": "What is printed beside it tells so.",
    "code": "Its code stands for that question.",
    "name": "Its name in the file tells so.",
}


def _plain(what: str, asks: str, suggest: str = "", instead: str = "") -> Said:
    return Said(f"{asks} {what}.", f"{suggest} {_GO}".strip(), instead)


_DIRECT, _PROXY = "It asks for", "Its answer tends to reveal"
_BORN = _plain(
    "immigration status",
    _PROXY,
    "A birthplace says nothing about who may be served.",
)
_TAX = _plain(
    "what is in an income tax record",
    _DIRECT,
    "Where only income matters, ask for its amount and take any proof of it.",
    "Household income (any proof of it will do)",
)

SAID = {
    "immigration_status.direct": _plain(
        "immigration status", _DIRECT, "City services are for residents regardless of immigration status (2-927(a))."
    ),
    "immigration_status.direct.a_number": _plain(
        "a number that only people with immigration papers have",
        _DIRECT,
        "Take any number or paper that shows who it is.",
        "Any identification, and its number",
    ),
    "immigration_status.proxy": _plain("immigration status", _PROXY),
    "immigration_status.proxy.born": _BORN,
    "immigration_status.proxy.origin": _plain(
        "immigration status",
        _PROXY,
        "Where the language matters, ask for that.",
        "Language in which we should speak and write to you",
    ),
    "immigration_status.proxy.passport": _plain(
        "immigration status",
        _PROXY,
        "Take any paper that shows who it is, and name none.",
        "Any identification, and its number",
    ),
    "immigration_status.proxy.green_card": _plain(
        "immigration status",
        _PROXY,
        "Take any paper that shows who it is, and name none.",
        "Any identification, and its number",
    ),
    "immigration_status.proxy.visa": _plain(
        "immigration status",
        _PROXY,
        "Take any paper that shows who it is, and name none.",
        "Any identification, and its number",
    ),
    "immigration_status.proxy.arrive": _plain(
        "immigration status",
        _PROXY,
        "Where it matters how long somebody has lived here, ask that of the city.",
        "Since when have you lived in Hartford?",
    ),
    "immigration_status.proxy.work_leave": _plain(
        "immigration status",
        _PROXY,
        "Where a law asks for proof of leave to work, it says when, and on which form.",
    ),
    "immigration_status.proxy.only_number": Said(
        "It takes a social security or taxpayer number and no other that anyone could give, so leaving it out tends to "
        "reveal immigration status.",
        "Take any one number that shows who it is, such as a licence, a state card or the case's own number. " + _GO,
        "A number that shows who you are (licence, state or city card, case number, or social security number)",
    ),
    "public_assistance.direct": _plain(
        "receipt of public assistance",
        _DIRECT,
        "Where a fee or a place depends on income, ask for the amount.",
        "Household income",
    ),
    "public_assistance.direct.insurance": _plain(
        "receipt of public assistance",
        _DIRECT,
        "Where a bill must be sent, ask where to, and name no program.",
        "Where should the bill go?",
    ),
    "public_assistance.proxy": _plain(
        "receipt of public assistance",
        _PROXY,
        "Where a fee or a place depends on income, ask for the amount.",
        "Household income",
    ),
    "income_tax_record.direct": _TAX,
    "domestic_violence_victim.direct": _plain(
        "status as a victim of domestic violence",
        _DIRECT,
        "Where somebody may need help, print where it is, for everyone, and let them come.",
        "Is there anything you would like us to know so that we can serve you safely? (You need not answer.)",
    ),
    "domestic_violence_victim.proxy": _plain(
        "status as a victim of domestic violence",
        _PROXY,
        "Where it is only about how to reach somebody, ask that.",
        "How may we reach you?",
    ),
    "domestic_violence_victim.proxy.protective_order": _plain(
        "status as a victim of domestic violence",
        _PROXY,
        "Where it is only about who may come or be told, ask that.",
        "Names of those who may come, or be told",
    ),
    "sexual_assault_victim.direct": _plain(
        "status as a victim of sexual assault",
        _DIRECT,
        "Where somebody may need help, print where it is, for everyone, and let them come.",
    ),
    "sexual_assault_victim.proxy": _plain(
        "status as a victim of sexual assault",
        _PROXY,
        "Where care is needed, ask what kind.",
        "What do you need today?",
    ),
    "crime_witness.direct": _plain(
        "status as a crime witness",
        _DIRECT,
        "Where it is about what happened, ask for that and not for who saw it.",
        "What happened, where and when?",
    ),
    "sexual_orientation.direct": _plain("sexual orientation", _DIRECT),
    "sexual_orientation.proxy": _plain(
        "sexual orientation",
        _PROXY,
        "Where a spouse or partner matters, the name is enough.",
        "Name of spouse or partner",
    ),
}
