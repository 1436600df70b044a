"""Hand-made frames for the page room: six districts, two months, every table; and a published one.

The figures are small and written down here, so that a page can be checked by eye. Two districts tie.
"""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace
from typing import Any

import pandas as pd

from bulletins.evidence.campaign import Campaign
from bulletins.periods import Period
from bulletins.vocabulary import Language

MONTHS = ("2021-11", "2021-12")
# unit: marks of the three actions, score, completion in per cent, light; the two months one after the other
DISTRICTS: dict[str, tuple[str, str, tuple[Any, ...], tuple[Any, ...]]] = {
    "changle": (
        "长乐区",
        "Changle",
        (90.0, 80.0, 95.0, 88.1, 74.0, "yellow"),
        (96.0, 84.5, 99.0, 93.25, 98.2, "green"),
    ),
    "fuqing": (
        "福清市",
        "Fuqing",
        (92.0, 85.0, 95.0, 90.2, 76.0, "green"),
        (95.0, 88.0, 97.0, 93.25, 99.4, "green"),
    ),
    "minhou": (
        "闽侯县",
        "Minhou",
        (80.0, None, 75.0, 78.0, 70.0, "yellow"),
        (88.0, None, 82.0, 85.5, 93.0, "yellow"),
    ),
    "gulou": (
        "鼓楼区",
        "Gulou",
        (89.0, 86.0, 90.0, 88.4, 73.0, "green"),
        (90.0, 87.0, 80.0, 86.3, 95.5, "yellow"),
    ),
    "yongtai": (
        "永泰县",
        "Yongtai",
        (60.0, 70.0, 55.0, 61.0, 51.0, "red"),
        (70.0, 72.0, 61.0, 68.9, 84.2, "red"),
    ),
    "script": (
        "<script>县",
        "<script> & *Co*",
        (50.0, 60.0, 50.0, 53.0, 50.0, "red"),
        (50.0, 60.0, 50.0, 53.0, 83.7, "red"),
    ),
}
ACTIONS = (
    ("landing", "招商落地", "Landing", 40),
    ("land", "征迁交地", "Handover", 30),
    ("build", "项目建设", "Build", 30),
)
TILES = ((None, "minhou", "changle"), ("gulou", None, "fuqing"), ("yongtai", "script"))
DEPARTMENTS = (
    ("tax", "税务局", "Tax Bureau", "1", 95.0),
    ("finance", "财政局", "Finance Bureau", "2", 95.0),
    ("court", "法院", "Court", "1", 91.0),
)
TOWNS = (
    ("hunan", "湖南镇", "Hunan Town", "1", 90.0),
    ("songxia", "松下镇", "Songxia Town", "2", 88.0),
    ("jiangtian", "江田镇", "Jiangtian Town", "2", None),
)


def text(zh: str, en: str) -> dict[str, str]:
    return {"zh": zh, "en": en}


def action(code: str, zh: str, en: str, weight: float, **more: Any) -> dict[str, Any]:
    indicators = [
        {
            "id": f"{code}-{n}",
            "name": text(f"{zh}指标{n}", f"{en} indicator {n}"),
            "measure": text("亿元", "100 million yuan"),
            "decimals": 1,
            "full_marks": marks,
            "rule": {"type": "ratio"},
        }
        for n, marks in ((1, 60), (2, 40))
    ]
    return {
        "id": code,
        "name": text(zh, en),
        "short": text(zh, en),
        "weight": weight,
        "indicators": indicators,
    } | more


