"""Whole texts that are a record of somebody's income tax: told by how such papers are made, not by their mention.

A paper is known by its title and by its boxes or lines: three labels of one form that stand beside amounts are a filled form.
A blank form has the labels and no amounts; instructions have neither. English and Spanish, federal, Connecticut, Puerto
Rico. Sources: the forms' own printed labels (IRS Forms W-2, 1099, 1040, 1040 (SP), transcripts, notices; DRS CT-1040;
Hacienda 499R-2/W-2PR and 482).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

_AMOUNT = r"(?<![\w/-])\(?-?\$?\s?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d\d)?(?![\w/%-])"


@dataclass(frozen=True, slots=True)
class Paper:
    """One kind of paper: what its title says, the labels of its boxes and lines, and how many must stand with an amount."""

    name: str
    source: str
    title: str
    labels: tuple[str, ...]
    least: int
    hits: tuple[str, ...]
    misses: tuple[str, ...]


PAPERS = (
    Paper(
        "w2",
        "IRS Form W-2, boxes 1 to 20; Hacienda 499R-2/W-2PR",
        r"\bw-?\s?2c?(?:pr)?\b|wage and tax statement|comprobante de retencion|499r-2|earnings summary|estado de "
        r"salarios",
        (
            r"wages,? tips,?(?: and)? other comp\w*|salarios?,? propinas|sueldos|total wages",
            (r"(?:federal|fed\.?) income tax with\w*|fed(?:eral)? (?:w/?h|tax withheld)|impuesto "
            r"federal.{0,25}retenid\w+|contribucion retenida|retenido"),
            (r"social security wages|ss wages|soc\.? sec\.? wages|salarios? (?:del? )?seguro social|total sueldos "
            r"seguro social"),
            r"(?:social security|ss|soc\.? sec\.?) tax w\w*|seguro social retenido|impuesto del? seguro social",
            r"medicare wages(?: and tips)?|salarios? (?:de )?medicare",
            r"medicare tax w\w*|impuesto (?:de )?medicare",
            r"state wages|salarios? estatal\w*",
            r"state income tax|state tax|impuesto estatal",
            r"dependent care|nonqualified plans|retirement plan|box 12|12[a-d]\b|comisiones|propinas",
        ),
        3,
        hits=(
            ("Form W-2 Wage and Tax Statement 2022\ne Employee: Jo Marr, 4 Elm St\n1 Wages, tips, other comp "
            "21,004.10  2 Federal income tax withheld 1,200.00\n3 Social security wages 21,004.10"),
            ("W2 2021 copia\nSalarios, propinas 18,200.00\nImpuesto federal retenido 900.00\nSalarios del seguro "
            "social 18,200.00"),
        ),
        misses=(
            ("Form W-2 Wage and Tax Statement\n1 Wages, tips, other comp ____  2 Federal income tax withheld ____\n3 "
            "Social security wages ____"),
            ("W-2s are in the portal. Box 1 is your wages, box 2 the federal income tax withheld, box 3 social "
            "security wages."),
        ),
    ),
    Paper(
        "1099",
        "IRS Forms 1099-NEC, MISC, INT, DIV, G, R, K and SSA-1099",
        r"\b(?:ssa-?|form(?:ulario)? )?1099(?:-?(?:nec|misc|int|div|g|r|k|b|c|s))?\b|social security benefit statement",
        (
            r"non\w{6,9}ee compensation|compensacion a no empleados",
            r"payer'?s? (?:name|tin)|pagador|recipient'?s? (?:name|tin|identification)|beneficiario",
            r"federal income tax withheld|impuesto federal.{0,25}retenid\w+",
            r"state tax withheld|state income|payer'?s state no",
            (r"interest income|intereses|ordinary dividends|dividendos|unemployment compensation|compensacion por "
            r"desempleo|gross distribution|taxable amount|gross amount"),
            r"\brents\b|royalties|other income|otros ingresos",
            r"benefits (?:paid|repaid)|net benefits",
        ),
        2,
        hits=(("Form 1099-NEC 2023\nPAYER'S name: Elm Rentals  RECIPIENT'S TIN XXX-XX-1111\n1 Nonemployee "
            "compensation $ 9,875.00\n4 Federal income tax withheld $ 0.00"),),
        misses=(("Form 1099-NEC\nPAYER'S name ______ RECIPIENT'S name ______\n1 Nonemployee compensation $\n4 Federal "
            "income tax withheld $"),),
    ),
    Paper(
        "return",
        "IRS Form 1040, 1040-SR, 1040 (SP), Schedule C; DRS CT-1040; Hacienda 482",
        r"\b(?:ct-?)?1040(?:-?(?:sr|nr|x|ez|es|sp))?\b|income tax return|declaracion de impuestos|planilla de "
        r"contribucion|schedule c\b|anexo c\b",
        (
            r"total income|ingreso total|gross income|federal adjusted gross income",
            r"adjusted gross income|\bagi\b|ingreso bruto ajustado",
            r"standard deduction|itemized deductions|deduccion estandar|deducciones detalladas",
            r"taxable income|ingreso tributable",
            r"total tax\b|income tax\b(?! return)|impuesto total|contribucion total",
            r"form\(?s?\)? w-?2,? box 1|w-?2,? casilla 1|wages, salaries",
            r"taxable interest|interes tributable|ordinary dividends",
            (r"earned income (?:tax )?credit|credito por ingreso del trabajo|child tax credit|credito tributario por "
            r"hijos|\beic\b"),
            r"total payments|pagos totales|tax withheld|retenido",
            (r"overpa(?:id|yment)|refund\w*|reembolso|cantidad pagada en exceso|amount you owe|cantidad que (?:usted "
            r")?(?:adeuda|debe)"),
            r"gross receipts|net profit|entradas brutas|ganancia neta",
            r"additions|subtractions|property tax credit",
        ),
        4,
        hits=(
            ("1040 U.S. Individual Income Tax Return 2021\nName: Pat Example SSN 000 00 1111\n9 Total income .... "
            "30,100\n11 Adjusted gross income .... 30,100\n12 Standard deduction .... 12,550\n15 Taxable income .... "
            "17,550"),
        ),
        misses=(
            ("How to read your 1040: total income is on line 9, adjusted gross income on line 11, the standard "
            "deduction on line 12, taxable income on line 15."),
            ("Form 1040\n9 Total income ____\n11 Adjusted gross income ____\n12 Standard deduction ____\n15 Taxable "
            "income ____"),
        ),
    ),
    Paper(
        "transcript",
        "IRS account, return, wage and income transcripts",
        r"(?:account|return|record of account|wage (?:and|&) income|tax return) transcript|sensitive taxpayer "
        r"data|transcripcion de (?:la )?(?:cuenta|declaracion|salarios)",
        (
            r"account balance|saldo de la cuenta",
            r"adjusted gross income|ingreso bruto ajustado",
            r"taxable income|ingreso tributable",
            r"accrued (?:interest|penalty)|intereses acumulados",
            r"tax per return|total tax|tax return filed|return filed",
            r"withholding|withheld|retenid\w+",
            r"wages,? tips|salarios?",
            r"exemptions|filing status|exenciones|estado civil",
            r"penalty|interest charged|notice issued|refund issued",
        ),
        2,
        hits=(("Account Transcript\nForm Number: 1040 Tax Period Ending: 12-31-2020\nACCOUNT BALANCE: "
            "906.31\nADJUSTED GROSS INCOME: 40,018.00\nTAXABLE INCOME: 28,468.00"),),
        misses=(("To get an account transcript call the IRS. It shows the account balance, adjusted gross income and "
            "taxable income."),),
    ),
    Paper(
        "notice",
        "IRS notices CP and letters LT, DRS notices of assessment or adjustment",
        r"\b(?:cp ?\d{2,4}[a-z]?|lt ?\d{2,4}|notice of (?:deficiency|intent to "
        r"levy|assessment|adjustment)|department of revenue services|internal revenue service|servicio de "
        r"(?:rentas|impuestos) internos|aviso)\b",
        (
            (r"amount (?:you owe|due|owed)|balance due|cantidad (?:que )?(?:adeudada|adeuda|debe)|saldo "
            r"(?:pendiente|adeudado)"),
            r"(?:failure.to.file|failure.to.pay|late) penalty|penalty|multas?|penalidad",
            r"interest(?: charges)?|intereses",
            r"tax (?:you owed|due|increase|per return)|impuesto (?:adeudado|que debia)",
            r"payments? and credits|pagos y creditos|withholding|retencion",
            r"your refund|refund amount|su reembolso|overpayment|pago en exceso",
            r"adjusted gross income|ingreso bruto ajustado|taxable income|ingreso tributable",
        ),
        3,
        hits=(
            ("Department of the Treasury Internal Revenue Service\nNotice CP14  Tax year 2022\nSSN XXX-XX-1111\nTax "
            "you owed $1,204.00\nFailure-to-pay penalty $12.00\nInterest charges $9.10\nAmount due by May 3 $1,225.10"),
        ),
        misses=(("If you get a CP14 from the Internal Revenue Service, it lists the amount due, any penalty and "
            "interest. Bring it to VITA."),),
    ),
    Paper(
        "prepared",
        "sheets that preparers and volunteer sites print: summaries, 8879, intake with amounts",
        r"\b(?:form )?8879\b|tax return summary|client (?:tax )?summary|resumen de (?:la "
        r")?(?:planilla|declaracion)|e-?file (?:acknowledg\w+|accepted)|return summary|preparer'?s? (?:summary|copy)",
        (
            r"adjusted gross income|\bagi\b|ingreso bruto ajustado",
            r"total tax|impuesto total",
            r"(?:federal )?(?:income )?tax withheld|withholding|retenid\w+",
            r"refund|reembolso",
            r"amount (?:you )?owed?|balance due|cantidad (?:adeudada|que debe)",
            r"total income|ingreso total|taxable income|wages",
        ),
        3,
        hits=(("Form 8879 IRS e-file Signature Authorization 2022\n1 Adjusted gross income 24,880\n2 Total tax 301\n3 "
            "Federal income tax withheld 1,940\n4 Refund 3,410"),),
        misses=("Form 8879 must be signed before we e-file. It shows AGI, total tax, refund.",),
    ),
)  # fmt: skip

# A label, then no more than a few words, dots or a box's number, then an amount of its own.
_FILLED = (
    r"(?:{label})[^\n]{{0,45}}?(?<![\w.,/-])\(?-?\$?\s?(?:\d{{1,3}}(?:,\d{{3}})+(?:\.\d\d)?|\d+\.\d\d|\$\s?\d+|"
    r"\d{{1,6}}(?=\s*(?:\n|\Z|\s{{2,}})))(?![\w/%])"
)


@cache
def _title(number: int) -> re.Pattern[str]:
    return re.compile(PAPERS[number].title, re.IGNORECASE)


@cache
def _labels(number: int) -> list[re.Pattern[str]]:
    return [re.compile(_FILLED.format(label=label), re.IGNORECASE) for label in PAPERS[number].labels]


LONGEST = 40_000
"""A longer text is no such paper: it holds much else."""
_CALLING = """
withheld withholding retenido retenida retencion taxable tributable transcript wages salarios sueldos compensation
1099 1040 8879 agi penalty multa overpaid dividends benefits
"""
WORDS = tuple(_CALLING.split())
"""Where a text has none of these it is no such paper: for the one pass over everything."""


def paper(text: str) -> Paper | None:
    """The kind of tax record that a text, in shadow, is as a whole; None where it is none.

    What only has such a record in it, amid much else, is not one: its labels must stand in what is most of the text.
    """
    for number, each in enumerate(PAPERS):
        if _title(number).search(text[:2000]) is None:
            continue
        filled = [found for label in _labels(number) if (found := label.search(text))]
        if len(filled) >= each.least and _is_most(text):
            return each
    return None


def _is_most(text: str) -> bool:
    """Is this written as a form is, in short lines with amounts, and not a letter that quotes one?"""
    lines = [line for line in text.split("\n") if line.strip()]
    sentences = len(re.findall(r"[a-z]{3,}[.!?](?:\s+[A-Z]|\s*$)", text))
    amounts = len(re.findall(_AMOUNT, text))
    return amounts >= 3 and sentences <= max(2, len(lines) // 3)
