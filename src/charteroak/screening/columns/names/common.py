"""Words that more than one class's names go with."""

# ruff: noqa: E501 - lists of words are read a line each
from __future__ import annotations

FLAG = (
    "flag|flg|ind|indicator|indicador|yn|y n|status|stat|sts|estado|estatus|cd|code|codigo|type|typ|tipo|is|es|has|tiene|"
    "current|cur|curr|ever|since|desde|date|dt|fecha|start|end|from|until|history|hist|historial|case|caso|no|num|nbr|number"
)
"""What a name adds to say that it holds a fact about a person."""
PERSON = (
    "client|cliente|applicant|solicitante|person|persona|participant|participante|household|hogar|hh|member|miembro|"
    "patient|paciente|student|estudiante|tenant|inquilino|resident|residente|dob|birth|nacimiento|ssn|gender|genero|"
    "race|raza|ethnicity|pronoun|caseworker|intake|veteran|disabling"
)
"""Columns that stand beside those about a person."""
CRIME = (
    "offense|ofensa|delito|suspect|sospechoso|victim|victima|crime|crimen|arrest|arresto|police|policia|officer|oficial|"
    "incident|incidente|ucr|nibrs|complaint|docket|weapon|arma|statute|investigator|detective|beat"
)
"""Columns of police records."""
BENEFITS = (
    "wic|tanf|tfa|medicaid|ebt|ssi|snap|husky|liheap|benefit|beneficio|income|ingreso|household|hogar|hh|caseworker|"
    "client|cliente|eligibility|elig|recert|recertification|intake|applicant|solicitante|rent|subsidy|dss|hmis"
)
"""Columns of assistance to people."""
RECEIPT = (
    "on|flag|flg|ind|indicator|yn|y n|recipient|benefit|benefits|beneficio|amt|amount|monto|cantidad|elig|eligible|"
    "eligibility|elegible|household|hh|hogar|status|sts|stat|estado|recv|receives|receive|receiving|received|rcv|recibe|"
    "is|has|gets|tiene|con|en|enrolled|enrollment|enroll|inscrito|participant|participante|start|end|recert|cert|case|"
    "caso|client|cliente|member|apply|app|applied|application|applicant|solicitud|denied|approved|denial|card|tarjeta|"
    "active|current|curr|cur|prior|past|ever|since|date|dt|fecha|id|num|no|nbr|number|office|worker|monthly|issuance|"
    "coverage|cobertura|plan|health|child|family|familia|income|ingreso|other|otro|reason|cd|code"
)
"""What a program's name goes with where somebody gets, or asked for, what it gives."""
