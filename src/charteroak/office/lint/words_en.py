"""The page where a form is read back, in English."""

from charteroak.office.lint.words import LintWords

WORDS = LintWords(
    language="en",
    ui={
        # Where a form is given.
        "title": "Check a form",
        "h1": "Which of its questions must have a reason?",
        "lede": "2-929 forbids asking for what 2-926 makes confidential, unless a law requires it or the service needs "
        "it. Give a form: it is read back question by question, and each that asks for such a class, or whose answer "
        "tends to reveal one, is marked, with what may be printed instead.",
        "file": "A form",
        "file_hint": "A web page, PDF, Word, Excel (XLSForm), Markdown, a plain script, JSON Schema, FHIR, SurveyJS or "
        "Google Forms, up to {most} MB. Or drop it on this page.",
        "text": "Or its text, or its HTML",
        "text_hint": "One question a line, or the source of a page. Up to {most} MB. Ctrl and Enter together send it.",
        "go": "Read it",
        "wait": "It is being read. A long form, or a scan, takes up to a minute.",
        "next": "Another form",
        "kept": "What you give is read in memory, in a process that can write no file and reach no network, and is "
        "gone with the answer. Only what the form prints is shown: what is filled in is not read into anything. The "
        "file's name is neither kept nor shown.",
        "nothing_sent": "There is nothing to read. Choose a form or paste its text first.",
        "both": "Give a file or a text, and not both.",
        "unreadable": "This could not be read as a form: {why}. Do not take it for a form without such questions.",
        "busy": "Too many files are being read just now. Nothing was read. Try again in a minute.",
        "failed": "No answer came. The site cannot be reached, or what was sent is too large. Nothing was read.",
        # What was found.
        "none": "No question is flagged.",
        "none_read": "No question is flagged in what could be read.",
        "one": "1 question is flagged.",
        "many": "{count} questions are flagged.",
        "of": "{count} questions were read. Kind of form: {kind}.",
        "of_one": "1 question was read. Kind of form: {kind}.",
        "tiers": "Direct: {direct}. Proxy: {proxy}.",
        "none_more": "That is what the rules know how to find: whoever knows the form should look as well. It does not "
        "mean that everything in it may be asked. 2-929 also speaks of other personal or private attributes, such as "
        "health, religion or income, and those are not marked here.",
        "some_more": "A mark does not mean that the question is unlawful. Where a law requires it, or the service "
        "needs it, the reason belongs in the register of lawful questions.",
        "register": "The register of lawful questions",
        "by_class": "Flagged questions, by class",
        "unread_one": "1 part was not read. It may ask anything.",
        "unread_many": "{count} parts were not read. They may ask anything.",
        "list": "The flagged questions",
        "list_hint": "Each leads to its place in the form, and the mark there leads back.",
        "form": "The form, as it was read",
        "form_hint": "In its own order and words. What else was read with a question, its options and hints, stands "
        "smaller below it.",
        "pages": "The form's pages, with the flagged questions marked",
        "pages_hint": "As printed: what is filled into its fields is left out. Each number leads to "
        "the question below.",
        "page_one": "Page {page} of the form with 1 flagged question marked",
        "page_many": "Page {page} of the form with {count} flagged questions marked",
        "question": "Question",
        "back": "back to the list",
        "stem": "Begins with",
        "options": "Options",
        "help": "Hint",
        "coded": "Code",
        "tells": "What tells: {part}.",
        "before": "Printed now",
        "after": "May be printed instead",
        "go_out": "The question can go.",
        "cut": "It is long: {count} more parts are not shown here. All of it was read.",
        "more": "There are {count} more, which are not listed here.",
        "words": "In the article's own words",
    },
    kinds={
        "html": "web page",
        "pdf": "PDF",
        "docx": "Word",
        "xlsform": "XLSForm",
        "json-schema": "JSON Schema",
        "fhir": "FHIR Questionnaire",
        "surveyjs": "SurveyJS",
        "google-forms": "Google Forms",
        "hsds": "HSDS services",
        "markdown": "Markdown",
        "text": "plain text",
        "columns": "columns of a table",
    },
    parts={
        "question": "the question's own words",
        "stem": "the words that it completes",
        "option": "an option",
        "help": "the hint",
        "code": "its code",
        "name": "its name in the file",
        "form": "that the form takes no other number",
    },
    troubles={
        "not a form": "nothing is asked in it that can be made out",
        "too deep": "it is nested too deeply",
    },
)
