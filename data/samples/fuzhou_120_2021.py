"""The synthetic sample of ``campaigns/fuzhou-120-2021``: strengths and levels, figures, projects, tickets, entries.

A *level* is the share of the target that a unit reaches by the last day; a *pace* bends the way there (1 is
steady, more is slow at first). Figures are drawn around these; only what a published fact of December 2021 depends
on is set here for a unit and an indicator.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from samples import sheets
from samples.draw import Draw
from samples.figures import Figure, Task, drawn_target, rising
from samples.problems import SUBJECTS, working_days

ID = "fuzhou-120-2021"
SEED = 20210831
START, END = date(2021, 8, 31), date(2021, 12, 31)
MONTH_ENDS = {"2021-09": date(2021, 9, 30), "2021-10": date(2021, 10, 31), "2021-11": date(2021, 11, 30),
              "2021-12": END}  # fmt: skip
# Made up: no source says when the bulletins came out.
RELEASES = (
    ("2021-09", "published", "2021-10-12 09:30", "", ""),
    ("2021-10", "published", "2021-11-11 09:30", "", ""),
    ("2021-11", "published", "2021-12-13 09:30", "", ""),
    ("2021-12", "published", "2022-01-13 09:30", "", ""),
)
FRACTIONS = {month: number / 4 for number, month in enumerate(MONTH_ENDS, start=1)}

CITY = (
    Task("recruitment", "signed-projects", 0, 62), Task("recruitment", "signed-investment", 2, 260),
    Task("landing", "landed-projects", 0, 48), Task("landing", "funds-arrived", 2, 55),
    Task("acceleration", "investment", 2, 78), Task("acceleration", "key-steps", 0, 64),
    Task("completion", "new-output", 2, 46), Task("completion", "finished-firms", 0, 42),
    Task("land-handover", "handed-over", 1, 2600), Task("land-handover", "cleared", 2, 58),
    Task("factor-support", "project-loans", 2, 64), Task("factor-support", "approvals", 0, 50),
)  # fmt: skip
DEPARTMENTS = (
    Task("recruit-all", "leads", 0, 60), Task("recruit-all", "signed-investment", 2, 45),
    Task("landing", "landed-investment", 2, 38), Task("land-reserve", "reserved", 1, 900),
    Task("funds", "raised", 2, 25), Task("funds", "revived", 0, 8),
    Task("talent", "recruited-talent", 0, 160),
    Task("business-environment", "reforms", 0, 40), Task("business-environment", "cases-in-time", 0, 2400),
    Task("urban-quality", "tasks", 0, 24),
)  # fmt: skip
TOWNS = (
    Task("town-landing", "landed-investment", 2, 16), Task("town-construction", "investment", 2, 5),
    Task("town-handover", "handed-over", 1, 180), Task("town-quality", "tasks", 0, 40),
)  # fmt: skip

# Districts: size beside the largest, strength (the mean of the levels), pace.
DISTRICTS = {
    "gulou": (0.42, 0.925, 1.05), "taijiang": (0.40, 0.90, 1.14), "cangshan": (0.58, 0.92, 1.00),
    "jinan": (0.54, 0.935, 1.12), "mawei": (0.50, 0.935, 0.97), "changle": (1.00, 0.985, 1.10),
    "fuqing": (0.96, 0.98, 1.03), "minhou": (0.80, 0.95, 0.95), "lianjiang": (0.66, 0.945, 1.06),
    "luoyuan": (0.46, 0.90, 1.10), "minqing": (0.38, 0.875, 1.12), "yongtai": (0.36, 0.83, 1.10),
    "hitech": (0.48, 0.905, 1.20),
}  # fmt: skip
# Of a district without a published place; factor support, for which no place is published, is not bound.
HIGHEST = 0.955
# What the published facts of December 2021 rest on: Changle first in four actions, second in handover, and
# level with Fuqing overall at two decimals (both have the same ledger). Found by trying figures against the
# rules of campaign.yml.
LEVELS = {
    "changle": {
        "signed-projects": 1.0, "signed-investment": 0.99, "landed-projects": 0.98, "funds-arrived": 0.985,
        "investment": 0.985, "key-steps": 1.0, "new-output": 0.99, "finished-firms": 0.96,
        "handed-over": 0.985, "cleared": 0.969, "project-loans": 0.93, "approvals": 0.94,
    },
    "fuqing": {
        "signed-projects": 0.98, "signed-investment": 0.975, "landed-projects": 0.97, "funds-arrived": 0.965,
        "investment": 0.98, "key-steps": 0.97, "new-output": 0.975, "finished-firms": 0.95,
        "handed-over": 1.02, "cleared": 0.984, "project-loans": 0.985, "approvals": 1.0,
    },
    # Tax and finance reach the same share of what they were to raise, and all of what they were to revive.
    "changle-tax": {"raised": 0.944, "revived": 1.0}, "changle-finance": {"raised": 0.944, "revived": 1.0},
    "changle-development": {"raised": 0.925, "revived": 1.0},
}  # fmt: skip
TARGETS = {
    ("changle-tax", "raised"): 12.5, ("changle-tax", "revived"): 5, ("changle-finance", "raised"): 25.0,
}  # fmt: skip

# Departments: the actions each takes part in, with its level. In urban-quality everybody finishes.
TAKES_PART = {
    "changle-development": {"recruit-all": 0.975, "landing": 0.985, "funds": 0.925,
                            "business-environment": 0.945, "urban-quality": 1},
    "changle-natural-resources": {"landing": 0.955, "land-reserve": 0.965, "business-environment": 0.94,
                                  "urban-quality": 1},
    "changle-tax": {"funds": 0.944, "business-environment": 0.93},
    "changle-court": {"business-environment": 0.956},
    "changle-administrative-service": {"business-environment": 0.935, "landing": 0.93},
    "changle-housing": {"landing": 0.90, "land-reserve": 0.91, "business-environment": 0.92,
                        "urban-quality": 1},
    "changle-finance": {"funds": 0.944, "land-reserve": 0.93, "business-environment": 0.92},
    "changle-organisation": {"talent": 0.94, "business-environment": 0.95},
    "changle-commerce": {"recruit-all": 0.985, "landing": 0.945, "business-environment": 0.91},
    "changle-industry": {"recruit-all": 0.95, "landing": 0.92, "funds": 0.88, "talent": 0.90,
                         "urban-quality": 1},
    "changle-science": {"recruit-all": 0.90, "talent": 0.95, "business-environment": 0.89},
    "changle-human-resources": {"recruit-all": 0.88, "talent": 0.96, "business-environment": 0.925},
}  # fmt: skip
TOWN_STRENGTH = {
    "changle-hunan": 0.985, "changle-wenwusha": 0.965, "changle-wuhang": 0.915, "changle-hangcheng": 0.90,
    "changle-yingqian": 0.88, "changle-zhanggang": 0.93,
    "changle-songxia": 0.98, "changle-jiangtian": 0.96, "changle-jinfeng": 0.925, "changle-shouzhan": 0.90,
    "changle-heshang": 0.87, "changle-guhuai": 0.84,
    "changle-tantou": 0.975, "changle-yutian": 0.955, "changle-wenling": 0.92, "changle-meihua": 0.89,
    "changle-luolian": 0.86, "changle-houyu": 0.83,
}  # fmt: skip

# The high-tech zone has no handover task at all, Taijiang has none before October; nothing is to be completed
# in September. The missing reports are those the ledger's late reports are about.
NO_TASK = {("hitech", "land-handover", month) for month in MONTH_ENDS}
NO_TASK |= {("taijiang", "land-handover", "2021-09")}
NOT_YET_DUE = {("finished-firms", "2021-09"), ("completed-projects", "2021-09")}
NOT_REPORTED = {
    ("luoyuan", "cleared", "2021-09"), ("minqing", "approvals", "2021-09"),
    ("yongtai", "funds-arrived", "2021-10"), ("yongtai", "new-output", "2021-11"),
    ("changle-industry", "recruited-talent", "2021-10"), ("changle-guhuai", "handed-over", "2021-09"),
}  # fmt: skip

LEDGER = {
    "2021-09": (
        ("minhou", "commendation", 13, 0.3, "当月进度通报表扬", "Commended for the month's progress"),
        ("luoyuan", "late-report", 30, -0.2, "征迁面积报表迟报", "Report on floor area cleared late"),
        ("minqing", "late-report", 30, -0.2, "用地用林审批报表迟报", "Report on approvals late"),
        ("changle-guhuai", "late-report", 30, -0.2, "交地面积报表迟报", "Report on land handed over late"),
    ),
    "2021-10": (
        ("changle", "site-meeting", 20, 0.5, "承办现场推进会", "Hosted a site meeting"),
        ("taijiang", "slow-rectification", 26, -0.3, "督查问题整改逾期", "Findings mended late"),
        ("yongtai", "late-report", 29, -0.2, "到位资金报表迟报", "Report on funds arrived late"),
        ("changle-industry", "late-report", 29, -0.2, "引进人才报表迟报", "Report on talent late"),
        ("changle-songxia", "commendation", 22, 0.3, "当月进度通报表扬", "Commended for the month's work"),
    ),
    "2021-11": (
        ("fuqing", "commendation", 10, 0.5, "当月进度通报表扬", "Commended for the month's progress"),
        ("minqing", "slow-rectification", 18, -0.5, "督查问题整改逾期", "Findings mended late"),
        ("yongtai", "late-report", 30, -0.2, "新增产值报表迟报", "Report on new output late"),
        ("yongtai", "repeated-late-report", 30, 0, "两次迟报", "Two late reports"),
        ("changle-development", "innovation", 15, 0.3, "创新做法获推广", "Practice taken up elsewhere"),
        ("changle-houyu", "exempt", 24, 0, "暴雨受灾，经批准自当月起免于排名",
         "Storm damage: exempt from ranking from this month, on request"),
    ),
    "2021-12": (
        ("changle", "commendation", 15, 0.3, "当月进度通报表扬", "Commended for the month's progress"),
        ("fuqing", "commendation", 15, 0.3, "当月进度通报表扬", "Commended for the month's progress"),
        ("lianjiang", "commendation", 17, 0.3, "当月进度通报表扬", "Commended for the month's progress"),
        ("cangshan", "slow-rectification", 21, -0.3, "督查问题整改逾期", "Findings mended late"),
    ),
}  # fmt: skip
UNSOLVED = {"yongtai-t05", "hitech-t03", "luoyuan-t02"}  # tickets that nobody closed


# --- figures ---


def figure(unit: str, task: Task, size: float, level: float, pace: float, draw: Draw) -> Figure:
    """Return the target and a rising path of actuals that ends at ``level`` of the target."""
    drawn = drawn_target(task, size, draw)
    target = TARGETS.get((unit, task.indicator), drawn)
    level = LEVELS.get(unit, {}).get(task.indicator, level)
    return Figure(unit, task, target, rising(target, level, pace, FRACTIONS, task.decimals, draw))


def city_figures() -> Iterator[Figure]:
    """Yield the figures of the districts."""
    for number, (unit, (size, strength, pace)) in enumerate(DISTRICTS.items()):
        draw = Draw(SEED, 1, number)
        for action in dict.fromkeys(task.action for task in CITY):
            highest = 1.0 if action == "factor-support" else HIGHEST
            level = min(highest, strength + draw.between(-0.045, 0.045))
            action_pace = pace * draw.between(0.9, 1.1)
            for task in (task for task in CITY if task.action == action):
                one = min(highest, level + draw.between(-0.015, 0.015))
                yield figure(unit, task, size, one, action_pace, draw)


def department_figures() -> Iterator[Figure]:
    """Yield the figures of Changle's departments, for the actions each takes part in."""
    for number, (unit, levels) in enumerate(TAKES_PART.items()):
        draw = Draw(SEED, 2, number)
        size, pace = draw.between(0.55, 1.0), draw.between(0.93, 1.2)
        for task in (task for task in DEPARTMENTS if task.action in levels):
            yield figure(unit, task, size, levels[task.action], pace, draw)


