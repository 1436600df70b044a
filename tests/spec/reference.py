"""Writes ``docs/rules.md``: every rule type with its parameters, from the schema, and its tables.

``python -m tests.spec.reference`` writes it anew; a test compares.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from bulletins.evidence.contracts import CAMPAIGN_TABLES, MONTHLY_TABLES, RELEASE_TABLES, ROLLUP_TABLES, Row
from bulletins.evidence.schema import schema
from bulletins.paths import REPOSITORY
from tests.spec.tables import HERE

FILE = REPOSITORY / "docs" / "rules.md"
HEAD = """# The rules 计分规则

Every type of rule that `campaign.yml` knows: its parameters, and the tables that say what it gives. Every row of every
table is run by the tests ([how to read them](../tests/spec/README.md)). This page is generated from the
[schema](campaign.schema.json) and from `tests/spec`: `python -m tests.spec.reference` writes it anew.
"""


@dataclass(frozen=True)
class Section:
    """A rule type: what it is called, the parts of the schema it is written with, and its tables.

    A part is a class, or a class and the parameters of it that matter here: ``Action: base, …``.
    """

    title: str
    parts: tuple[str, ...]
    tables: tuple[str, ...]


SECTIONS: dict[str, Section] = {
    "ratio": Section("Ratio 比例", ("Ratio", "Part"), ("ratio",)),
    "per_point": Section("Points per step 按点加减分", ("PerPoint", "Segment"), ("per_point",)),
    "bands": Section("Bands 分档", ("Bands", "Band", "Condition", "More"), ("bands",)),
    "count": Section("Count 按个数", ("Count",), ("count",)),
    "minimum_counts": Section("Minimum counts 最低个数", ("MinimumCounts",), ("minimum_counts",)),
    "rank_points": Section("Points by position 按名次", ("RankPoints", "Place"), ("rank_points",)),
    "relative": Section(
        "Relative marks and goalposts 相对计分与阈值", ("Relative", "Goalposts"), ("relative", "goalposts")
    ),
    "benchmark": Section("Plan and benchmark 双向对标", ("Benchmark",), ("benchmark",)),
    "jury": Section("Jury 评委", ("Jury",), ("jury",)),
    "ledger": Section("Ledger 加减分台账", ("Ledger", "LedgerType"), ("ledger",)),
    "gate": Section("Gates and grades 一票否决与等次", ("Gate", "Grade"), ("gates",)),
    "groups": Section("Groups 分组", ("Selection",), ("groups",)),
    "applicability": Section(
        "Applicability and missing values 不适用与未报送",
        ("Action: when_not_applicable, base, when_not_reported", "Scheme: when_not_reported, least_coverage"),
        ("applicability",),
    ),
    "compose": Section(
        "Composition 合成", ("Scheme: compose, total", "Action: aggregate, weight, total, normalise"), ("compose",)
    ),
    "periods": Section(
        "Periods 周期", ("Rollups", "Rollup", "Indicator: quarters, since, until"), ("periods",)
    ),
    "rank": Section("Ranking and rounding 排名与修约", ("Ranking", "Award", "Rounding"), ("ranking", "rounding")),
    "light": Section(
        "Lights 亮灯",
        ("Lights", "LightBand", "Escalation", "Step"),
        ("lights", "lights_refused", "schedule"),
    ),
    "ticket": Section("Tickets 问题工单", ("TicketClass",), ("tickets", "workdays")),
    "provenance": Section("Provenance 出处", ("Version",), ("provenance", "agreement")),
    "recipes": Section("Recipes 常见做法", (), ("recipes",)),
}  # fmt: skip


def text() -> str:
    """Return the content of the page."""
    known = schema()["$defs"]
    lines = [HEAD, *(f"{number}. [`{name}`](#{name}) {section.title}"
                     for number, (name, section) in enumerate(SECTIONS.items(), start=1)),
             f"{len(SECTIONS) + 1}. [`files`](#files) The columns of the files 各表的列"]  # fmt: skip
    for name, section in SECTIONS.items():
        lines += ["", f'<a id="{name}"></a>', "", f"## {section.title} `{name}`", ""]
        for part in section.parts:
            lines += [*_parameters(part, known), ""]
        for table in section.tables:
            lines += [*_table(table), ""]
    lines += ["", '<a id="files"></a>', "", "## The columns of the files 各表的列", "", *_files()]
    return "\n".join(lines).rstrip() + "\n"


def _files() -> Iterator[str]:
    """Yield the columns of every table: those that must be filled, may be empty, and may be left out."""
    yield "Columns keep their order, whichever of them there are. A column that may be left out may be empty as well."
    yield ""
    yield "| file | must be filled | may be empty | may be left out |"
    yield "|---|---|---|---|"
    homes = {"": CAMPAIGN_TABLES | RELEASE_TABLES, "2021-12/": MONTHLY_TABLES, "2021-Q4/": ROLLUP_TABLES}
    for home, tables in homes.items():
        for name, model in tables.items():
            yield f"| `{home}{name}.csv` | " + " | ".join(_columns(model)) + " |"


def _columns(model: type[Row]) -> tuple[str, str, str]:
    needed = [column for column in model.columns() if column not in model.optional]
    empty = [column for column in needed if "None" in str(model.model_fields[column].annotation)]
    filled = [column for column in needed if column not in empty]
    filled_text, empty_text, optional = (
        ", ".join(f"`{column}`" for column in columns) for columns in (filled, empty, model.optional)
    )
    return filled_text, empty_text, optional


def parameters(part: str, known: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Return the parameters of a part, in their order; the type of a rule is told by its heading."""
    name, _, chosen = part.partition(": ")
    properties: dict[str, dict[str, Any]] = known[name]["properties"]
    only = chosen.split(", ") if chosen else [one for one in properties if one != "type"]
    return {one: properties[one] for one in only}


