"""The model: the kinds of things of HSDS 3.1, with their fields, as the specification's schemas have them.

Source: Open Referral, Human Services Data Specification, schemas of 3.0 (with which the tests compare it) and what 3.1
added: `url`, `unit`, `service_capacity`, and the places that they stand in.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

VERSION = "3.1"
"""The version of HSDS."""


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a thing."""

    name: str
    form: str
    """What it holds: "text", "uuid", "number", "date", "datetime", "time", "uri", "email" or "choice"."""
    required: bool = False
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of thing."""

    name: str
    file: str
    """Its file in a tabular package."""
    fields: Mapping[str, Field]
    lists: Mapping[str, str]
    """What it holds lists of when nested: the list's name, and the kind of what is in it."""
    ones: Mapping[str, str]
    """What it holds one of when nested: the name, and the kind. The field `<name>_id` says which, but for `VIA`."""
    needed: tuple[str, ...] = ()
    """The links that a row of a table must have, as nothing around it says them."""


_KINDS = {
    "organization": (
        "organizations.csv",
        (
            "name! alternate_name description! email:email website:uri tax_status tax_id year_incorporated:number "
            "legal_status logo uri:uri parent_organization_id:uuid"
        ),
        (
            "funding contacts:contact phones:phone locations:location programs:program additional_websites:url "
            "organization_identifiers:organization_identifier"
        ),
        "",
        "",
    ),
    "program": ("programs.csv", "organization_id:uuid name! alternate_name description!", "", "", "organization_id"),
    "service": (
        "services.csv",
        (
            "organization_id:uuid program_id:uuid name! alternate_name description url:uri email:email "
            "status!:active|inactive|defunct|temporarily_closed interpretation_services application_process "
            "fees_description wait_time fees accreditations eligibility_description minimum_age:number "
            "maximum_age:number assured_date:date assurer_email:email licenses alert last_modified:datetime"
        ),
        (
            "phones:phone schedules:schedule service_areas:service_area service_at_locations:service_at_location "
            "languages:language funding cost_options:cost_option required_documents:required_document "
            "contacts:contact capacities:service_capacity additional_urls:url"
        ),
        "organization program",
        "organization_id",
    ),
    "attribute": (
        "attributes.csv",
        "link_id:uuid taxonomy_term_id:uuid link_type link_entity value label",
        "",
        "taxonomy_term",
        "link_id taxonomy_term_id link_entity",
    ),
    "service_at_location": (
        "service_at_location.csv",
        "service_id:uuid location_id:uuid description",
        "contacts:contact phones:phone schedules:schedule service_areas:service_area",
        "location",
        "service_id location_id",
    ),
    "location": (
        "locations.csv",
        (
            "location_type!:physical|postal|virtual url:uri organization_id:uuid name alternate_name description "
            "transportation latitude:number longitude:number external_identifier external_identifier_type"
        ),
        "languages:language addresses:address contacts:contact accessibility phones:phone schedules:schedule",
        "",
        "",
    ),
    "phone": (
        "phones.csv",
        (
            "location_id:uuid service_id:uuid organization_id:uuid contact_id:uuid service_at_location_id:uuid number! "
            "extension:number type description"
        ),
        "languages:language",
        "",
        "",
    ),
    "contact": (
        "contacts.csv",
        (
            "organization_id:uuid service_id:uuid service_at_location_id:uuid location_id:uuid name title department "
            "email:email"
        ),
        "phones:phone",
        "",
        "",
    ),
    "address": (
        "addresses.csv",
        (
            "location_id:uuid attention address_1! address_2 city! region state_province! postal_code! country! "
            "address_type!:physical|postal|virtual"
        ),
        "",
        "",
        "",
    ),
    "schedule": (
        "schedules.csv",
        (
            "service_id:uuid location_id:uuid service_at_location_id:uuid valid_from:date valid_to:date "
            "dtstart:date timezone:number until:date count:number wkst:MO|TU|WE|TH|FR|SA|SU freq:WEEKLY|MONTHLY "
            "interval:number byday byweekno bymonthday byyearday description opens_at:time closes_at:time "
            "schedule_link:uri attending_type notes"
        ),
        "",
        "",
        "",
    ),
    "funding": ("funding.csv", "organization_id:uuid service_id:uuid source", "", "", ""),
    "service_area": ("service_areas.csv", "service_id:uuid name description extent extent_type uri", "", "", ""),
    "required_document": ("required_documents.csv", "service_id:uuid document uri:uri", "", "", ""),
    "language": ("languages.csv", "service_id:uuid location_id:uuid phone_id:uuid name code note", "", "", ""),
    "accessibility": ("accessibility.csv", "location_id:uuid description details url:uri", "", "", ""),
    "taxonomy_term": (
        "taxonomy_terms.csv",
        "code name! description! parent_id:uuid taxonomy language taxonomy_id:uuid term_uri:uri",
        "",
        "taxonomy_detail:taxonomy",
        "",
    ),
    "metadata": (
        "metadata.csv",
        (
            "resource_id:uuid resource_type last_action_date!:date last_action_type! field_name! previous_value! "
            "replacement_value! updated_by!"
        ),
        "",
        "",
        "resource_id resource_type",
    ),
    "meta_table_description": ("meta_table_descriptions.csv", "name language character_set", "", "", ""),
    "cost_option": (
        "cost_options.csv",
        "service_id:uuid valid_from:date valid_to:date option currency amount:number amount_description",
        "",
        "",
        "service_id",
    ),
    "organization_identifier": (
        "organization_identifiers.csv",
        "organization_id:uuid identifier_scheme identifier_type! identifier!",
        "",
        "",
        "organization_id",
    ),
    "taxonomy": ("taxonomies.csv", "name! description! uri:uri version", "", "", ""),
    "unit": ("units.csv", "name! scheme identifier uri:uri", "", "", ""),
    "service_capacity": (
        "service_capacity.csv",
        "service_id:uuid unit_id:uuid available!:number maximum:number description updated!:datetime",
        "",
        "unit",
        "service_id unit_id",
    ),
    "url": ("url.csv", "label url!:uri organization_id:uuid service_id:uuid", "", "", ""),
}
"""Of each kind: its file; its fields besides `id`, "!" where one is required; the lists and the single things that it
holds when nested, by the name of their kind where that is another; the links that a row of a table needs."""
_WITHOUT_ATTRIBUTES = frozenset({"attribute", "metadata", "taxonomy", "taxonomy_term", "service_capacity"})
_WITHOUT_METADATA = frozenset({"metadata", "service_capacity"})
_FORMS = frozenset({"text", "uuid", "number", "date", "datetime", "time", "uri", "email"})