def town_figures() -> Iterator[Figure]:
    """Yield the figures of Changle's towns and subdistricts."""
    for number, (unit, strength) in enumerate(TOWN_STRENGTH.items()):
        draw = Draw(SEED, 3, number)
        size, pace = draw.between(0.4, 1.0), draw.between(0.93, 1.2)
        for task in TOWNS:
            yield figure(unit, task, size, min(1.0, strength + draw.between(-0.012, 0.012)), pace, draw)


# --- projects ---


@dataclass(frozen=True)
class Project:
    """A sample project of a district: the milestone it is to reach, when it should and when it did."""

    code: str
    unit: str
    action: str
    number: int
    size: str
    milestone: str
    planned_on: date
    reached_on: date
    plan: int  # investment planned over the campaign, in hundredths of 100 million yuan, as all sums here
    ease: float  # how easily money is spent on it, beside the district's other projects

    def reached_by(self, day: date) -> bool:
        """Say whether the milestone has been reached by ``day``."""
        return self.reached_on <= day


def split(total: int, weights: list[float]) -> list[int]:
    """Return ``total`` in whole parts in proportion to ``weights``; the last takes what rounding leaves."""
    parts = [math.floor(total * weight / math.fsum(weights)) for weight in weights[:-1]]
    return [*parts, total - sum(parts)]


