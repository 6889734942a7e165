"""Names of columns that tell immigration status."""

# ruff: noqa: E501 - lists of words are read a line each
from __future__ import annotations

from charteroak.screening.columns.names.common import FLAG
from charteroak.screening.columns.rule import NameRule
from charteroak.screening.found import Category

_CLASS = Category.IMMIGRATION_STATUS
_VACCINES = (
    "vaccine|vacuna|immunization|inmunizacion|dose|dosis|shot|mmr|polio|hepb|tdap|lot|administered|varicella|flu"
)
_PAPERS = (
    "passport|pasaporte|country|pais|entry|entrada|immigration|immig|imm|alien|sponsor|uscis|citizenship|citizen|birth|i 94|nacimiento|sevis|"
    "a number|asylum|refugee|embassy|nationality|nacionalidad"
)
_NOT_PEOPLE = "policy|politica|training|program|programa|office|oficina|clinic|url|count|total|pct|event|law|museum"

RULES = (
    NameRule(
        "status",
        _CLASS,
        "8 U.S.C. 1101; PolicyEngine immigration_status; staff shorten it to imm",
        (
            "immigration|immig|immigr|immigrant|inmigracion|inmigratorio|inmigratoria|inmigrante|migratorio|migratoria|imgr",
            "imm|img|migracion + stat|status|sts|class|hold|cat|category|estado|estatus|situacion|detainer|docs",
            ("immstat|immstatus|noncitizen|non citizen|no ciudadano|undocumented|undoc|indocumentado|indocumentada|unauthorized immigrant|"
            "sin papeles|legal status|estatus legal|estado legal|lawful presence|legal presence|presencia legal|documented status|"
            "qualified alien|qualified immigrant|unaccompanied minor|unaccompanied child|uac"),
        ),
        unless=f"{_NOT_PEOPLE}|immunization|vaccine|schema|script|column db|entity|company|case legal",
        against=f"{_VACCINES}|corporation|llc",
        hits=("immigration_status", "imm_stat", "IMMIG_CD", "estatus_migratorio", "EstadoMigratorio", "immstat", "non_citizen_flag", "undocumented",
            "lawful_presence_verified", "immigrationstatus"),
        misses=("immunization_status", "imm_date", "migration_version", "comm_stat", "immigration_policy_url"),
    ),
    NameRule(
        "citizenship",
        _CLASS,
        "the marking guide counts citizenship and naturalisation, whatever they are",
        (
            ("citizenship|ciudadania|ctzn|ctz|citz|ctzshp|naturalized|naturalised|naturalization|naturalizado|naturalizada|naturalizacion|natz|"
            "citizenshipstatus"),
            f"citizen|ciudadano|ciudadana + us|usa|u s|{FLAG}|verif|verified|verification|proof|dual|americano",
            "us citizen|uscitizen|uscit|us cit|cit stat|cit status|cit cd|iscitizen",
        ),
        unless=f"{_NOT_PEOPLE}|senior|complaint|academy|request|engagement|portal|service|survey|satisfaction|advisory|science|scientist|"
        "user|case|report|id|journalism|class|classes",
        hits=("citizenship", "us_citizen", "CITIZEN_FLAG", "ciudadania", "isUSCitizen", "ctzn_cd", "naturalization_dt", "uscitizen"),
        misses=("citizen_id", "citizen_complaint_no", "senior_citizen_flag", "citizen_request_status", "city"),
    ),
    NameRule(
        "citizen_alone",
        _CLASS,
        "systems of cities call everyone a citizen",
        ("citizen|ciudadano|ciudadana",),
        unless=f"{_NOT_PEOPLE}|senior|complaint|academy|request|engagement|portal|service|survey|advisory|science|name|email|phone|id|user|"
        "report|case|first|last|address|nombre|feedback|type complaint",
        beside=f"{_PAPERS}|visa|ssn|dob|race|alienage|voter",
        against="request|pothole|complaint|department|ticket|council|queja",
        alone="undetermined",
        hits=("citizen", "ciudadano"),
        misses=("citizen_name", "citizen_email", "senior_citizen"),
    ),
    NameRule(
        "papers",
        _CLASS,
        "USCIS and DHS forms and numbers; I-94, I-485, I-589, I-765, I-914, I-918, I-360",
        (
            "alien|uscis|a number|anumber|anum|a num|alien no|numero de extranjero|extranjero|sevis|eoir",
            ("i 94|i 485|i 589|i 765|i 914|i 918|i 360|i 130|i 131|i 551|i 766|i 862|i 797|n 400|h 1 b|h 2 a|h 2 b|f 1 visa|j 1 visa|u visa|t visa|"
            "uvisa|k 1 visa|visa u|visa t"),
            ("green card|greencard|gc status|tarjeta verde|permanent resident|perm resident|perm res|residente permanente|residencia permanente|"
            "conditional resident|lawful permanent|legal permanent"),
            f"lpr|ead|tps|prc + {FLAG}|card|exp|expires|category|holder|country|tarjeta",
            ("daca|dreamer|asylum|asylee|asilo|asilado|asilada|refugee|refugiado|refugiada|parolee|humanitarian parole|parole humanitario|vawa|sijs|sij|"
            "withholding of removal|special immigrant|siv"),
            ("deportation|deported|deportable|deportacion|deportado|removal order|order of removal|orden de deportacion|removal proceedings|"
            "detainer|ice hold|ice detainer|retenedor|notice to appear|voluntary departure|overstay|overstayed"),
            "employment authorization|employment auth|work auth alien|permiso de trabajo|autorizacion de empleo|work eligible",
        ),
        unless=f"{_NOT_PEOPLE}|species|invasive|plate|camera|reader|not|is a|shelter count",
        against="species|invasive|plant|habitat|plate|camera|throughput|latency",
        hits=("alien_no", "A_NUMBER", "i94_number", "I589FiledDate", "green_card_exp", "lpr_since", "daca", "tps_status", "asylum_case",
            "refugiado", "ice_detainer", "permiso_de_trabajo", "h1b", "uscis_receipt", "greencard"),
        misses=("lpr_camera_id", "alien_species", "tps", "removal_date", "resident_id", "card_no", "is_a_number", "iceberg"),
    ),
    NameRule(
        "visa",
        _CLASS,
        "a visa, which is a card for paying with, too",
        (f"visa|visado + type|tipo|class|clase|category|{FLAG}|exp|expires|issued|country|pais|holder|sponsor|subclass|student",),
        unless="card|payment|pago|mastercard|amex|last four|last 4|auth|token|debit|credit",
        against="mastercard|amex|cvv|payment|card|cardholder|discover|debit|credit|tarjeta",
        hits=("visa_type", "VISA_EXP_DT", "tipo_de_visa", "visastatus"),
        misses=("visa_card_no", "visa_last_4", "visalia"),
    ),
    NameRule(
        "papers_alone",
        _CLASS,
        "short names that mean other things, too",
        (("visa|visado|lpr|ead|tps|work permit|work authorization|work authorized|work auth|authorized to work|i 9|e verify|everify|residencia|"
            "residency status|resident status|estatus de residencia|papeles|consular|matricula consular|deferred action|migracion|parole status|"
            "immigrant|docs status"),),
        unless="card|payment|plate|camera|building|street|construction|contractor|plumbing|tax|tuition|electrical|db|schema|script",
        beside=f"{_PAPERS}|visa|ssn|dob|hire|status inmigratorio",
        against="mastercard|amex|cvv|payment|plate|camera|throughput|latency|contractor|building|street|construction|parcel|version|schema",
        alone="undetermined",
        hits=("visa", "LPR", "work_permit", "i9_verified", "residency_status"),
        misses=("building_work_permit", "visa_card", "tax_residency_status"),
    ),
    NameRule(
        "itin",
        _CLASS,
        "the marking guide counts an ITIN as immigration status",
        ("itin|individual taxpayer id|individual taxpayer identification",),
        against="flight|vuelo|airline|depart|departure|hotel|itinerary|itinerario|leg",
        tier="identifier",
        hits=("itin", "ITIN_NO", "ssn_itin"),
        misses=("itinerary", "waiting_list"),
    ),
    NameRule(
        "origin",
        _CLASS,
        "the labelling guide's proxies: birthplace, origin, nationality, entry to or years in the U.S., passport",
        (
            "birth|nacimiento|birthplace|born|nacio + country|pais|place|lugar|city|ciudad|state|estado|ctry|cntry|nation|foreign|abroad|us",
            ("birthplace|pob|cob|country of origin|origin country|pais de origen|nationality|nacionalidad|natlty|national origin|foreign born|"
            "home country|ctry origin|nacion de origen"),
            "entry|entrada|arrival|llegada|arrived|llego + us|usa|country|eeuu|pais|port",
            "years in us|years in usa|anos en eeuu|anos en ee uu|time in us|port of entry",
            "passport|pasaporte|consular id|foreign id|cedula extranjera",
            "country|pais + citizenship|ciudadania",
        ),
        unless="certificate|registrar|ski|health passport|museum|sku|goods|product|parcel|shipping|vessel|port authority",
        against="sku|tariff|manufacturer|shipment|vessel|warehouse|breed",
        alone="undetermined",
        tier="proxy",
        hits=("birth_country", "country_of_birth", "pob", "nationality", "NACIONALIDAD", "passport_no", "us_entry_date", "lugar_nacimiento"),
        misses=("birth_date", "country", "data_entry_date", "order_arrival"),
    ),
)  # fmt: skip
