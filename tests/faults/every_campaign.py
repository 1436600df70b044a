"""A campaign without faults that uses all there is: every rule, ten days, a quarter, a jury, units that move.

Tests copy it, spoil one thing and look at what is said; its figures mean nothing.
"""

from __future__ import annotations

from pathlib import Path

CAMPAIGN = "every-2018"

RULES = """\
campaign: every-2018
rules_version: "2"
versions:
  - {version: "1", since: 2018-01-01, changed: {zh: 首版, en: First version}}
  - {version: "2", since: 2018-02-01, changed: {zh: 增加评议, en: A jury was added}}
name: {zh: 全功能行动, en: A campaign of everything}
short: {zh: 全功能, en: Everything}
summary: {zh: 供测试用。, en: Made for tests.}
publisher: {zh: 测试办公室, en: Office of tests}
nature: synthetic
notice: {zh: 测试用的合成数据。, en: Synthetic figures made for tests.}
licence: {zh: 公有领域, en: Public domain}
sources:
  - title: {zh: 测试说明, en: Notes on tests}
    publisher: {zh: 测试办公室, en: Office of tests}
start: 2018-01-01
end: 2018-12-31
cutoff: {2018-01: 2018-02-03}
schedule:
  months_in_plan: 12
  elapsed: {2018-01-d1: 0.33, 2018-01-d2: 0.67, 2018-01-d3: 1, 2018-01: 1, 2018-02: 2, 2018-03: 3}
rollups:
  quarter:
    combine: weighted
    weights: [30, 30, 30]
    field_marks: 10
  to_date: {combine: mean}
tickets:
  - {id: within, name: {zh: 权限内, en: Inside}, working_days: 5}
  - {id: outside, name: {zh: 权限外, en: Outside}, working_days: 2, ends: handed_over}
sensitivity: {draws: 100, weights_vary_by: 20}
tiles:
  - [~, alpha]
  - [beta, gamma]
schemes:
  - id: towns
    name: {zh: 乡镇, en: Towns}
    units: {kinds: [town], tiers: [east, west], levels: [], only: [alpha, beta, gamma, delta]}
    score: {name: {zh: 得分, en: Score}, measure: {zh: 分, en: points}}
    compose: geometric
    grades:
      - {id: good, name: {zh: 好, en: Good}, at_least: 90}
      - {id: fair, name: {zh: 中, en: Fair}, at_least: 60}
    ledger:
      types:
        - {id: bonus, name: {zh: 加分, en: Bonus}, cap: 2, per: quarter}
        - {id: praise, name: {zh: 表扬, en: Praise}}
      exclusive: [[bonus, praise]]
    gates:
      - {id: promoted, name: {zh: 升等, en: One grade up}, raises: grade}
      - {id: flood, name: {zh: 洪灾, en: Flood}, exempts: true}
    ranking: {by: tier, break_ties: [economy, completion, previous], award: {name: {zh: 前二, en: First two}, top: 2}}
    progress: output.value
    lights:
      metric: relative_gap
      red: {below: -20}
      yellow: {at_least: -20, below: 0}
      green: {at_least: 0}
      escalate: {light: yellow, months: 2}
      ladder: [{light: red, step: {zh: 约谈, en: A talk}}]
    actions:
      - id: economy
        name: {zh: 经济, en: Economy}
        short: {zh: 经济, en: Economy}
        weight: 60
        aggregate: arithmetic
        actions:
          - id: output
            name: {zh: 产值, en: Output}
            short: {zh: 产值, en: Output}
            weight: 70
            normalise: {type: goalposts, worst: 0, best: 100}
            indicators:
              - id: value
                name: {zh: 产值, en: Output}
                measure: {zh: 亿元, en: 100 million yuan}
                decimals: 1
                full_marks: 40
                rule: {type: ratio, basis: window, window: 3}
              - id: sales
                name: {zh: 销售, en: Sales}
                measure: {zh: 亿元, en: 100 million yuan}
                full_marks: 40
                parts:
                  - {id: at-home, name: {zh: 内销, en: At home}, measure: {zh: 亿元, en: 100 million yuan}}
                  - {id: abroad, name: {zh: 外销, en: Abroad}, measure: {zh: 亿元, en: 100 million yuan}}
                rule: {type: per_point, below: 1}
              - id: growth
                name: {zh: 增长, en: Growth}
                measure: {zh: "%", en: "%"}
                full_marks: 20
                rule: {type: benchmark, against: last_year}
          - id: signing
            name: {zh: 签约, en: Signing}
            short: {zh: 签约, en: Signing}
            weight: 30
            when_not_applicable: base
            base: 60
            indicators:
              - id: signed
                name: {zh: 签约, en: Signed}
                measure: {zh: 个, en: contracts}
                full_marks: 60
                rule:
                  type: bands
                  bands:
                    - {at_least: 100, earns: 100, also: [{indicator: met, at_least: 80}]}
                    - {at_least: 0, earns: 50, more: {for_each: 10, points: 5, at_most: 50}}
              - id: met
                name: {zh: 会见, en: Met}
                measure: {zh: 次, en: meetings}
                full_marks: 40
                rule: {type: ratio}
      - id: projects
        name: {zh: 项目, en: Projects}
        short: {zh: 项目, en: Projects}
        weight: 40
        indicators:
          - id: events
            name: {zh: 推进, en: Steps}
            measure: {zh: 个, en: steps}
            full_marks: 20
            rule: {type: count, milestones: {start: 5, continued: 2}, most_times: 4, per: year}
          - id: sizes
            name: {zh: 规模, en: Sizes}
            measure: {zh: 个, en: projects}
            full_marks: 20
            rule: {type: minimum_counts, milestone: start, required: {large: 1, small: 2}, lost_each: 0.1}
          - id: places
            name: {zh: 名次, en: Places}
            measure: {zh: 家, en: firms}
            full_marks: 20
            rule: {type: rank_points, places: [{to: 3, earns: 7}, {to: 6, earns: 5}]}
          - id: income
            name: {zh: 收入, en: Income}
            measure: {zh: 元, en: yuan}
            full_marks: 20
            rule: {type: relative, method: min_max, log: true, from: 60, to: 100}
          - id: opinion
            name: {zh: 评议, en: Opinion}
            measure: {zh: 分, en: marks}
            full_marks: 20
            rule: {type: jury, panels: {parks: 70, people: 30}, drop_extremes: 1}
          - id: exports
            name: {zh: 出口, en: Exports}
            measure: {zh: 亿元, en: 100 million yuan}
            full_marks: 0
            quarters: [2, 3]
            rule: {type: ratio}
"""