def projects_of(number: int, investment: Figure) -> list[Project]:
    """Return six or seven projects; those to be started have 85 per cent of the investment."""
    unit, draw = investment.unit, Draw(SEED, 4, number)
    strength = DISTRICTS[unit][1]
    starting = ["large", "medium", "medium", "small", *(["small"] if draw.whole(0, 1) else [])]
    finishing = ["medium", "medium"] if draw.whole(0, 1) else ["large", "small"]
    weight, plan = {"large": 4.0, "medium": 2.0, "small": 1.0}, round(investment.target * 100)
    plans = split(plan * 85 // 100, [weight[size] * draw.between(0.9, 1.1) for size in starting])
    plans += split(plan - plan * 85 // 100, [weight[size] * draw.between(0.9, 1.1) for size in finishing])
    made = []
    for place, (size, money) in enumerate(zip(starting + finishing, plans, strict=True), start=1):
        starts = place <= len(starting)
        # One after the other: the first is to be started in September, the last to be completed in December.
        first, apart = (date(2021, 9, 6), 20) if starts else (date(2021, 10, 18), 31)
        turn = place if starts else place - len(starting)
        planned = first + timedelta(days=apart * (turn - 1) + draw.whole(0, apart - 1))
        # A strong district is on time or early; the weaker it is, the longer it may be late.
        late = draw.whole(-5, max(0, round((0.965 - strength) * 420)))
        action, milestone = ("acceleration", "started") if starts else ("completion", "completed")
        made.append(Project(f"{unit}-p{place:02d}", unit, action, place, size, milestone, planned,
                            planned + timedelta(days=late), money, draw.between(0.95, 1.05)))  # fmt: skip
    return made


def spent(projects: list[Project], total: int, month_end: date) -> list[int]:
    """Return what is spent on each project by ``month_end``, in hundredths; together it is ``total``.

    A project to be completed is paid for evenly up to its completion; the rest of ``total`` goes to
    those that are to be started, less of it (surveys, land) to those that have not started yet.
    """
    finishing = [project for project in projects if project.milestone == "completed"]
    passed = {one.code: (month_end - START) / (one.reached_on - START) for one in finishing}
    paid = {one.code: round(one.plan * min(1.0, passed[one.code])) for one in finishing}
    starting = [project for project in projects if project.milestone == "started"]
    weights = [one.plan * one.ease * (1.0 if one.reached_by(month_end) else 0.6) for one in starting]
    rest = split(total - sum(paid.values()), weights)
    paid |= {project.code: part for project, part in zip(starting, rest, strict=True)}
    return [paid[project.code] for project in projects]


def counted(projects: list[Project], milestone: str, indicator: str) -> Figure:
    """Return how many of a district's projects have reached ``milestone`` at the end of each month."""
    mine = [project for project in projects if project.milestone == milestone]
    ends = MONTH_ENDS
    actuals = {month: float(sum(one.reached_by(end) for one in mine)) for month, end in ends.items()}
    return Figure(mine[0].unit, Task(mine[0].action, indicator, 0, 0), len(mine), actuals)


# --- tickets ---


@dataclass(frozen=True)
class Ticket:
    """A problem of a district; its subject in Chinese and English, the working days it may take."""

    code: str
    unit: str
    subject: tuple[str, str]
    opened_on: date
    working_days: int
    closed_on: date


def tickets() -> list[Ticket]:
    """Return the tickets of the campaign, three to six in each district."""
    days, made = working_days(START, 150), []
    last = sum(day <= END for day in days) - 4
    for number, (unit, (_, strength, _)) in enumerate(DISTRICTS.items()):
        draw = Draw(SEED, 5, number)
        for place in range(1, draw.whole(3, 6) + 1):
            opened, allowed = draw.whole(3, last), 10 if draw.whole(0, 2) == 0 else 5
            # A strong district closes most in time; a weak one may need twice as long.
            taken = max(1, round(allowed * draw.between(0.4, 0.8 + 9 * (1 - strength))))
            subject = draw.one_of(SUBJECTS)
            code = f"{unit}-t{place:02d}"
            closed = date.max if code in UNSOLVED else days[min(opened + taken, len(days) - 1)]
            made.append(Ticket(code, unit, subject, days[opened], allowed, closed))
    return made


# --- tables ---


def actual_row(one: Figure, month: str, cases: int | None) -> list[object]:
    """Return a row of ``actuals.csv``."""
    task = one.task
    if (one.unit, task.action, month) in NO_TASK or (task.indicator, month) in NOT_YET_DUE:
        return sheets.not_applicable(one)
    if (one.unit, task.indicator, month) in NOT_REPORTED:
        return sheets.not_reported(one)
    return sheets.reported(replace(one, cases=cases), month)


def actuals_table(month: str, projects: dict[str, list[Project]]) -> str:
    """Return ``actuals.csv`` of a month: every unit of a scheme beside every indicator of it."""
    rows = []
    city = list(city_figures())
    for unit, mine in projects.items():
        counts = [counted(mine, "started", "started-projects"),
                  counted(mine, "completed", "completed-projects")]  # fmt: skip
        for one in [*(one for one in city if one.unit == unit), *counts]:
            rows.append(actual_row(one, month, len(mine) if one.task.indicator == "investment" else None))
    departments = {(one.unit, one.task): one for one in department_figures()}
    for unit in TAKES_PART:
        for task in DEPARTMENTS:
            absent: list[object] = [unit, task.action, task.indicator, "not_applicable", "", "", "", "", ""]
            mine_too = departments.get((unit, task))
            rows.append(actual_row(mine_too, month, None) if mine_too else absent)
    rows += [actual_row(one, month, None) for one in town_figures()]
    return sheets.table(sheets.ACTUALS, rows)


def projects_table(month: str, projects: dict[str, list[Project]], investments: dict[str, Figure]) -> str:
    """Return ``projects.csv`` as it stands at the end of a month."""
    rows, end, called = [], MONTH_ENDS[month], sheets.names(ID)
    for unit, mine in projects.items():
        money = spent(mine, round(investments[unit].actuals[month] * 100), end)
        for one, paid in zip(mine, money, strict=True):
            zh, en = called[unit]
            named = [f"{zh}合成示例项目{one.number:02d}", f"{en} synthetic sample project {one.number:02d}"]
            reached = one.reached_on if one.reached_by(end) else ""
            rows.append([one.code, unit, one.action, *named, one.size, one.milestone, one.planned_on, reached,
                         f"{one.plan / 100:.2f}", f"{paid / 100:.2f}"])  # fmt: skip
    return sheets.table(sheets.PROJECTS, rows)


def tickets_table(month: str) -> str:
    """Return ``tickets.csv`` as it stands at the end of a month."""
    end = MONTH_ENDS[month]
    rows = []
    for one in (one for one in tickets() if one.opened_on <= end):
        zh, en = one.subject
        rows.append([one.code, one.unit, f"合成示例：{zh}", f"Synthetic sample: {en}", one.opened_on,
                     one.working_days, one.closed_on if one.closed_on <= end else ""])  # fmt: skip
    return sheets.table(sheets.TICKETS, rows)


def tables() -> dict[str, str]:
    """Return the text of every generated table under its path in the campaign's folder."""
    investments = {one.unit: one for one in city_figures() if one.task.indicator == "investment"}
    numbered = enumerate(investments.items())
    projects = {unit: projects_of(number, one) for number, (unit, one) in numbered}
    made = {"releases.csv": sheets.table(sheets.RELEASES, RELEASES)}
    for month in MONTH_ENDS:
        made[f"{month}/actuals.csv"] = actuals_table(month, projects)
        made[f"{month}/projects.csv"] = projects_table(month, projects, investments)
        made[f"{month}/tickets.csv"] = tickets_table(month)
        made[f"{month}/ledger.csv"] = sheets.ledger(month, LEDGER[month])
    return made
