"""Names of columns that hold what income tax records say."""

# ruff: noqa: E501 - lists of words are read a line each
from __future__ import annotations

from charteroak.screening.columns.rule import NameRule
from charteroak.screening.found import Category

_CLASS = Category.INCOME_TAX_RECORD
_OTHER_TAX = (
    "property|propiedad|predial|sales|ventas|vehicle|vehiculo|motor|excise|rate|tasa|exempt|parcel|assess|assessed|assessment|mill|levy|"
    "district|hotel|meals|vat|iva|invoice|room|fuel|town|real|estate|escrow|collector|map|lot|jurisdiction"
)

RULES = (
    NameRule(
        "return",
        _CLASS,
        "IRS forms and what stands on them: 1040, W-2, 1099, AGI, EITC; IRS Pub. 1075 on FTI",
        (
            "agi|magi|adjusted gross|ingreso bruto ajustado|taxable income|ingreso gravable|ingreso tributable|itemized|fti|federal tax info",
            ("1040|1040 ez|1040 sr|4506|w 2|w 2 s|w 4|schedule c|sched c|schedule k|k 1|1098|1095 a|form 1099|1099 int|1099 misc|1099 nec|1099 g|1099 r|"
            "ssa 1099|irs|irs 1040|ct 1040|480 6|planilla"),
            ("return|transcript|refund|reembolso|filer|filed|filing|withheld|withholding|retenido|retencion|"
            "dependents|dependent|dependientes|liability|credit claimed|preparer|declaracion|devolucion|debt|owed|adeudado|offset|garnishment"),
            "income tax|inc tax|fed tax|federal tax|state income tax|impuesto sobre ingresos|impuesto sobre la renta|impuestos federales + tax|taxes|impuesto|impuestos|contributiva|renta",
            ("filing status|estado contributivo|eitc|earned income credit|earned income tax|eic claimed|child tax credit|actc|"
            "credito por ingreso|dependents claimed|wages tips|box 1 wages|tax year income|taxreturn"),
        ),
        unless=f"{_OTHER_TAX}|vendor|supplier|business|corporate|sales tax|tax exempt",
        against="vendor|supplier|parcel|grantee|assessor",
        hits=("AGI", "magi_amt", "w2_wages", "W-2", "form1040", "tax_return_attached", "declaracion_de_impuestos", "filing_status", "federal_tax_withheld",
            "eitc_claimed", "1099_int", "taxrefund", "tax_refund_amt"),
        misses=("property_tax", "sales_tax_amt", "tax_rate", "tax_exempt", "imagine", "irish", "vehicle_tax_refund", "tax_id"),
    ),
    NameRule(
        "tax_alone",
        _CLASS,
        "a tax that is not said to be another",
        (
            "taxpayer|contribuyente + name|nombre|status|filed|year|income",
            "tax year|ano fiscal|ano contributivo|tax owed|back taxes|tax lien|impuestos|1099|eic|ctc|levy irs|tax credit|vita",
        ),
        unless=_OTHER_TAX,
        beside="agi|return|refund|w 2|wages|filing|1040|income|dependents|irs|withholding|ingreso|salario",
        against="vendor|supplier|parcel|invoice|property|vehicle|assessment|mill|grand list|propiedad",
        alone="undetermined",
        hits=("tax_year", "taxpayer_name", "1099_flag", "impuestos"),
        misses=("property_tax_year", "taxi_year"),
    ),
)  # fmt: skip
