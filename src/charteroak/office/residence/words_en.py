"""Residency, in English."""

from charteroak.office.residence.words import ResidenceWords

WORDS = ResidenceWords(
    language="en",
    ui={
        "title": "Who is a resident",
        "h1": "Is it in Hartford?",
        "lede": "A resident is whoever lives here, for the most part. Find out whether a place is in the city: by an "
        "address, two streets, a shelter, or a map.",
        "no_document": "No document is asked for, and none decides. Nor does a city's name or a ZIP code on a letter. "
        "Someone who sleeps at a shelter, on a couch or in a car lives there.",
        "not_kept": "What is asked here is worked on in memory and kept nowhere.",
        "ask": "Ask",
        "ask_text": "No boundary was imported on this site, so no place can be looked up. Ask: “Do you live in "
        "Hartford?” The answer is enough. No document is needed.",
        "place": "An address, or two streets that cross",
        "place_hint": "For example: 550 Main St, or Park St and Broad St. For someone with no address: the nearest "
        "corner to where they mostly sleep.",
        "place_go": "Look it up",
        "shelter": "Or a shelter",
        "shelter_none": "Choose one",
        "shelter_go": "Look it up",
        "map": "Or a place on the map",
        "map_hint": "Choose the square that the place is in. It is divided again only where the city's line is near.",
        "map_zoomed": "The city's line runs near here. Choose again.",
        "map_legend": "The city is inside the thick line. North is up.",
        "square": "row {row}, column {column}",
        "map_back": "The whole map",
        "again": "Another place",
        "metres": "About {metres} m from the city's line.",
        "means_yes": "What 2-927 says of residents holds for whoever lives there.",
        "means_no": "What 2-927 says of residents does not speak of whoever lives there. Many services are for others "
        "too: see what the service itself asks for.",
        "means_unsure": "Ask whether it is in Hartford, and take the answer. No document is needed.",
        "law": "What the article says",
        "clause": "2-926",
        "notice": "This site says what the article says. The line is that of the file that the City imported; what the "
        "article means is the Charter's (Chapter 1, § 2).",
        "error": "There is something to mend",
    },
    answers={"yes": "Yes, it is in Hartford", "no": "No, it is not in Hartford", "unsure": "That cannot be told"},
    whys={
        "inside": "The place is inside the city's line.",
        "outside": "The place is outside the city's line.",
        "near_line": "The place is too near the city's line to tell.",
        "several_places": "More than one place fits, some in the city and some not. Give the whole street name.",
        "another_town": "Another town was named, and a name does not decide. Point at the place on the map, or give "
        "two streets that cross.",
        "no_such_address": "The street is known, the number is not. Try the nearest corner.",
        "no_such_street": "No such street is known here. Try two streets that cross, or the map.",
        "no_such_crossing": "The two streets are known, and do not cross.",
        "no_such_place": "No place of that name is known.",
        "no_boundary": "No boundary was imported on this site.",
        "no_table": "No addresses were imported on this site: use the map.",
        "empty": "Give an address, or two streets.",
        "too_long": "That is longer than an address.",
        "po_box": "A post office box is no place that someone lives at.",
        "no_number": "The number is missing.",
        "no_street": "The street is missing.",
        "not_read": "That could not be read as an address.",
    },
)
