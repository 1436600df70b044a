"""What the JSON documents may hold, as a JSON Schema: docs/api.schema.json, and ``api/schema.json`` of every site.

``python -m bulletins.pipeline.products.schema`` writes the file in docs anew.
"""

from __future__ import annotations

import json
from typing import Any

from bulletins import paths
from bulletins.periods import PeriodKind
from bulletins.pipeline.products.calendar import RELEASE, Status
from bulletins.pipeline.products.columns import COLUMNS, Column, Kind
from bulletins.pipeline.products.days import Basis
from bulletins.vocabulary import UnitKind

Schema = dict[str, Any]

PLACE = "api/schema.json"
FILE = paths.REPOSITORY / "docs" / "api.schema.json"

_TEXT: Schema = {"type": "string"}
_CODE: Schema = {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"}
_PLACE: Schema = {"type": "string", "pattern": "^[A-Za-z0-9./-]*$"}
_DAY: Schema = {"type": "string", "format": "date"}
_PERIOD: Schema = {"type": "string", "pattern": r"^(\d{4}(-Q[1-4]|-\d{2}(-d[1-3])?)?|to-date)$"}
_BOTH: Schema = {"$ref": "#/$defs/both"}


def text() -> str:
    """Return the schema as it is written."""
    return json.dumps(schema(), ensure_ascii=False, indent=1) + "\n"


def schema() -> Schema:
    """Return the schema; a document is of the kind that has its members."""
    kinds = ("index", "standings", "calendar", "scores")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "What the sites of bulletins say to programs",
        "anyOf": [{"$ref": f"#/$defs/{kind}"} for kind in kinds],
        "$defs": {
            "both": _closed({"zh": _TEXT, "en": _TEXT}),
            "source": _closed({"title": _BOTH, "publisher": _BOTH, "published": _or_none(_DAY),
                               "url": _or_none(_TEXT)}),
            "closing": _closed({"day": _DAY, "basis": {"enum": [*Basis]}}),
            "unit": _closed(_unit()),
            "league": _closed(_league()),
            "column": _column(),
            "row": _closed({column.name: _cell(column) for column in COLUMNS}),
            "place": _closed({name: _cell(column) for name, column in _in_standing().items()}),
            "index": _closed(_index()),
            "standings": _closed(_standings()),
            "calendar": _closed({"schema": {"const": 1}, "events": _list(_closed(_event()))}),
            "scores": _closed(_scores()),
        },
    }  # fmt: skip


def _closed(members: Schema) -> Schema:
    """Return an object that has all these members, and no other."""
    return {"type": "object", "properties": members, "required": list(members), "additionalProperties": False}


def _list(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def _or_none(schema: Schema) -> Schema:
    return {"anyOf": [schema, {"type": "null"}]}


def _ref(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


def _cell(column: Column) -> Schema:
    held = {"type": column.kind.value, **column.constraints}
    return held if column.filled else _or_none(held)


def _in_standing() -> dict[str, Column]:
    left_out = {"month", "action", "group", "name_zh", "name_en", "nature"}
    return {column.name: column for column in COLUMNS if column.name not in left_out}


def _campaign() -> Schema:
    return {"campaign": _CODE, "name": _BOTH, "nature": {"enum": ["synthetic", "published"]},
            "rules_version": _TEXT, "start": _DAY, "end": _DAY}  # fmt: skip


def _credits() -> Schema:
    return {"nature": {"enum": ["synthetic", "published"]}, "notice": _BOTH, "publisher": _BOTH,
            "licence": _BOTH, "sources": _list(_ref("source"))}  # fmt: skip


def _unit() -> Schema:
    return {"unit": _CODE, "kind": {"enum": [*UnitKind]}, "within": _or_none(_CODE), "name": _BOTH}


def _league() -> Schema:
    return {"league": _TEXT, "title": _BOTH, "scheme": _CODE, "action": _or_none(_CODE),
            "group": _or_none(_TEXT), "score": _BOTH, "measure": _BOTH,
            "better": {"enum": ["higher", "lower"]}}  # fmt: skip


def _period() -> Schema:
    return {"period": _PERIOD, "kind": {"enum": [*PeriodKind]}, "title": _BOTH, "address": _or_none(_PLACE)}


def _column() -> Schema:
    """Return what is said of a column; of one that is not ours there is only its name and type."""
    said = {"name": _TEXT, "type": {"enum": [*Kind]}, "filled": {"type": "boolean"}, "heading": _BOTH,
            "meaning": _BOTH, "enum": _list(_TEXT), "minimum": {"type": "number"}}  # fmt: skip
    return {**_closed(said), "required": ["name", "type"]}


def _index() -> Schema:
    periods = {**_period(), "units": _list(_CODE)}
    units = {**_unit(), "address": _or_none(_PLACE)}
    campaign = {
        **_campaign(), "languages": _list({"enum": ["zh", "en"]}), "address": _PLACE, "standing": _PLACE,
        "feed": _PLACE, "methodology": _or_none(_PLACE), "periods": _list(_closed(periods)),
        "units": _list(_closed(units)),
    }  # fmt: skip
    return {"schema": {"const": 1}, "title": _BOTH, "languages": _closed({"zh": _PLACE, "en": _PLACE}),
            "beside": _list(_PLACE), "calendar": _PLACE, "feed": _PLACE,
            "campaigns": _list(_closed(campaign))}  # fmt: skip


def _standings() -> Schema:
    period = {**_period(), "closing": _ref("closing"), "standing": _list(_ref("place"))}
    return {"schema": {"const": 1}, **_campaign(), **_credits(), "units": _list(_ref("unit")),
            "leagues": _list(_ref("league")), "periods": _list(_closed(period))}  # fmt: skip


def _event() -> Schema:
    return {**{name: value for name, value in _campaign().items() if name in {"campaign", "name", "nature"}},
            **_period(), "day": _DAY, "time": _or_none({"type": "string", "pattern": "^[0-2][0-9]:[0-5][0-9]$"}),
            "basis": {"enum": [*Basis, RELEASE]}, "closing": _ref("closing"), "status": {"enum": [*Status]},
            "reason": _or_none(_BOTH)}  # fmt: skip


def _scores() -> Schema:
    return {"schema": {"const": 1}, "address": _PLACE, "title": _BOTH,
            "campaign": _closed({"campaign": _CODE, "name": _BOTH}), "period": _or_none(_PERIOD),
            "unit": _or_none(_CODE), **_credits(), "rules_version": _TEXT, "closing": _ref("closing"),
            "columns": _list(_ref("column")), "leagues": _list(_ref("league")),
            "rows": _list(_ref("row"))}  # fmt: skip


if __name__ == "__main__":
    FILE.write_text(text(), encoding="utf-8")
