"""Names of columns with other private attributes of 2-929, and with numbers and addresses that stand for a person."""

# ruff: noqa: E501 - lists of words are read a line each
from __future__ import annotations

from charteroak.screening.columns.rule import NameRule
from charteroak.screening.found import Category

_CLASS = Category.OTHER_PRIVATE
_OFFICE = "office|oficina|agency|agencia|vendor|business|company|department|dept|site|facility|work|school|ip|mac|web|url|store|branch|event|venue|from|host"
_SOMEONE = (
    "home|casa|mailing|residential|residence|residencia|client|cliente|applicant|solicitante|emp|employee|owner|person|persona|patient|paciente|"
    "student|tenant|inquilino|guardian|parent|contact|emergency|personal|permanent|current|prior|previous|customer|member|cust|caller|victim|suspect"
)

RULES = (
    NameRule(
        "social_security",
        _CLASS,
        "SSA; forms shorten it to SSN, SS and social",
        ("ssn|social security|soc sec|socsec|ss no|ss num|ssnum|seguro social|nss|ssnbr|social sec + no|num|ssn|social|security|sec|seguro|ss|ssnum|nss|ssnbr|last",
            "ssn|nss|ssn4|socsec|ssnbr"),
        unless="retirement|income|office|administration|withheld|tax|benefit|wages",
        tier="identifier",
        hits=("ssn", "SSN_LAST4", "social_security_no", "seguro_social", "SocSecNum"),
        misses=("ssl_cert", "session", "social_media"),
    ),
    NameRule(
        "birth_date",
        _CLASS,
        "dates of birth",
        ("dob|d o b|birthdate|birth date|date of birth|birth dt|bdate|birthday|fecha de nacimiento|fecha nac|fec nac|f nac|fdn|nacimiento fecha|birthdt",
            "birth + day|month|year|date|dt|yr"),
        unless="certificate|pet|animal",
        tier="identifier",
        hits=("DOB", "birth_dt", "FechaNacimiento fecha_de_nacimiento", "dateOfBirth", "bdate"),
        misses=("created_date",),
    ),
    NameRule(
        "home",
        _CLASS,
        "where a particular person lives, and how to reach them",
        (
            f"address|addr|adr|direccion|domicilio|street addr + {_SOMEONE}",
            f"phone|telephone|tel|telefono|ph|mobile|cell|celular|movil|email|e mail|correo + {_SOMEONE}|no|num|number|nbr",
            "domicilio|home phone|cell phone|cellphone|mobile phone|telefono celular|correo electronico|next of kin",
        ),
        unless=_OFFICE,
        tier="identifier",
        hits=("home_address", "client_addr", "domicilio", "cell_phone", "applicant_email", "tel_casa", "correo_electronico"),
        misses=("office_address", "ip_address", "mac_addr"),
    ),
    NameRule(
        "address_alone",
        _CLASS,
        "an address may be an office's",
        ("address|addr|direccion|phone|telephone|telefono|email|e mail|correo|mobile|cell|celular|lat|latitude|longitude",),
        unless=f"{_OFFICE}|template|type|sent|verified|count",
        beside="dob|ssn|first name|last name|fname|lname|nombre|apellido|client|cliente|applicant|person|patient|tenant|resident",
        against="agency|vendor|facility|business|host|port|department|site|parcel|sensor|station",
        alone="undetermined",
        tier="identifier",
        hits=("address", "email", "telefono"),
        misses=("ip_address", "email_template", "excel"),
    ),
    NameRule(
        "number",
        _CLASS,
        "numbers that states, banks and hospitals give",
        (
            "drivers license|driver license|driver lic|dl no|dl num|dl number|licencia de conducir|licencia conducir|state id",
            "bank account|acct no bank|routing|routing number|iban|cuenta bancaria|credit card|cc num|cvv|tarjeta de credito|debit card",
            "mrn|medical record|expediente medico|mbi|health insurance id|member id health|policy holder dob",
            "fingerprint|biometric|huella|dna|mothers maiden|maiden name|apellido de soltera",
        ),
        unless="count|type only|fee",
        tier="identifier",
        hits=("drivers_license_no", "dl_num", "routing_number", "MRN", "mothers_maiden_name"),
        misses=("license_plate_type", "business_license"),
    ),
    NameRule(
        "attribute",
        _CLASS,
        "2-929: other personal or private attributes",
        (
            "race|raza|ethnicity|ethnic|etnia|etnicidad|hispanic|latino|religion|religious|creed|religiosa",
            ("disability|disabled|disabling|discapacidad|discapacitado|diagnosis|diagnoses|dx|icd|icd 10|diagnostico|hiv|vih|aids|mental health|salud mental|"
            "substance abuse|substance use|drug use|alcohol use|adiccion|pregnant|pregnancy|embarazada|embarazo|medication|medicamento|allergy|alergias|"
            "health condition|condicion medica|psychiatric"),
            "marital|estado civil|civil status|gender identity|identidad de genero|transgender|trans|pronoun|pronouns|pronombre|sex at birth|gender|genero",
            "criminal history|criminal record|arrest record|antecedentes|conviction|convicted|felony|felon|incarcerated|probation|parole",
            ("household income|gross income|annual income|monthly income|net income|ingreso anual|ingreso mensual|ingresos|salary|salario|sueldo|wage|wages|"
            "credit score|debt amount|deudas|bankruptcy|bancarrota|total monthly income"),
            "homeless|homelessness|sin hogar|unhoused|eviction|evicted|desalojo|living situation|foster care",
        ),
        unless="count|total population|trans date|transaction|race condition|date trans|code trans|id trans|horse|car|road|training|policy|amt|type trans",
        hits=("race_cd", "religion", "disability_flag", "dx_code", "marital_status", "estado_civil", "gender_identity", "household_income"),
        misses=("trace_id", "index", "transaction_id", "bracelet"),
    ),
)  # fmt: skip
