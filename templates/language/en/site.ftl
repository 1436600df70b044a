# Pages, navigation and lists.
skip-to-content = Skip to content
main-navigation = Main
breadcrumbs = You are here
home = Home
language-en = English
language-zh = 中文
previous-month = Previous month: { $period }
next-month = Next month: { $period }

home-title = Campaign evaluation bulletins
home-description = Monthly evaluation bulletins of government campaigns: every rank with its score, every figure reproducible.
home-lead = Monthly results of government campaigns. Every rank stands beside its score, every figure names its origin, and the notebook that computed it is published with it.
home-latest = Latest bulletins
home-campaigns = All campaigns
home-empty = There are no bulletins yet. Drop a month’s files into a campaign’s folder and build again.
home-how = How to read them
home-how-text = Begin with the month’s overview, then open the bulletin of your own unit. Each page links to the unit’s history, the methodology and the data.
open-month = Open the page of { $month }
methodology = Methodology
nature-synthetic = Synthetic data
nature-published = Published data
sources = Sources
licence-is = Licence: { $licence }

campaign-latest = Standing in { $month }
campaign-months = Months
campaign-units = Units over the months
campaign-period = Period: { $start } to { $end }
campaign-publisher = Publisher: { $publisher }

unit-title = { $unit } over the months
unit-description = Positions and scores of { $unit } in { $campaign }, month by month.
unit-history = Position and score by month
unit-latest = Main points of { $month }
unit-not-ranked = Not ranked

bulletin-title = { $unit }, { $period }
bulletin-description = Position, score, progress and lights of { $unit } in { $campaign }, { $period }.
overview-title = Overview of { $period }
overview-description = Positions, scores, progress and lights of all units in { $campaign }, { $period }.

column-month = Month
column-position = Position
column-unit = Unit
column-score = { $name } ({ $measure })
column-movement = On last month
column-light = Light

tie = tied
of-units = of { $of }
movement-up = ▲{ $n }
movement-up-words = up { $n }
movement-down = ▼{ $n }
movement-down-words = down { $n }
movement-none = unchanged
movement-new = first month

downloads = Download and check
download-scores = Scores (CSV)
download-record = Record (JSON)
download-notebook = Notebook of this page (IPYNB)
downloads-hint = The record lists the parameters, the version of the rules and the checksum of every file read and written.

methodology-title = Methodology
methodology-description = Actions, weights, scoring rules, ranking and lights of { $campaign }, with a worked example.

about-title = About this site
about-description = How these bulletins are computed, how to check them and how to run them yourself.
not-found-title = Page not found
not-found-text = The address may be mistyped, or the page has moved. Please start again from the home page.
previous-period = Before: { $period }
next-period = After: { $period }
related-periods = Periods around this one:
ten-days-title = Ten-day review: { $period }
ten-days-description = Positions, scores and progress of all units in { $campaign }, { $period }.
rollup-title = Roll-up: { $period }
rollup-description = Positions and scores of all units in { $campaign }, { $period }, rolled up from the months.
campaign-periods = Longer periods
campaign-made-of = What it is made of
campaign-made-of-caption = Schemes of { $campaign }
campaign-more = Not shown here: { $count ->
    [one] one unit
   *[other] { $shown } units
 }. The month’s page and its file have all of them.
column-scheme = Scheme
column-evaluated = Evaluated
column-actions = Actions
column-indicators = Indicators
column-leagues = Rankings
column-lights = Lights
made-of-months = { $n ->
    [one] One month is
   *[other] { $count } months are
 } evaluated.
made-of-ten-days = { $n ->
    [one] One ten-day period is
   *[other] { $count } ten-day periods are
 } evaluated.
made-of-rollups = Rolled up from them: { $kinds }.
made-of-tickets = Problem tickets: { $classes }.
made-of-ticket = { $name } in { $days } working days
made-of-rules = Rules version { $version }; the methodology page tells every rule.
made-of-lights = yes
made-of-no-lights = no
made-of-evaluated = { $kinds }, { $count } in all

held-back = Held back: the last run of this bulletin failed ({ $failure }). This is its last good result. It is not in the public site.
