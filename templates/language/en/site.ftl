# Pages, navigation and lists.
skip-to-content = Skip to content
main-navigation = Main
breadcrumbs = You are here
home = Home
language-en = English
language-zh = 中文
previous-month = Previous
next-month = Next
turns-of-pages = Before and after
unit-all-months = All months
unit-compare = Compare
colon = {": "}
picker = Choose a bulletin
picker-all = All units and months
month-short = { $number ->
    [1] Jan
    [2] Feb
    [3] Mar
    [4] Apr
    [5] May
    [6] Jun
    [7] Jul
    [8] Aug
    [9] Sep
    [10] Oct
    [11] Nov
   *[12] Dec
}

home-title = Campaign evaluation bulletins
home-description = Monthly evaluation bulletins of government campaigns: every rank with its score, every figure reproducible.
home-lead = Monthly results of government campaigns. Every rank stands beside its score, every figure names its origin, and the notebook that computed it is published with it.
home-latest = Latest bulletins
home-campaigns = All campaigns
home-empty = There are no bulletins yet. Drop a month’s files into a campaign’s folder and build again.
home-how = How to read them
home-how-start = Where to begin
home-how-start-text = With the month’s overview, then the bulletin of your own unit. Each page links to the unit’s history, the methodology and the data.
home-how-rank = Positions
home-how-rank-text = 1 is best; equal scores tie. The interval beside a position says how firm it is, ▲ and ▼ how many places it moved on last month.
home-how-light = Lights
home-how-light-text = ● green: on schedule, ▲ yellow: a little behind, ■ red: well behind. Each campaign’s methodology draws the lines.
home-how-check = Checking
home-how-check-text = Below each page lie its data, its record and its notebook: the same files give the same figures.
home-count = { $bulletins_shown } bulletins of { $months ->
    [one] one month
   *[other] { $months_shown } months
 } in { $campaigns ->
    [one] one campaign
   *[other] { $campaigns_shown } campaigns
 }.
home-synthetic = Campaigns marked so show how an evaluation works: their figures are generated and say nothing of any unit’s true record.
home-mine = Find your own unit
home-standing = { $league }: all positions
open-campaign = Months and units
finder-label = Name of a district, town or department
find-title = Find
find-description = The months and units of all campaigns, one by one.
find-lead = All bulletins are listed here by campaign, unit and month. A unit’s name leads to its months, a month to its bulletin.
find-search = Search all pages
find-units = { $count ->
    [one] One unit
   *[other] { $shown } units
 }
find-caption = Bulletins of { $campaign } by unit
unit-latest-is = { $month }
path-caption = Position by month: the higher, the better
path-words = Position by month, of { $of } units: { $points }.
path-point = { $month }: { $place }
path-gap = { $month }: not ranked
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
latest-leads = Open { $title }
not-found-title = Page not found
not-found-text = The address may be mistyped, or the page has moved. These lead to it:
previous-period = Previous
next-period = Next
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
held-for-release = Draft, not yet public: { $period } is released on { $until } (China Standard Time). Until then this page is not in the public site.
held-for-release-undated = Draft, not yet public: the release of { $period } is delayed, and there is no new date yet. This page is not in the public site.
held-mark = DRAFT, not published

## The date of release
released = Published on
released-why = { $moment } (delayed: { $reason })