def _field(word: str) -> Field:
    name, _, form = word.partition(":")
    required = name.endswith("!")
    if not form or form in _FORMS:
        return Field(name.rstrip("!"), form or "text", required)
    return Field(name.rstrip("!"), "choice", required, tuple(each.replace("_", " ") for each in form.split("|")))


def _pairs(words: str) -> dict[str, str]:
    return {name: kind or name for name, _, kind in (word.partition(":") for word in words.split())}


def _kind(name: str, file: str, fields: str, lists: str, ones: str, needed: str) -> Kind:
    held = _pairs(lists)
    if name not in _WITHOUT_ATTRIBUTES:
        held["attributes"] = "attribute"
    if name not in _WITHOUT_METADATA:
        held["metadata"] = "metadata"
    own = [Field("id", "uuid", required=True), *map(_field, fields.split())]
    return Kind(name, file, {each.name: each for each in own}, held, _pairs(ones), tuple(needed.split()))


KINDS: Mapping[str, Kind] = {name: _kind(name, *given) for name, given in _KINDS.items()}
"""The kinds, in the order of a tabular package."""
BY_FILE: Mapping[str, Kind] = {each.file: each for each in KINDS.values()}
"""The kinds by their files."""


def link_of(parent: str, child: str) -> str:
    """The field of a child that names the thing whose list it stands in; empty where it has none."""
    if child == "attribute":
        return "link_id"
    if child == "metadata":
        return "resource_id"
    name = f"{parent}_id"
    return name if name in KINDS[child].fields else ""
