"""Rules of installed packages: found by their entry points, never in a plan, and never broken in silence."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from textwrap import dedent

import pytest

ROOT = Path(__file__).parent.parent.parent
RULE = '''
from relplan.diagnostics.finding import Arguments, Found
from relplan.diagnostics.rule import Options, Rule
from relplan.diagnostics.severity import Severity
from relplan.diagnostics.text import Text
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Short(Arguments):
    name: str


class Length(Options):
    """How long a name is."""

    least: int = 3
    """The least letters."""


def check(study, options):
    for item in study.plan.programmes.values():
        if len(item.value.name) < options.least:
            yield Found(item.at("name"), Short(item.value.name), objects=(item.ref,))


RULE = Rule(
    code="ACM001",
    name="short-name",
    severity=Severity.WARNING,
    statement=Text("A programme has a short name.", "Un programme a un nom court."),
    why=Text("Nobody knows what it is.", "Personne ne sait ce que c'est."),
    message=Text('"{name}" is a short name', "« {name} » est un nom court"),
    remedy=Text("write a longer one", "écrivez-en un plus long"),
    bad="""
# programmes/a.yaml
name: A  # <- here
objective: {statement: s, kpi: nps}
""",
    good="""
# programmes/a.yaml
name: Welcome
objective: {statement: s, kpi: nps}
""",
    options=Length,
    check=check,
)
'''
PLAN = {
    "relplan.yaml": "relplan: 1\nname: P\nlanguage: en\n",
    "programmes/a.yaml": "name: A\nobjective: {statement: s, kpi: nps}\n",
}


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    for path, text in PLAN.items():
        file = tmp_path / "plan" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    return tmp_path / "plan"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A folder of installed packages, with one that gives a rule."""
    folder = tmp_path / "site"
    install(folder, "acme-crm-rules", RULE)
    return folder


def install(folder: Path, package: str, code: str, value: str = "RULE") -> None:
    """Put a package where packages are installed."""
    module = package.replace("-", "_")
    info = folder / f"{module}-1.0.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {package}\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text(f"[relplan.rules]\nrules = {module}:{value}\n")
    (folder / f"{module}.py").write_text(dedent(code))


