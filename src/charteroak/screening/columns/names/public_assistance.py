"""Names of columns that tell receipt of public assistance."""

# ruff: noqa: E501 - lists of words are read a line each
from __future__ import annotations

from charteroak.screening.columns.names.common import BENEFITS, RECEIPT
from charteroak.screening.columns.rule import NameRule
from charteroak.screening.found import Category

_CLASS = Category.PUBLIC_ASSISTANCE
_VENDOR = "accepts|accepted|acepta|authorized retailer|retailer|vendor|terminal|merchant|outreach|training|url|count|total|pct"

RULES = (
    NameRule(
        "program",
        _CLASS,
        "HMIS IncomeBenefits: TANFChildCare, OtherTANF, Medicaid; Connecticut's programs; Puerto Rico's PAN and TANF",
        (
            "tanf|ebt|tfa|medicaid|liheap|ceap|afdc|schip|saga|pandemic ebt|p ebt|famis|foodshare|calfresh|calworks",
            "food stamp|food stamps|foodstamp|cupones de alimentos|cupones|estampillas|vales de comida",
            ("public assistance|pub assist|publicassist|pub asst|general assistance|gen assist|cash assistance|cash aid|asistencia publica|"
            "ayuda publica|asistencia social|asistencia economica|beneficios publicos|ayudas sociales|state supplement"),
            ("section 8|sec 8|seccion 8|s 8|housing choice|hcv|hud voucher|rap voucher|rap cert|rental assistance|rent assistance|"
            "public housing|vivienda publica|asistencia de renta|ayuda de renta"),
            "care 4 kids|c 4 k|childcare subsidy|child care subsidy|daycare subsidy|child care assistance|subsidio",
            ("energy assistance|fuel assistance|heating assistance|heat assistance|asistencia de energia|ayuda de energia|"
            "asistencia de calefaccion|winter protection"),
            "free lunch|reduced lunch|free reduced|frl|frpl|nslp|almuerzo gratis|lunch status|lunch eligibility|free meals eligibility",
            "benefits from any|other benefits source|noncash benefits|noncash benefit|non cash benefits|nonemployment benefits",
            "refugee cash|supplemental security|seguridad de ingreso suplementario|wic participant",
        ),
        unless=_VENDOR,
        hits=("TANFChildCare", "OtherTANF", "ebt_card_no", "section8_voucher", "FOOD_STAMPS", "asistencia_publica", "care4kids", "liheap_yn",
            "BenefitsFromAnySource", "frl_status", "Medicaid", "tanfamount", "sec_8"),
        misses=("accepts_ebt", "public_works", "section_code", "technical_assistance", "ebtl_value", "fr_level"),
    ),
    NameRule(
        "snap",
        _CLASS,
        "HMIS SNAP; DSS and school intake forms",
        (f"snap + {RECEIPT}", "fs benefit|fs benefits|fs case|snapbenefit|onsnap"),
        unless="shot|snapshot|volume|disk|vm|backup|window|pixel|grid|back|ring|count|store|retailer|accepts|time|ts|version|offset",
        against="snapshot|lun|disk|backup|volume|vm|commit|bucket|replica",
        hits=("on_snap", "OnSNAP", "snap_amt", "SNAP_CASE_NO", "recibe_snap", "onsnap", "snapflag", "hh_snap"),
        misses=("snapshot_id", "snap_volume", "snap_time", "snapback"),
    ),
    NameRule(
        "program_with_more",
        _CLASS,
        "programs whose short names mean other things, too, with what says receipt",
        (f"ssi|wic|husky|schip + {RECEIPT}|a|b|c|d", "chip + enrolled|elig|eligible|medicaid|coverage|insurance|member",
            "ga amount|ga benefit|ga recipient|ga case|pa recipient|pa benefit", "husky health",
            "voucher + housing|rental|hud|pha|tenant|mobility|rent|vivienda|renta|holder"),
        unless=f"{_VENDOR}|rssi|breed|dog|server|store|closet|walk",
        against="rssi|breed|dog|pet|antenna|signal",
        hits=("SSIAmount", "wic_flag", "husky_a", "husky_id", "SSI_YN", "GAAmount", "housing_voucher", "wicstatus"),
        misses=("rssi", "husky_breed", "voucher_no", "swich_id"),
    ),
    NameRule(
        "program_alone",
        _CLASS,
        "the short names by themselves",
        ("snap|ssi|wic|husky|chip|rap|welfare",),
        unless="shot|snapshot|animal|check|chequeo|sheet|rssi|song|volume|disk|time|vm|back|bread|frying|set|animals|child|officer|state|fund|"
        "micro|pet|design|serial|reader|number|card|zoom|type|tilt|ring",
        beside=BENEFITS,
        against="snapshot|lun|disk|backup|volume|vm|rssi|breed|dog|pet|antenna|camera|zoom|tilt|song|artist|chipset|cpu",
        alone="undetermined",
        hits=("SNAP", "WIC", "ssi", "welfare"),
        misses=("snapshot", "welfare_check", "microchip", "chip_serial"),
    ),
    NameRule(
        "benefit",
        _CLASS,
        "a benefit may be an employee's, too",
        (
            ("benefit|beneficio + type|tipo|source|fuente|amount|amt|monto|recipient|program|programa|case|caso|card|elig|eligibility|start|end|"
            "flag|yn|receives|recibe"),
            "income source|source of income|income type|fuente de ingreso|fuente ingresos|means tested|fee waiver|indigent|indigency",
            "subsidized|subsidised|subsidy|subsidio|voucher holder|payee|dss client|dss case|dss id",
        ),
        unless="employee|emp|dental|vision|pension|plan|fringe|retirement|cost|net|community|death|tax",
        beside=f"{BENEFITS}|assistance|asistencia",
        against="payroll|employee|dental|vision|401|pension|hire|deduction|retirement|fringe|vendor|department|premium|tuition",
        alone="undetermined",
        tier="proxy",
        hits=("benefit_type", "income_source", "dss_case_id", "fuente_de_ingreso", "subsidy_amt"),
        misses=("fringe_benefit_amount", "cost_benefit", "employee_benefit_plan"),
    ),
)  # fmt: skip