def rules(nature: str = "synthetic") -> Campaign:
    lights = {"red": {"below": -10}, "yellow": {"at_least": -10, "below": -3}, "green": {"at_least": -3}}
    score = {"name": text("综合得分", "score"), "measure": text("分", "points")}
    city = {
        "id": "city",
        "name": text("县（市）区", "Districts"),
        "units": {"kinds": ["district"]},
        "score": score,
        "actions": [action(*one) for one in ACTIONS],
        "progress": "build.build-1",
        "lights": lights,
        "ledger": {"types": [{"id": "late", "name": text("迟报", "Late report")}]},
        "gates": [{"id": "accident", "name": text("较大事故", "Major accident"), "removes": "rank"}],
    }
    departments = {
        "id": "departments",
        "name": text("区直部门", "Departments"),
        "score": score,
        "units": {"kinds": ["department"], "within": "changle"},
        "actions": [
            action("business", "营商环境", "Business", 60, ranking={"by": "level"}),
            action("quality", "城乡品质", "Quality", 40, ranking={"none_when": "all_finished"}),
        ],
    }
    towns = {
        "id": "towns",
        "name": text("镇街", "Towns"),
        "units": {"kinds": ["town"], "within": "changle"},
        "score": score,
        "actions": [action("works", "项目", "Works", 100, ranking=None)],
        "ranking": {"by": "tier"},
    }
    rate = {
        "id": "rate",
        "name": text("县市", "Counties"),
        "units": {"kinds": ["district"]},
        "score": {"name": text("完成率", "completion rate"), "measure": text("%", "%")},
        "progress": "build.build-1",
        "rounding": {"decimals": 1},
        "actions": [action("build", "投资", "Investment", 100, ranking=None)],
    }
    return Campaign.model_validate(
        {
            "campaign": "fuzhou-120-2021",
            "rules_version": "1.0",
            "name": text("攻坚120天", "120-day campaign"),
            "short": text("攻坚120天", "120-day campaign"),
            "summary": text("测试。", "A test."),
            "publisher": text("测试办公室", "Office of tests"),
            "nature": nature,
            "notice": text("合成数据，仅供演示。", "Synthetic data, for show only."),
            "licence": text("公有领域", "Public domain"),
            "sources": [
                {
                    "title": text("十二月考评", "The December assessment"),
                    "publisher": text("长乐新闻网", "Changle News"),
                    "published": date(2022, 1, 5),
                    "url": "https://example.org/notes",
                }
            ],
            "start": date(2021, 8, 31),
            "end": date(2021, 12, 31),
            "schedule": {"months_in_plan": 4, "elapsed": {"2021-11": 3, "2021-12": 4}},
            "schemes": [city, departments, towns] if nature == "synthetic" else [rate],
            "tiles": TILES if nature == "synthetic" else (),
        }
    )


def units() -> pd.DataFrame:
    rows = [(code, "district", None, None, None, zh, en) for code, (zh, en, *_) in DISTRICTS.items()]
    rows += [(code, "department", "changle", None, level, zh, en) for code, zh, en, level, _ in DEPARTMENTS]
    rows += [(code, "town", "changle", tier, None, zh, en) for code, zh, en, tier, _ in TOWNS]
    columns = ["unit", "kind", "within", "tier", "level", "name_zh", "name_en"]
    return pd.DataFrame(rows, columns=columns, dtype=object).set_index("unit")


def inputs(
    language: str = "zh",
    district: str | None = None,
    nature: str = "synthetic",
    months: tuple[str, ...] = MONTHS,
) -> Any:
    """Return what ``sources.load`` would: the campaign and its tables."""
    full = nature == "synthetic"
    ledger = [
        (
            "2021-12",
            "e1",
            "fuqing",
            "late",
            date(2021, 12, 3),
            -0.1,
            "报表*迟报*",
            "Report *late*",
            "督查单1号",
        )
    ]
    actuals = [(months[-1], "yongtai", "land", "land-2", "not_reported", 10.0, None, None, None, None)]
    return SimpleNamespace(
        campaign=rules(nature),
        month=Period.parse(months[-1]),
        period=Period.parse(months[-1]),
        months=tuple(Period.parse(m) for m in months),
        language=Language(language),
        district=district,
        units=units(),
        actuals=pd.DataFrame(
            actuals if full else [],
            columns=[
                "month",
                "unit",
                "action",
                "indicator",
                "state",
                "target",
                "actual",
                "cases",
                "published_pct",
                "published_decimals",
            ],
        ).assign(provenance=None),
        jury=pd.DataFrame(columns=["month", "unit", "action", "indicator", "panel", "ballot", "marks"]),
        changes=pd.DataFrame(columns=["unit", "since", "change", "tier", "level", "reason_zh", "reason_en"]),
        facts=pd.DataFrame(columns=["fact", "statement_zh", "statement_en"]),
        projects=pd.DataFrame(),
        tickets=pd.DataFrame(),
        rows=(),
        digest="",
        ledger=pd.DataFrame(
            ledger if full else [],
            columns=["month", "entry", "unit", "type", "on", "points", "reason_zh", "reason_en", "evidence"],
        ),
    )