def run(site: Path, *words: str, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    path = os.pathsep.join((str(ROOT), str(site)))
    return subprocess.run(
        [sys.executable, "-m", "relplan", *words],
        cwd=cwd,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": path, "NO_COLOR": "1", "RELPLAN_LANG": "en"},
    )


def test_an_installed_rule_speaks_like_all_others(site: Path, plan: Path) -> None:
    done = run(site, "validate", str(plan), "--select", "ACM", "--format", "json")
    (found,) = json.loads(done.stdout)["diagnostics"]
    assert (found["code"], found["message"]) == ("ACM001", '"A" is a short name')
    assert found["objects"] == ["programme/a"]


def test_a_plan_sets_it(site: Path, plan: Path) -> None:
    (plan / "relplan.yaml").write_text(PLAN["relplan.yaml"] + "rules: {short-name: {severity: error, least: 1}}\n")
    done = run(site, "validate", str(plan), "--select", "ACM,CFG", "--format", "concise")
    assert done.stdout.endswith("nothing to mend\n")


def test_it_is_listed_and_explained_with_its_example(site: Path) -> None:
    rules = json.loads(run(site, "rules", "--format", "json").stdout)["rules"]
    assert [rule["code"] for rule in rules if rule["origin"] == "acme-crm-rules"] == ["ACM001"]
    page = run(site, "explain", "short-name").stdout
    assert "ACM001 short-name (warning, acme-crm-rules)" in page
    assert '"A" is a short name' in page
    assert "least: 3  # The least letters." in page


def test_a_plan_does_not_take_its_letters(site: Path, plan: Path) -> None:
    own = "house_rules: {mine: {code: ACM002, given: programme, require: owner, message: m}}\n"
    (plan / "relplan.yaml").write_text(PLAN["relplan.yaml"] + own)
    assert "CFG014" in run(site, "validate", str(plan), "--format", "concise").stdout


def test_several_rules_may_come_as_a_tuple(tmp_path: Path) -> None:
    more = "import dataclasses\nMORE = (dataclasses.replace(RULE, code='ACM002', name='other-name'), RULE)\n"
    install(tmp_path / "site", "acme-crm-rules", RULE + more, "MORE")
    rules = json.loads(run(tmp_path / "site", "rules", "--format", "json").stdout)["rules"]
    assert [rule["code"] for rule in rules][-2:] == ["ACM001", "ACM002"]


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        ("import nothing_of_this_name\n", "ModuleNotFoundError: No module named 'nothing_of_this_name'"),
        ("RULE = 1 / 0\n", "ZeroDivisionError: division by zero"),
        ("import sys\nsys.exit('bye')\n", "SystemExit: bye"),
        ("OTHER = 1\n", "AttributeError"),
        ("RULE = 'a rule'\n", "is no rule and no tuple of rules"),
        (RULE.replace('"ACM001"', '"PRS900"'), "the letters of a family of relplan's own, PRS"),
        (RULE.replace('"ACM001"', '"acme-1"'), "needs a code of three capitals and three digits"),
        (RULE.replace('"short-name"', '"cap-exceeded"'), 'relplan itself has a rule called "cap-exceeded" too'),
        (RULE.replace("  # <- here", ""), "needs a good example, and a bad one"),
        (RULE.replace("check=check,", ""), "needs a check"),
        (RULE.replace("Severity.WARNING", "'warning'"), "needs a severity"),
        (RULE.replace("why=Text(", "why=str("), "can't be loaded, TypeError"),
        (RULE.replace('why=Text("Nobody knows what it is.", "Personne ne sait ce que c\'est.")', "why='x'"), "as Text"),
        (RULE.replace("options=Length", "since='2019.1'"), "names an edition that there is not, 2019.1"),
        (RULE.replace("options=Length", "options=dict"), "needs a subclass of Options"),
        (RULE.replace("study.plan.programmes", "study.plan.nothing"), "failed, AttributeError"),
        (RULE.replace('"{name}" is', '"{nome}" is'), "failed, KeyError: 'nome'"),
        (RULE.replace('item.at("name")', '"here"'), "failed, AttributeError"),
    ],
)
def test_a_broken_package_is_named_and_leaves_with_2(tmp_path: Path, plan: Path, code: str, sentence: str) -> None:
    install(tmp_path / "site", "acme-crm-rules", code)
    done = run(tmp_path / "site", "validate", str(plan))
    assert done.returncode == 2
    assert sentence in done.stderr
    assert "acme-crm-rules" in done.stderr
    assert done.stderr.count("\n") == 1
    assert done.stdout == ""


def test_packages_may_not_share_a_code(site: Path, plan: Path) -> None:
    install(site, "other-rules", RULE)
    done = run(site, "validate", str(plan))
    assert done.returncode == 2
    assert 'the package "other-rules"' in done.stderr
    assert 'the package "acme-crm-rules" has a rule called "ACM001" too' in done.stderr


def test_no_code_is_read_from_the_plan(plan: Path, tmp_path: Path) -> None:
    install(plan, "acme-crm-rules", "raise SystemExit(9)\n")
    for cwd, site in ((plan, tmp_path), (plan, plan), (ROOT, plan), (plan.parent, plan)):
        done = run(site, "validate", str(plan), "--select", "SYN", cwd=cwd)
        assert (done.returncode, done.stderr) == (0, "")


def test_a_file_of_the_plan_does_not_stand_in_for_an_installed_module(site: Path, plan: Path) -> None:
    (plan / "acme_crm_rules.py").write_text("raise SystemExit(9)\n")
    (plan / "colorsys.py").write_text("raise SystemExit(9)\n")
    module = site / "acme_crm_rules.py"
    module.write_text(RULE.replace("    for item in study", "    import colorsys\n\n    for item in study"))
    assert "ACM001" in run(site, "validate", ".", "--format", "concise", cwd=plan).stdout


def test_without_rules_to_run_no_package_is_asked(tmp_path: Path) -> None:
    install(tmp_path / "site", "acme-crm-rules", "raise SystemExit(9)\n")
    for words in (["--version"], ["--help"], ["schema", "scenario"]):
        assert run(tmp_path / "site", *words).returncode == 0