ACTUALS = """\
unit,action,indicator,state,target,actual,cases,published_pct,published_decimals,reference,provenance
alpha,output,value,reported,100,20,,,,,verified
alpha,output,at-home,reported,50,10,,,,,
alpha,output,abroad,reported,50,10,,,,,
alpha,output,growth,reported,8,7.5,,,,6,
alpha,signing,signed,not_applicable,,,,,,,
alpha,signing,met,reported,10,5,,,,,reported
alpha,projects,places,reported,,30,,,,,
alpha,projects,income,reported,,3000,,,,,
beta,output,value,reported,100,20,,,,,
beta,output,at-home,reported,50,10,,,,,
beta,output,abroad,reported,50,10,,,,,
beta,output,growth,reported,8,7.5,,,,6,
beta,signing,signed,reported,5,5,,,,,
beta,signing,met,reported,10,5,,,,,
beta,projects,places,reported,,-30,,,,,
beta,projects,income,reported,,4000,,,,,
"""
LATER = ACTUALS + ACTUALS.split("\n", 9)[9].replace("beta,", "gamma,")
PROJECTS = """\
project,unit,action,name_zh,name_en,size,milestone,planned_on,reached_on,planned_investment,completed_investment
p1,alpha,projects,一号,One,large,start,2018-01-05,2018-01-04,100,50
p2,beta,projects,二号,Two,small,start,2018-01-08,,100,5
"""
TICKETS = """\
ticket,unit,subject_zh,subject_en,opened_on,working_days,closed_on,ticket_class,owner,answered_on,accepted_on,\
handed_over_on,paused_on,resumed_on,extension_days
t1,alpha,通水,Water,2018-01-03,,2018-01-09,within,beta,2018-01-04,2018-01-08,,2018-01-05,2018-01-06,2
t2,beta,通电,Power,2018-01-04,,,outside,,,,2018-01-05,,,
t3,beta,通路,Road,2018-01-05,5,,,,,,,,,
"""
LEDGER = """\
entry,unit,type,on,points,reason_zh,reason_en,evidence
e1,alpha,bonus,2018-01-05,1,表扬,Praised,测试说明
e2,beta,flood,2018-01-06,0,洪灾,Flood,测试说明
"""
JURY = """\
unit,action,indicator,panel,ballot,marks
alpha,projects,opinion,parks,b1,80
alpha,projects,opinion,people,b1,90
"""

FILES = {
    "campaign.yml": RULES,
    "units.csv": """\
unit,kind,within,tier,level,name_zh,name_en
alpha,town,,east,,阿镇,Alpha
beta,town,,west,,贝镇,Beta
gamma,town,,east,,伽镇,Gamma
delta,town,,west,,德镇,Delta
""",
    "changes.csv": """\
unit,since,change,tier,level,reason_zh,reason_en
gamma,2018-02,joins,,,新设,New
delta,2018-01,leaves,,,撤并,Merged
delta,2018-06,joins,,,恢复,Restored
beta,2018-03,moves,east,,调整,Moved
""",
    "project_schedule.csv": """\
project,period,planned_pct
p1,2018-Q1,60
p1,2018-01-d1,10
p1,2018-03,60
""",
    "facts.csv": """\
fact,month,league,unit,measure,published,expect,statement_zh,statement_en,source,of
f1,2018-03,towns/overall/east,alpha,actual,20,agrees,甲,One,说明,output.value
f2,2018-Q1,towns/overall/west,beta,position,1,at_most,乙,Two,说明,
f3,2018-01-d2,towns/overall/east,,projects,1,at_least,丙,Three,说明,projects.start
f4,2018-01,towns/economy,alpha,light,green,agrees,丁,Four,说明,
f5,to-date,towns/projects,,units,2,agrees,戊,Five,说明,
""",
    "2018-Q1/field.csv": """\
scheme,unit,marks,reason_zh,reason_en
towns,alpha,88.5,现场,On the spot
""",
    **{
        f"{period}/{table}.csv": text
        for period in ("2018-01-d1", "2018-01-d2", "2018-01-d3", "2018-01", "2018-02", "2018-03")
        for table, text in (
            ("actuals", LATER if period in {"2018-02", "2018-03"} else ACTUALS),
            ("projects", PROJECTS),
            ("jury", JURY),
        )
    },
    "2018-01/tickets.csv": TICKETS,
    "2018-01/ledger.csv": LEDGER,
    "2018-01-d1/ledger.csv": LEDGER,
}


def write_every_campaign(folder: Path, campaign: str = CAMPAIGN) -> Path:
    """Write the campaign into the data folder ``folder`` and return the campaign's own folder."""
    home = folder / campaign
    for name, text in FILES.items():
        file = home / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.replace(f"campaign: {CAMPAIGN}", f"campaign: {campaign}").encode())
    return home
