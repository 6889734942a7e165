"""A paper's card in English. It states what the article says of such a paper, and is not counsel's advice."""

from charteroak.police.papers.words import PaperWords

WORDS = PaperWords(
    do={
        "criminal": "This is a court's criminal warrant on its face. Verify it with the court or agency that holds "
        "it, then "
        "act on it as on any criminal warrant.",
        "immigration": "Do not arrest, hold or hand over anything on this paper alone. Go on with what you may do "
        "without it.",
        "agency": "This paper does not by itself require the City to act. Give it to your supervisor, and give out "
        "nothing "
        "on it alone.",
        "agency_unwhole": "Do not act on this paper. It is an agency's form, and it is not whole. Verify with counsel.",
        "request": "This is a request. It does not require the City to act. Give out nothing, and hold nobody, on "
        "it alone.",
        "command": "A court commands the City or any proper officer on the face of this paper. Do what it says and "
        "no more; "
        "if anything in it is unclear, verify with counsel first.",
        "subpoena": "On its face a court commands the City to answer. Note the date, give nothing beyond what it "
        "names, and "
        "take it to the Corporation Counsel.",
        "arrest_civil": "A court commands it, but this is no criminal warrant. Take it to your supervisor, and "
        "verify with "
        "counsel before anybody is arrested on it.",
        "elsewhere": "A court issued this, but commands somebody else. It does not require the City to act. Take it to "
        "your supervisor.",
        "off": "Do not act on this paper. It says that it was denied or taken back.",
        "unsure_criminal": "Do not arrest on this paper yet. A court issued it, but it does not show whether it is "
        "a criminal "
        "warrant. Verify with counsel.",
        "unwhole": "Do not act on this paper yet. It lacks what a court's paper must have. Verify with counsel and "
        "the court.",
        "contradicts": "Do not act on this paper. It contradicts itself about what it is. Verify with counsel.",
        "mail": "Do not act on this message. It carries no paper. Ask for the paper itself, and verify with counsel.",
        "untold": "Do not act on this paper. It cannot be told what it is. Verify with counsel.",
    },
    why={
        "criminal": "A court signed it on an offense, so 2-928(c) and (d) do not stand in its way.",
        "immigration": "An agency's officer signed it, not a court. Under 2-926 that is a noncriminal, civil paper, "
        "and under "
        "2-928(c) nobody is arrested or held on status alone. Under 2-929 nothing confidential is given out on it.",
        "agency": "It is an agency's paper, not a court's. What an agency commands is not by itself \"required by "
        'law" in '
        "2-927(c), 2-928(f) and 2-929.",
        "agency_unwhole": "Even whole, it would be an agency's paper, not a court's, and would not by itself "
        "require the City "
        "to act (2-928(c), 2-929).",
        "request": 'A request, even one that quotes a regulation, is not "required by law" in 2-927(c), 2-928(f) '
        "and 2-929.",
        "command": 'A court\'s command is "required by law" in 2-927(c), 2-928(f) and 2-929, as far as it goes.',
        "subpoena": 'A court\'s command is "required by law" in 2-929, as far as it goes. A court can also limit or '
        "quash it.",
        "arrest_civil": 'Signed by a court, but not on probable cause of an offense, so it is not the "criminal '
        'warrant" of '
        "2-928(c).",
        "elsewhere": 'What a court commands of somebody else is not "required by law" of the City in 2-928(f) and '
        "2-929.",
        "off": "A warrant that was denied or taken back is neither a criminal warrant (2-928(c)) nor a command.",
        "unsure_criminal": "Only a criminal warrant is what 2-928(c) speaks of, and here no offense is shown.",
        "unwhole": "Without a court's signature and date it shows neither a criminal warrant (2-928(c)) nor what is "
        '"required by law" (2-928(f), 2-929).',
        "contradicts": "A paper that cannot be both a court's and an agency's shows neither a criminal warrant "
        "(2-928(c)) nor "
        'what is "required by law" (2-928(f), 2-929).',
        "mail": 'A message about a paper is neither a criminal warrant (2-928(c)) nor "required by law" (2-928(f), '
        "2-929).",
        "untold": 'What cannot be told shows neither a criminal warrant (2-928(c)) nor what is "required by law" '
        "(2-928(f), "
        "2-929).",
    },
    kinds={
        "I-200": "I-200, immigration agency's warrant for arrest",
        "I-205": "I-205, immigration agency's warrant of removal",
        "I-247A": "I-247A, immigration detainer",
        "I-203": "I-203, order to detain or release",
        "I-286": "I-286, notice of custody determination",
        "I-862": "I-862, notice to appear",
        "I-138": "I-138, immigration subpoena",
        "AO-442": "AO 442, federal arrest warrant",
        "AO-93": "AO 93, federal search warrant",
        "ct-arrest-warrant": "Connecticut arrest warrant",
        "ct-capias": "Connecticut capias",
        "ct-search-warrant": "Connecticut search warrant",
        "judicial-subpoena": "court's subpoena",
        "court-order": "court's order",
        "administrative-subpoena": "agency's subpoena",
        "request-letter": "letter that asks",
        "unknown": "a paper of no kind known here",
    },
    issuers={"judicial": "a court", "administrative": "an agency", "unclear": "not clear"},
    evidence={
        "form number": "the form's number",
        "title": "the title",
        "issuer block": "the agency's heading",
        "court caption": "the court's caption",
        "signature block": "who signed",
        "signature missing": "no signature of the right officer",
        "date missing": "no date of issue",
        "statute cited": "the law it cites",
        "command": "a command",
        "request": "a request",
        "addressee": "whom it is directed to",
        "letter": "the form of a letter",
        "denied": "it says that it was denied",
        "recalled": "it says that it was taken back",
        "contradiction": "it contradicts itself",
        "e-mail without a paper": "an e-mail with no paper in it",
        "cover sheet": "a cover sheet, put aside",
        "further papers": "further papers behind the first",
    },
    yes="yes",
    no="no",
    not_told="cannot be told; verify with counsel",
    more="There are further papers behind the first. Look at each one by itself.",
)