def _ranked(entries: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Add position, tie and size to the entries of one league and put them in order."""
    values = sorted(
        (e["score"] for e in entries if e["score"] is not None and not e["unranked_because"]), reverse=True
    )
    for e in entries:
        known = e["score"] is not None and not e["unranked_because"]
        e |= {
            "position": values.index(e["score"]) + 1 if known else pd.NA,
            "of": len(values),
            "tied": known and values.count(e["score"]) > 1,
            "movement": pd.NA,
            "grade": "",
            "award": False,
        }
    return sorted(
        entries, key=lambda e: (pd.isna(e["position"]), e["position"] if not pd.isna(e["position"]) else 0)
    )


def _league(
    month: str, scheme: str, act: str, group: str, scores: dict[str, Any], because: str = ""
) -> list[dict[str, Any]]:
    name = "/".join(part for part in (scheme, act or "overall", group) if part)
    return _ranked(
        [
            {
                "month": month,
                "scheme": scheme,
                "league": name,
                "action": act,
                "group": group,
                "unit": unit,
                "score": score,
                "unranked_because": because or ("" if score is not None else "not_assessed"),
            }
            for unit, score in scores.items()
        ]
    )


def _leagues(months: tuple[str, ...], scheme: str) -> pd.DataFrame:
    rows: list[dict[str, Any]] = []
    for n, month in enumerate(months):
        rows += _league(
            month, scheme, "", "", {u: d[2 + n][3 if scheme == "city" else 4] for u, d in DISTRICTS.items()}
        )
        if scheme == "city":
            for k, (code, *_) in enumerate(ACTIONS):
                rows += _league(month, scheme, code, "", {u: d[2 + n][k] for u, d in DISTRICTS.items()})
            rows += _league(month, "departments", "", "", {d[0]: d[4] for d in DEPARTMENTS})
            for level in ("1", "2"):
                rows += _league(
                    month,
                    "departments",
                    "business",
                    level,
                    {d[0]: d[4] for d in DEPARTMENTS if d[3] == level},
                )
            rows += _league(
                month, "departments", "quality", "", {d[0]: 100.0 for d in DEPARTMENTS}, "all_finished"
            )
            for tier in ("1", "2"):
                rows += _league(month, "towns", "", tier, {t[0]: t[4] for t in TOWNS if t[3] == tier})
    frame = pd.DataFrame(rows)
    frame["position"], frame["movement"] = (
        frame["position"].astype("Int64"),
        frame["movement"].astype("Int64"),
    )
    frame["score"] = frame["score"].astype(float)
    before = frame.set_index(["league", "unit", "month"])["position"]
    for at, row in frame.iterrows():
        if row["month"] == months[-1] and len(months) > 1:
            frame.loc[at, "movement"] = before[(row["league"], row["unit"], months[0])] - row["position"]
    return frame


def _progress(months: tuple[str, ...], scheme: str) -> pd.DataFrame:
    rows = []
    for n, month in enumerate(months):
        schedule = (75.0, 100.0)[n] if scheme == "city" else 80.0
        for unit, data in DISTRICTS.items():
            done = data[2 + n][4]
            rows.append((month, scheme, unit, 50.0, done / 2, done, schedule, done - schedule, 12.0))
    return pd.DataFrame(
        rows,
        columns=[
            "month",
            "scheme",
            "unit",
            "planned",
            "completed",
            "completion_pct",
            "schedule_pct",
            "gap_pp",
            "cases",
        ],
    )


def _totals(progress: pd.DataFrame) -> pd.DataFrame:
    total = progress.groupby(["month", "scheme"], as_index=False)[["planned", "completed", "cases"]].sum()
    total["schedule_pct"] = progress.groupby(["month", "scheme"])["schedule_pct"].first().to_numpy()
    total["completion_pct"] = total["completed"] / total["planned"] * 100
    total["gap_pp"] = total["completion_pct"] - total["schedule_pct"]
    return total.assign(unit="")


def _marks(months: tuple[str, ...]) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the indicators' and the actions' marks of the districts."""
    indicators, actions = [], []
    for n, month in enumerate(months):
        for unit, data in DISTRICTS.items():
            for k, (code, *_) in enumerate(ACTIONS):
                marks = data[2 + n][k]
                state = "not_applicable" if marks is None else "reported"
                actions.append(
                    (month, "city", unit, code, state, None if marks is None else marks / 100, marks, False)
                )
                for number, full in ((1, 60.0), (2, 40.0)):
                    missing = unit == "yongtai" and code == "land" and number == 2
                    one = "not_reported" if missing else state
                    share = None if marks is None or missing else marks / 100
                    indicators.append(
                        (
                            month,
                            "city",
                            unit,
                            code,
                            f"{code}-{number}",
                            one,
                            None if marks is None else 10.0,
                            None if share is None else share * 10,
                            share,
                            full,
                            0.0 if missing else None if share is None else share * full,
                        )
                    )
    for month in months:
        for code, *_, score in DEPARTMENTS:
            actions += [
                (month, "departments", code, "business", "reported", score / 100, score, False),
                (month, "departments", code, "quality", "reported", 1.0, 100.0, True),
            ]
        actions += [
            (month, "towns", t[0], "works", "reported", 0.9, t[4], False) for t in TOWNS if t[4] is not None
        ]
    keys = ["month", "scheme", "unit", "action"]
    return (
        pd.DataFrame(
            indicators,
            columns=[*keys, "indicator", "state", "target", "actual", "completion", "full_marks", "marks"],
        ).assign(weight=1.0, provenance=None, cases=float("nan")),
        pd.DataFrame(actions, columns=[*keys, "state", "completion", "marks", "finished"]).assign(
            parent="", depth=0, full_marks=100.0, weight=1.0
        ),
    )


def _lights(months: tuple[str, ...]) -> tuple[pd.DataFrame, pd.DataFrame]:
    lit = [
        (m, "city", u, d[2 + n][4] - (75, 100)[n], d[2 + n][5], 1 + n * (d[2][5] == d[3][5]))
        for n, m in enumerate(months)
        for u, d in DISTRICTS.items()
    ]
    projects = [
        (
            months[-1],
            "p1",
            "changle",
            "build",
            "滨海路",
            "Coast road",
            "large",
            "started",
            date(2021, 10, 1),
            date(2021, 9, 30),
            98.0,
            100.0,
            -2.0,
            "green",
        ),
        (
            months[-1],
            "p2",
            "changle",
            "build",
            "二号<b>地块",
            "Plot <b>two",
            "small",
            "completed",
            date(2021, 12, 20),
            None,
            60.0,
            100.0,
            -40.0,
            "red",
        ),
    ]
    return (
        pd.DataFrame(lit, columns=["month", "scheme", "unit", "gap_pp", "light", "running"]).assign(
            value=lambda rows: rows["gap_pp"], escalated=False, step=pd.NA
        ),
        pd.DataFrame(
            projects,
            columns=[
                "month",
                "project",
                "unit",
                "action",
                "name_zh",
                "name_en",
                "size",
                "milestone",
                "planned_on",
                "reached_on",
                "completion_pct",
                "schedule_pct",
                "gap_pp",
                "light",
            ],
        ).assign(
            value=lambda rows: rows["gap_pp"], running=1, escalated=False, step=pd.NA, own_schedule=False
        ),
    )


def _tickets(month: str) -> tuple[pd.DataFrame, pd.DataFrame]:
    rows = [
        (
            month,
            "t1",
            "changle",
            "管线_迁改_",
            "Moving of _pipes_",
            date(2021, 12, 1),
            5,
            date(2021, 12, 3),
            date(2021, 12, 8),
            "closed_in_time",
            0,
        ),
        (
            month,
            "t2",
            "changle",
            "供电",
            "Power line",
            date(2021, 12, 10),
            5,
            None,
            date(2021, 12, 17),
            "overdue",
            10,
        ),
    ]
    summary = [(month, "changle", 2, 1, 0, 0, 1, 10), (month, "fuqing", 1, 1, 0, 0, 0, 0)]
    return (
        pd.DataFrame(
            rows,
            columns=[
                "month",
                "ticket",
                "unit",
                "subject_zh",
                "subject_en",
                "opened_on",
                "working_days",
                "closed_on",
                "deadline",
                "state",
                "days_overdue",
            ],
        ).assign(
            ended_on=lambda rows: rows["closed_on"],
            paused=False,
            **dict.fromkeys(("ticket_class", "owner", "handed_over_on", "paused_on", "extension_days"), None),
        ),
        pd.DataFrame(
            summary,
            columns=[
                "month",
                "unit",
                "opened",
                "closed_in_time",
                "closed_late",
                "open",
                "overdue",
                "days_overdue",
            ],
        ).assign(answered=0, accepted=0, paused=0),
    )


def _compared(month: str, scheme: str) -> tuple[pd.DataFrame, pd.DataFrame]:
    facts = [
        (
            "first",
            month,
            f"{scheme}/overall",
            "changle",
            "position",
            "1",
            "agrees",
            "长乐区第一。",
            "Changle is first.",
            "长乐新闻网，https://example.org/notes",
            "1",
            "agrees",
            True,
        ),
        (
            "last",
            month,
            f"{scheme}/overall",
            "",
            "completion",
            "99.9",
            "differs",
            "合计99.9%。",
            "99.9 % in all.",
            "长乐新闻网",
            "92.3",
            "differs",
            True,
        ),
    ]
    published = [
        (month, "changle", "build", "build-1", 50.0, 49.1, 98.2, 1, 98.2, "agrees"),
        (month, "fuqing", "build", "build-1", 50.0, 49.7, 99.0, 0, 99.0, "truncated"),
    ]
    return (
        pd.DataFrame(
            facts,
            columns=[
                "fact",
                "month",
                "league",
                "unit",
                "measure",
                "published",
                "expect",
                "statement_zh",
                "statement_en",
                "source",
                "computed",
                "agreement",
                "as_expected",
            ],
        ),
        pd.DataFrame(
            published,
            columns=[
                "month",
                "unit",
                "action",
                "indicator",
                "target",
                "actual",
                "published_pct",
                "published_decimals",
                "computed_pct",
                "agreement",
            ],
        ),
    )


def result(nature: str = "synthetic", months: tuple[str, ...] = MONTHS) -> Any:
    """Return what ``evaluation.evaluate`` would, with the design's columns."""
    full = nature == "synthetic"
    scheme = "city" if full else "rate"
    leagues, progress = _leagues(months, scheme), _progress(months, scheme)
    indicators, actions = _marks(months)
    lights, projects = _lights(months)
    tickets, summary = _tickets(months[-1])
    facts, published = _compared(months[-1], scheme)
    overall = leagues[leagues["action"] == ""]
    scores = overall[["month", "scheme", "unit", "score"]].assign(
        composed=overall["score"],
        ledger=[-0.1 if unit == "fuqing" and full else 0.0 for unit in overall["unit"]],
        coverage=[2 / 3 if unit == "minhou" else 1.0 for unit in overall["unit"]],
        assessed=overall["score"].notna(),
        no_rank=False,
        no_award=False,
        no_grade=False,
        exempt=False,
        uncovered=False,
        grade="",
    )
    own = (
        actions
        if full
        else actions[(actions["action"] == "build") & (actions["scheme"] == "city")].assign(scheme="rate")
    )
    detail = indicators if full else indicators[indicators["action"] == "build"].assign(scheme="rate")
    return SimpleNamespace(
        indicators=detail,
        actions=own,
        scores=scores,
        leagues=leagues,
        progress=progress,
        totals=_totals(progress),
        unit_lights=lights if full else lights.iloc[:0],
        project_lights=projects if full else projects.iloc[:0],
        tickets=tickets if full else tickets.iloc[:0],
        ticket_summary=summary if full else summary.iloc[:0],
        facts=facts,
        published=published if not full else published.iloc[:0],
    )


def certainty() -> Any:
    """Return what ``robustness.assess`` would of the six districts in December: two of them change places."""
    score = {unit: data[3][3] for unit, data in DISTRICTS.items()}
    order = sorted(score, key=lambda unit: -score[unit])
    held = {unit: 1 if score[unit] == score[order[0]] else place + 1 for place, unit in enumerate(order)}
    common = {"scheme": "city", "league": "city/overall"}
    rows = [
        {**common, "unit": unit, "position": held[unit], "median": place + 1, "low": max(1, place),
         "high": min(len(order), place + 2), "first_share": {0: 0.7, 1: 0.3}.get(place, 0.002 * (place == 2))}
        for place, unit in enumerate(order)
    ]  # fmt: skip
    marks = {(unit, act[0]): data[3][k] for unit, data in DISTRICTS.items() for k, act in enumerate(ACTIONS)}
    lost = [
        {**common, "unit": unit, "item": act, "depth": 0, "marks": value * weight / 100,
         "best": max(v for (_, a), v in marks.items() if a == act and v is not None) * weight / 100}
        for (unit, act), value in marks.items() for code, *_, weight in ACTIONS
        if code == act and value is not None
    ]  # fmt: skip
    left_out = [
        {**common, "left_out": act[0], "depth": 0, "unit": unit, "position": held[unit] - (unit == "gulou"),
         "change": int(unit == "gulou")}
        for act in ACTIONS for unit in order
    ]  # fmt: skip
    weights = [
        ("city", "landing", 0.4, 0.5),
        ("city", "land", 0.3, float("nan")),
        ("city", "build", 0.3, 0.45),
    ]
    leagues = [{"scheme": "city", "league": "city/overall", "group": "", "units": 6, "draws": 2000,
                "seed": "fuzhou-120-2021/2021-12/city/overall", "compositions": "arithmetic", "note": ""}]  # fmt: skip
    return SimpleNamespace(
        intervals=pd.DataFrame(rows),
        weights=pd.DataFrame(weights, columns=["scheme", "item", "nominal", "effective"]),
        leave_one_out=pd.DataFrame(left_out),
        lost=pd.DataFrame(lost).assign(lost=lambda frame: frame["best"] - frame["marks"]),
        leagues=pd.DataFrame(leagues),
        settings=SimpleNamespace(
            draws=2000,
            weights_vary_by=25.0,
            varied=("weights", "normalisation", "caps", "composition", "rounding"),
            generator="PCG64 of SHA-256",
        ),
    )


def annex() -> pd.DataFrame:
    """Return what ``checks.run`` would: two checks that agree but for one figure and one missing report."""
    columns = [
        "check",
        "scheme",
        "unit",
        "subject",
        "stated",
        "computed",
        "outcome",
        "reason",
        "compared",
        "agree",
    ]
    rows = [
        ("sums", "city", "", "", "", "", "fail", "", 26, 25),
        (
            "sums",
            "city",
            "changle",
            "build.build-1.actual",
            "49.1",
            "-3.0",
            "fail",
            "sum_exceeds",
            pd.NA,
            pd.NA,
        ),
        ("coverage", "city", "", "", "", "", "warn", "", 34, 33),
        ("coverage", "city", "yongtai", "", "6", "5", "warn", "not_reported", pd.NA, pd.NA),
    ]
    return pd.DataFrame(rows, columns=columns, dtype=object).astype({"compared": "Int64", "agree": "Int64"})


def whole(language: str = "zh", *, months: tuple[str, ...] = MONTHS) -> tuple[Any, Any]:
    """Return inputs and result of the fourth quarter: October missing, carried or not owed; with field marks."""
    made, found = inputs(language, months=months), result(months=months)
    rollup = {"of": "month", "combine": "weighted", "weights": [30, 30, 30], "field_marks": 10}
    text_of = made.campaign.model_dump(mode="json", by_alias=True, exclude_unset=True)
    made.campaign = Campaign.model_validate(
        {**text_of, "rollups": {"quarter": rollup},
         "schedule": {"months_in_plan": 4, "elapsed": {"2021-10": 2, "2021-11": 3, "2021-12": 4}}}
    )  # fmt: skip
    made.period = Period.parse("2021-Q4")
    notes = {"gulou": ("missing_left_out", float("nan"), 0.0), "minhou": ("carried", 77.0, 30.0),
             "yongtai": ("missing_zero", 0.0, 30.0), "script": ("not_member", float("nan"), 0.0)}  # fmt: skip
    parts = []
    for unit, data in DISTRICTS.items():
        note, score, weight = notes.get(unit, ("", 80.0, 30.0))
        rest = 30.0 if weight else 300 / 7
        parts += [("2021-Q4", "city", unit, "2021-10", score, weight, note),
                  ("2021-Q4", "city", unit, "2021-11", data[2][3], rest, ""),
                  ("2021-Q4", "city", unit, "2021-12", data[3][3], rest, ""),
                  ("2021-Q4", "city", unit, "field", 90.0, 10.0 if weight else 100 / 7, "field")]  # fmt: skip
    columns = ["period", "scheme", "unit", "part", "score", "weight", "note"]
    found.rolled_parts = pd.DataFrame(parts, columns=columns)
    now = found.leagues[(found.leagues["month"] == months[-1]) & (found.leagues["league"] == "city/overall")]
    before = now.assign(month="2021-Q3")
    found.rolled = pd.concat([before, now.assign(month="2021-Q4", provisional=False)], ignore_index=True)
    return made, found