def _parameters(part: str, known: dict[str, Any]) -> Iterator[str]:
    name = part.partition(":")[0]
    required = known[name].get("required", [])
    if ":" not in part:
        yield f"**{name}.** {known[name]['description']}"
        yield ""
    yield f"| {name} | type | default | meaning |"
    yield "|---|---|---|---|"
    for parameter, told in parameters(part, known).items():
        default = "required" if parameter in required else _default(told)
        yield f"| `{parameter}` | {_type(told)} | {default} | {told.get('description', '')} |"


def _default(told: dict[str, Any]) -> str:
    if "default" not in told:
        return ""
    value = told["default"]
    if isinstance(value, float) and value == int(value):
        value = int(value)
    if value in ([], {}):
        return "none"
    return f"`{value}`" if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _type(told: dict[str, Any]) -> str:
    """Return a type in words."""
    if "$ref" in told:
        return _reference(told["$ref"])
    if "enum" in told:
        return ", ".join(f"`{value}`" for value in told["enum"])
    if "const" in told:
        return f"`{told['const']}`"
    for together in ("anyOf", "oneOf", "allOf"):
        if together in told:
            return " or ".join(dict.fromkeys(_type(one) for one in told[together]))
    kind = told.get("type", "")
    if kind == "array":
        return f"list of {_type(told['items'])}"
    if kind == "object":
        return f"mapping to {_type(told.get('additionalProperties') or _first(told))}"
    if "pattern" in told:
        return "date or period" if "d[1-3]" in told["pattern"] else "code"
    if told.get("format") == "date":
        return "date"
    words = {"number": "number", "integer": "whole number", "boolean": "true, false", "null": "null"}
    return words.get(kind if isinstance(kind, str) else "", "text") + _bounds(told)


def _reference(link: str) -> str:
    name = link.rsplit("/", 1)[-1]
    return {"Bilingual": "text in zh and en", "UnitKind": "kind of unit"}.get(name, name)


def _first(told: dict[str, Any]) -> dict[str, Any]:
    return dict(next(iter(told.get("patternProperties", {"": {}}).values())))


def _bounds(told: dict[str, Any]) -> str:
    signs = {"minimum": "≥", "exclusiveMinimum": ">", "maximum": "≤", "exclusiveMaximum": "<"}
    return "".join(f", {sign} {told[key]:g}" for key, sign in signs.items() if key in told)


def _table(name: str) -> Iterator[str]:
    """Yield the lines of a file of tables, its headings two levels deeper, its links from where the page stands."""
    code = False
    for line in (HERE / f"{name}.md").read_text(encoding="utf-8").splitlines():
        code ^= line.startswith("```")
        deeper = f"##{line}" if line.startswith("#") and not code else line
        yield re.sub(r"\]\((\w+\.md)\)", r"](../tests/spec/\1)", deeper)


def main() -> None:
    """Write the page to its place."""
    FILE.write_text(text(), encoding="utf-8")


if __name__ == "__main__":
    main()
