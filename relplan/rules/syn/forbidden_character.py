"""SYN011 forbidden-character."""

from dataclasses import dataclass

from relplan.diagnostics.finding import Arguments, Found
from relplan.diagnostics.rule import Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from relplan.rules.words.signs import SIGNS
from relplan.source.problems import ForbiddenCharacter


@dataclass(frozen=True, slots=True)
class ForbiddenCharacterFound(Arguments):
    """The sign's number, its name, and what is typed in its place."""

    codepoint: str
    name: Text | None
    """None for a sign that few have heard of."""
    meant: Text | None
    """What it looks like; None for what is to be left out."""


def _describe(problem: ForbiddenCharacter) -> Found:
    sign = SIGNS.get(problem.codepoint)
    values = ForbiddenCharacterFound(problem.codepoint, sign.name if sign else None, sign.meant if sign else None)
    return Found(problem.at, values, identity=(problem.codepoint,))


RULE = Rule(
    code="SYN011",
    name="forbidden-character",
    severity=Severity.ERROR,
    statement=Text(
        "A file holds a character that can't be seen, or looks like another, where it is not read as meant.",
        "Un fichier contient un caractère invisible, ou semblable à un autre, là où il n'est pas lu comme voulu.",
    ),
    why=Text(
        "Copied from a document or a web page, it breaks lines for some programs and not for others, or makes a key "
        "into another one that looks the same.",
        "Recopié d'un document ou d'une page web, il coupe la ligne pour certains logiciels et pas pour d'autres, ou "
        "fait d'une clé une autre qui a l'air identique.",
    ),
    source="YAML 1.2.2, section 5.1, character set, and 5.4, line break characters",
    message=(
        Text(
            "{name} stands here, {codepoint}: it hides, or looks like another sign, and is read as neither",
            "{name} se trouve ici, {codepoint} : on ne le voit pas, ou il ressemble à un autre signe qu'il n'est pas",
        ),
        Text(
            'the invisible character "{codepoint}" stands here',
            "le caractère invisible « {codepoint} » se trouve ici",
        ),
    ),
    remedy=(
        Text("delete it and type {meant} in its place", "effacez-le et tapez {meant} à sa place"),
        Text(
            "delete it and type the text again at this place",
            "effacez-le et retapez le texte à cet endroit",
        ),
    ),
    bad="""
# programmes/welcome.yaml
name: Welcome\u2028to all  # <- here
objective: {statement: A first order, kpi: first_order_rate}
""",
    good="""
# programmes/welcome.yaml
name: Welcome to all
objective: {statement: A first order, kpi: first_order_rate}
""",
    problem=ForbiddenCharacter,
    describe=_describe,
)
