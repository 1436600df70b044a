# The bulletin itself: figures, tables, points. Numbers come as text already written; an integer only chooses a plural.

error-missing-glyph = The text “{ $text }” of a figure has characters that the font subset does not hold: { $characters }. Write it with common characters, or add them to templates/fonts/characters.txt and make the font again.

## Everywhere

page-list-separator = {", "}
page-list-last = { $listed } and { $last }
page-list-more = { $listed } and { $more } more
page-sentence-separator = {" "}
page-measured = { $value } { $measure }
page-place = position { $position }
page-place-tied = joint position { $position }
page-marks = { $marks } marks
page-of-full = { $marks }/{ $full }
page-span-month = { $n ->
    [one] { $count } month
   *[other] { $count } months
}
page-span-ten-days = { $n ->
    [one] { $count } ten-day period
   *[other] { $count } ten-day periods
}
page-unranked = unranked
page-total = Total
page-last-month = last month
page-last-ten-days = the ten days before
page-nobody = nobody
page-tier-numbered = { $number ->
   *[other] tier { $number }
}
page-tier-named = tier { $name }
page-level-numbered = { $number ->
   *[other] level { $number }
}
page-level-named = level { $name }
page-league-group = { $league }, { $group }
page-absent = The data of this month hold nothing for “{ $part }”; the part is left out.
window-around = Of { $of } units the { $shown } around { $unit } are shown; { $left } are left out. The download has all of them.
window-ends = Of { $of } units the first { $top } and the last { $bottom } are shown; { $left } between them are left out. The download has all of them.
window-first = Of { $of } rows the first { $shown } are shown; { $left } are left out.

## Figures

figure-scroll = { $caption } (scrolls sideways on a narrow screen)
figure-not-reported = n.r.
figure-best = Best
figure-median = Median
figure-score = Score
figure-completion = Done
figure-gap = Gap
figure-place = no. { $position }
figure-place-tied = joint no. { $position }
figure-month = { $name }
figure-ten-days = { $month } { $part ->
    [1] 1–10
    [2] 11–20
   *[3] 21–
}
figure-quarter = { $part ->
    [1] Q1
    [2] Q2
    [3] Q3
   *[4] Q4
}
figure-year = { $year }
figure-to-date = To date
figure-panel = The columns are too many for one figure: part { $number } of { $of }.
figure-schedule = Schedule { $schedule }
figure-heatmap-caption = Marks in each action, { $scheme }, { $month } (score in { $measure }). The stronger the colour, the higher the share of full marks.
figure-heatmap-caption-inside = Marks inside “{ $action }”, { $scheme }, { $month } (score in { $measure }). The stronger the colour, the higher the share of full marks.
figure-heatmap-grey = A grey cell with “—” is not applicable and was not assessed; a number on grey is a bonus or penalty without full marks.
figure-heatmap-unreported = “{ $mark }” is a report that was due and is missing: it earns 0.
figure-heatmap-alt = { $place }, { $month }, heatmap: marks of { $units } { $n ->
    [one] unit
   *[other] units
} in { $actions } actions. The best { $score } is that of { $first } ({ $best }), the last that of { $last } ({ $least }). The action with the lowest share of full marks is { $weakest } (mean { $mean }).
figure-heatmap-alt-level = { $place }, { $month }, heatmap: marks of { $units } { $n ->
    [one] unit
   *[other] units
} in { $actions } actions. The { $score } is the same throughout, { $best }: { $first }. The action with the lowest share of full marks is { $weakest } (mean { $mean }).
figure-actions-caption-share = Share of full marks of { $unit } in each action, { $month }, beside the best and the median of its league; on the right its marks and full marks ({ $measure }).
figure-certainty-caption = How sure the positions are, { $league }, { $month }: the bar holds the positions of 5 to 95% of the draws, the round dot is their median, the diamond the position held.
figure-certainty-ties = An “=” after a position marks a tie.
figure-certainty-held = Position
figure-certainty-bar = 5–95%
figure-certainty-median = Median
figure-interval = Interval
figure-certainty-alt = { $place }, { $month }, interval plot of positions: of { $units } units { $fixed } have an interval of a single position; the widest is that of { $widest } ({ $interval }).
figure-certainty-alt-own = { $unit } holds position { $position }, its median is { $median } and its interval { $interval }.
figure-parts-caption = What the scores of { $league }, { $period }, are made of: each cell is the score of that part. The stronger the colour, the higher.
figure-parts-grey = A grey cell with “—” does not count.
figure-parts-remark = A number with “{ $mark }” is not that part’s own; the table below says why.
figure-parts-alt = { $place }, { $period }, heatmap: the scores of { $units } { $n ->
    [one] unit
   *[other] units
} are made of { $parts }; first: { $first } ({ $best }).
figure-parts-alt-none = { $place }, { $period }, heatmap: the scores of { $units } { $n ->
    [one] unit
   *[other] units
}, made of { $parts }, are not there yet.
figure-heatmap-alt-none = { $place }, { $month }, heatmap: none of the { $actions } actions of { $units } { $n ->
    [one] unit
   *[other] units
} was assessed.
figure-actions-caption = Marks of { $unit } in each action, { $month }, beside the best and the median of its league ({ $measure }).
figure-actions-alt = { $place }, { $month }, dot plot: of { $actions } actions { $unit } has most marks in { $best } ({ $best_marks }) and fewest in { $weakest } ({ $weakest_marks }); it is at or above the median of its league in { $above }.
figure-actions-alt-none = { $place }, { $month }, dot plot: none of the { $actions } actions of { $unit } was assessed.
figure-progress-caption = { $indicator }: completion against schedule, { $month }, ordered by gap. The gap is completion minus schedule, in percentage points; highlighted bars keep to the schedule, the dashed line.
figure-progress-caption-own = { $indicator }: completion against schedule, { $month }, ordered by gap. The gap is completion minus schedule, in percentage points; the highlighted bar is { $unit }, the dashed line the schedule.
figure-progress-silent = Not reported and not drawn: { $units } ({ $count }).
figure-progress-alt = { $place }, { $month }, bar chart: the schedule stands at { $schedule }; units keeping to it: { $ahead } of { $units }. Highest is { $first } ({ $most }), lowest { $last } ({ $least }).
figure-progress-alt-own = { $unit } has completed { $completion }, a gap of { $gap } percentage points.
figure-progress-alt-total = The total is { $completion }, a gap of { $gap } percentage points.
figure-positions-caption = Positions by month, { $league }, { $first } to { $last }, first place on top; the highlighted lines are this month's first three.
figure-positions-caption-own = Positions by month, { $league }, { $first } to { $last }, first place on top; the highlighted line is { $unit }.
figure-positions-alt = { $place }, { $month }, line chart of positions: { $units } { $n ->
    [one] unit
   *[other] units
} since { $from }. First then: { $before }; first now: { $leaders }.
figure-positions-alt-own = { $place }, { $month }, line chart of positions: among { $units } { $n ->
    [one] unit
   *[other] units
} { $unit } went from { $then } in { $from } to { $now }. First then: { $before }; first now: { $leaders }.
figure-tilemap-caption = Tile map of positions, { $league }, { $month }: a tile for each unit, laid out roughly as they lie, north on top. It shows where units are to one another, not their size or borders. The number is the position; the stronger the colour of a tile, the better.
figure-tilemap-lit = The sign at the lower right is the light.
figure-tilemap-grey = A grey tile with “—” is not ranked.
figure-tilemap-left-out = { $n ->
    [one] { $count } more unit has no place on the map and is not drawn: { $units }.
   *[other] { $count } more units have no place on the map and are not drawn: { $units }.
}
figure-tilemap-places = { $n ->
    [0] No. { $first }
   *[other] No. { $first }–{ $last }
}
figure-tilemap-light = { $light }: { $count }
figure-tilemap-alt = Tile map, { $place }, { $month }: { $league }, { $units } { $n ->
    [one] unit
   *[other] units
} laid out roughly as they lie. First: { $first } (No. { $best }); last: { $last } (No. { $worst }).
figure-tilemap-alt-level = Tile map, { $place }, { $month }: { $league }, { $units } { $n ->
    [one] unit
   *[other] units
} laid out roughly as they lie, all of them No. { $best }: { $first }.
figure-tilemap-alt-none = Tile map, { $place }, { $month }: { $league }, { $units } { $n ->
    [one] unit
   *[other] units
} laid out roughly as they lie, none of them ranked.
figure-tilemap-alt-light = { $light }: { $count }.
figure-tilemap-alt-light-named = { $light }: { $count } ({ $units }).

## Parts

part-league = League
part-heatmap = Marks by action
part-actions = Own actions
part-progress = Done against plan
part-positions = Positions by month
part-tilemap = Tile map
part-lights = Lights
part-tickets = Tickets
part-ledger = Bonus and penalty ledger
part-departments = Departments inside the district
part-towns = Towns, subdistricts and parks inside the district
part-facts = Published facts
part-published = Published figures recomputed
part-certainty = How sure the ranks are
part-lost = Marks lost by item
part-checks = Checks
part-parts = Parts of the score
part-made = How the period was made
part-field = Field marks
part-field-short = Field
part-note-missing-left-out = missing, left out
part-note-missing-zero = missing, counts 0
part-note-carried = missing, carried over from before
part-note-waiting = awaited
part-note-not-yet = yet to come
part-note-not-assessed = nothing applied then
part-note-not-member = not evaluated then
part-note-exempt = exempt then

## Tables

page-points = { $value } percentage points
table-tied = tied
table-not-reported-mark = (not reported)
table-sum-of-parts = see the indicators below
table-reads-projects = counted from the list of projects
table-reads-jury = marked by a jury
table-reads-actual = compared by the actual figure, without a target
table-reads-target = no target
table-bonus = bonus or penalty, no full marks
table-part-of = part of { $indicator }
table-panel = { $n ->
    [one] Panel: { $panel } (weight { $weight }, { $ballots } ballot)
   *[other] Panel: { $panel } (weight { $weight }, { $ballots } ballots)
}
table-no-grade = no grade
table-no-award = not named
table-no-class = no class
table-no-step = no step laid down
table-escalated = escalated
table-next-step-month = { $n ->
    [one] after { $months } month: { $step }
   *[other] after { $months } months: { $step }
}
table-next-step-ten-days = { $n ->
    [one] after { $months } ten-day period: { $step }
   *[other] after { $months } ten-day periods: { $step }
}
table-own-schedule = The schedule is the project’s own where it has one, else that of the campaign.
table-ticket-class-closed = { $n ->
    [one] { $name } (to be closed within { $days } working day)
   *[other] { $name } (to be closed within { $days } working days)
}
table-ticket-class-handed-over = { $n ->
    [one] { $name } (to be handed over within { $days } working day)
   *[other] { $name } (to be handed over within { $days } working days)
}
table-ticket-state = { $state } ({ $remarks })
table-ticket-classes-caption = Tickets by class at the end of { $month }: { $count } in all (delays in working days).
table-all-alike = all alike, or not to be divided
table-no-fixed-worth = worth no fixed number of points
table-movers = Units that move
table-intervals-caption = Intervals of the positions, { $league }, { $month }.
table-intervals-note = Ties for first count for each: the shares of first places may add up to more than 100%.
table-weights-caption = Nominal and effective weights, { $scheme }, { $month }.
table-weights-note = Nominal weights are those of the rules. The effective weight is the share of the variance of the score that an action accounts for (its covariance with the score): an action in which everybody earns about the same decides little, whatever its weight. Negative: it works against the rest.
table-left-out-caption = Positions in { $league }, { $month }, when one action is left out (▲ places up, ▼ places down).
table-left-out-summary = Who moves when one action is left out: { $league }
table-own-lost-caption = { $unit }, { $month }: what each item is worth, and what was lost to full marks and to the best of { $league } on it (in points of the score: { $measure }).
table-lost-caption = Marks lost by item, { $league }, { $month }: each item against the league’s best on it (in points of the score: { $measure }).
table-period-caption = { $league }: league of { $period }, and what the scores are made of.
table-checks-caption = { $n ->
    [one] { $checks } check: { $count } compared, { $agree } agree.
   *[other] { $checks } checks: { $count } compared, { $agree } agree.
}
table-checked-separator = {" · "}
table-all-figures = all figures owed
table-findings-warn = { $n ->
    [one] To look at: { $count } finding
   *[other] To look at: { $count } findings
}
table-findings-fail = { $n ->
    [one] Failed: { $count } finding
   *[other] Failed: { $count } findings
}
table-findings-pass = { $n ->
    [one] Noted: { $count } finding
   *[other] Noted: { $count } findings
}
table-not-ranked-singly = single indicators are not ranked
table-not-reached = not reached yet
table-not-closed = not ended yet
table-overall = Overall
table-weight = weight { $weight }
table-indicator = { $name } ({ $measure })
table-action-level = { $action } ({ $level })
table-leader = { $position }. { $unit } ({ $score })
table-leader-tied = { $position }. { $unit } ({ $score }, tied)
table-leader-separator = {"; "}
table-unranked = { $count } unranked: { $reasons }.
table-header-caption = About this bulletin
table-league-caption = { $league }: league of { $month }.
table-actions-caption = { $unit }: marks earned and lost by action and indicator, { $month } (score in { $measure }).
table-actions-none = By these rules an action without a task earns nothing and its full marks stay: the one place where “not applicable” costs marks.
table-progress-caption = { $indicator } against plan, { $month } (plan and done in { $measure }; the gap is completion minus schedule, in percentage points).
table-progress-note = Units that did not report: { $count }; the total is that of those that did.
table-positions-caption = Positions by month: { $league }.
table-own-positions-caption = Positions of { $unit } by month, league by league.
table-lights-caption = Lights, { $scheme }, { $month } ({ $indicator }: { $metric }).
metric-gap = gap to schedule, in percentage points
metric-relative-gap = relative gap to schedule, in per cent
metric-completion = completion, in per cent
table-projects-caption = Lights of the projects of { $unit }, { $month }: { $count } in all (done: investment completed ÷ planned; gap in percentage points).
table-tickets-caption = Tickets at the end of { $month } (delays in working days).
table-own-tickets-caption = Tickets of { $unit } at the end of { $month }: { $count } in all, { $overdue } of them open and overdue (delays in working days).
table-ledger-caption = Bonus and penalty entries up to the end of { $month }: { $count } (points, before caps).
table-departments-caption = { $league }, { $month }: overall league, with position and marks in each action ({ $measure }).
table-leaders-caption = { $league }, { $month }: the first two positions in each action.
table-facts-caption = Published facts of { $month }: { $agree } of { $count } agree with what is computed here.
table-published-caption = Completion rates printed by the source, { $month }, divided again: { $agree } of { $count } agree at the printed precision.
table-record-caption = The notebook, parameters and rules this page was computed with
table-files-caption = Files whose rows were read ({ $inputs }) and files written ({ $outputs }), each with its SHA-256
table-files-note = What was read is identified by the rows this page was given, not by whole files. “python build.py verify { $address }” computes the page again and compares every number.
head-file = File

### Headers

head-position = Position
head-movement = On { $before }
head-unit-name = Unit
head-score = { $name } ({ $measure })
head-interval = Interval
head-first-share = First in
head-median-position = Median
head-grade = Grade
head-award = Named
head-coverage = Covered
head-figure = { $figure } ({ $measure })
head-action-full = { $action } ({ $full })
head-part = { $part } ({ $weight })
head-without = Without { $item }
head-nominal = Nominal
head-effective = Effective
head-difference = Difference (points)
head-worth = Worth
head-earned = Earned
head-best = League’s best
head-lost-full = Lost to full marks
head-lost-best = Lost to the best
head-lost-best-sum = In all, to the best
head-lost-full-sum = In all, to full marks
head-check = Check
head-checked = Subject
head-stated = Stated
head-compared = Compared
head-agreeing = Agree
head-outcome = Outcome
head-finding = Finding
head-ticket-class = Class
head-owner = Owner
head-ended-on = Ended
head-answered = Answered
head-accepted = Accepted
head-paused = Paused
head-step = Step now
head-next-step = Next step
head-metric-gap = Gap
head-metric-relative-gap = Relative gap
head-metric-completion = Done
head-running-month = Months running
head-running-ten-days = Ten-day periods running
outcome-pass = passed
outcome-warn = to look at
outcome-fail = failed
checked-target = target
checked-actual = actual
checked-planned = planned
checked-completed = completed
checked-gap = gap to schedule
check-facts = Published facts
check-rates = Completion rates printed by the source
check-schedule = Completion, schedule and gap
check-sums = Sums of the units inside against the whole
check-investment = Investment of the projects listed
check-counts = Counts against the list of projects
check-cumulative = Cumulative figures against the period before
check-ten-days = The month against its last ten days
check-coverage = Figures owed and reported
check-provenance = Figures reported and verified
reason-agrees = agrees, though it was expected not to
reason-differs = they differ
reason-within-rounding = within rounding of its figures
reason-truncated = last digit truncated
reason-not-computable = cannot be computed
reason-sum-exceeds = the sum exceeds the whole
reason-sum-short = the sum falls short of the whole
reason-list-partial = the list holds part of the projects only
reason-count-differs = the list counts otherwise
reason-falls = a cumulative figure has fallen
reason-jumps = a cumulative figure has jumped
reason-target-changed = the target has changed
reason-not-reported = some are not reported
reason-not-verified = some are not verified
head-ledger = Ledger
head-light = Light
head-item = Action, indicator
head-target = Target
head-actual = Actual
head-completion = Done
head-marks = Marks
head-full = Full marks
head-lost = Lost
head-rate-position = By rate
head-cases = Projects
head-planned = Plan
head-completed = Completed
head-schedule = Schedule
head-gap = Gap
head-league = League
head-project = Project
head-action = Action
head-milestone = Milestone
head-planned-on = Planned
head-reached-on = Reached
head-opened = Opened
head-closed-in-time = Closed in time
head-closed-late = Closed late
head-open = Open
head-overdue = Overdue
head-days-overdue = Working days overdue
head-subject = Problem
head-opened-on = Opened
head-deadline = Deadline
head-state = State
head-date = Date
head-type = Kind
head-points = Points
head-reason = Reason
head-evidence = Evidence
head-leaders = First two positions
head-ranked = Ranked
head-statement = Published fact
head-published = Published
head-computed = Computed
head-agreement = Check
head-source = Source
head-published-rate = Printed rate
head-computed-rate = Computed rate

### Header block

header-address = Number
header-publisher = Publisher
header-period = Period
header-period-text = { $month } (cumulative since { $start })
header-cut-off = Data up to
header-rules = Version of the rules
header-validity = Validity
header-final = final
header-provisional = provisional (up to { $day }; the period has not ended)
header-verified = Verified
header-verified-all = all { $count } figures
header-verified-none = none of { $count } figures yet; they are as the units reported them
header-verified-text = { $verified } of { $count } figures ({ $share }); the others are as the units reported them
header-nature = Nature of the data
header-nature-synthetic = Synthetic (for show only)
header-nature-published = Real published figures

### Positions, lights, states

moved-up = up { $places } on { $before }
moved-down = down { $places } on { $before }
moved-same = unchanged since { $before }
moved-same-sign = same
moved-none = no position to compare with
lamp-red = Red
lamp-yellow = Yellow
lamp-green = Green
lamp-none = No light
unranked-gate = taken out of the ranking by a gate
unranked-all-finished = every unit has finished, so there is no ranking
unranked-not-assessed = not assessed
unranked-exempt = exempt (force majeure)
unranked-coverage = too little was reported
unranked-waiting = awaiting the scores it is made of
left-out-up = up { $places }
left-out-down = down { $places }
state-reported = reported
state-not-applicable = not applicable
state-not-reported = not reported
ticket-open = open
ticket-answered = answered
ticket-accepted = accepted
ticket-paused = the clock stands still
ticket-was-paused = the clock was stopped for a time
ticket-extended = { $n ->
    [one] extended by { $days } working day
   *[other] extended by { $days } working days
}
ticket-handed-over = handed over on { $day }
ticket-overdue = overdue
ticket-closed-in-time = closed in time
ticket-closed-late = closed late
agreement-agrees = agrees
agreement-within-rounding = within rounding of its figures
agreement-truncated = last digit truncated
agreement-at-least = holds (at least)
agreement-at-most = holds (at most)
agreement-differs = differs
agreement-known = differs (a contradiction known in the source)
agreement-not-computable = cannot be computed
fact-yes = yes
fact-no = no

### Record

record-address = Number
record-notebook = Notebook
record-parameters = Parameters
record-rules = Version of the rules
record-package = Package
record-input = { $n ->
    [one] Read: { $path }, { $count } row
   *[other] Read: { $path }, { $count } rows
}
record-input-rules = Read: { $path }, the rules of this page
record-output = Written: { $path }

## Main points

point-clause = {", "}
point-of-scheme = { $scheme }: { $point }
point-scheme-leader = { $scheme }: { $units }
point-action-separator = {"; "}
point-parts = {"; "}
gap-ahead = { $gap } percentage points ahead of schedule
gap-behind = { $gap } percentage points behind schedule
gap-level = level with schedule
gap-below = less than { $least }
point-leaders = First of { $count } by { $name }: { $first }, with { $best }; last: { $last }, with { $least }, { $spread } behind.
point-leaders-tied = Tied for first of { $count } by { $name }: { $first }, with { $best }; last: { $last }, with { $least }, { $spread } behind.
point-leaders-all = All { $count } units share first place with { $best }: { $first }.
point-leader-only = Only { $count } unit is ranked: { $first }, { $name } { $best }.
point-leaders-groups = First in each of { $count } leagues: { $groups }.
point-group-leader = { $units } ({ $group })
point-movers = Since { $before } { $parts }.
point-movers-none = { $n ->
    [one] The position of { $count } unit has not changed since { $before }.
   *[other] No unit of { $count } has changed its position since { $before }.
}
point-climbed = { $n ->
    [one] { $units } climbed most, by { $places } place
   *[other] { $units } climbed most, by { $places } places
}
point-fell = { $n ->
    [one] { $units } fell most, by { $places } place
   *[other] { $units } fell most, by { $places } places
}
point-total-schedule = { $indicator } stands at { $completion } of plan in all, { $against } ({ $schedule }); { $on ->
    [0] all { $count } units are behind
   *[other] { $off ->
        [0] all { $count } units keep to it
       *[other] units keeping to it: { $ahead } of { $count }, behind: { $behind }
    }
}{ $silent }.
point-total-schedule-silent = , not reported and not in the total: { $count }
point-lights = Lights of { $count } { $n ->
    [one] unit
   *[other] units
}: { $green } green, { $yellow } yellow, { $red } red{ $dark }.
point-lights-red = Lights of { $count } { $n ->
    [one] unit
   *[other] units
}: { $red } red ({ $units }), { $yellow } yellow, { $green } green{ $dark }.
point-lights-dark = , without a light (not reported): { $count }
point-tickets = Tickets opened so far: { $opened }; closed: { $closed }; not closed: { $open }{ $late ->
    [0] {""}
   *[other] , of which overdue: { $overdue }
}. { $n ->
    [0] No ticket was ever late.
    [one] Delays add up to { $days } working day.
   *[other] Delays add up to { $days } working days.
}
point-coverage = Figures due from { $units } { $n ->
    [one] unit
   *[other] units
}: { $due }; all are reported.
point-coverage-missing = Figures due from { $units } { $n ->
    [one] unit
   *[other] units
}: { $due }; missing: { $missing } ({ $who }).
point-period-none = { $period }: the scores it is made of are not complete, and { $count } units are not ranked yet.
point-period-covered = Scores due from { $units } { $n ->
    [one] unit
   *[other] units
}: { $due }; all are there.
point-period-gaps = Scores due from { $units } { $n ->
    [one] unit
   *[other] units
}: { $due }; { $missing } of them are missing or carried over.
point-period-provisional = { $n ->
    [one] { $period } has not ended: the results are provisional, up to { $through }; { $count } month is yet to come: { $missing }.
   *[other] { $period } has not ended: the results are provisional, up to { $through }; { $count } months are yet to come: { $missing }.
}
made-of-month = months
made-of-quarter = quarters
made-mean = The score of { $period } is the mean of the scores of its { $part }, all of equal weight.
made-weighted = The score of { $period } is the weighted sum of the scores of its { $part }.
made-snapshot = The score of { $period } is that of the last of its { $part }.
made-weights = The weights, in order: { $weights } ({ $count } in all).
made-field = Marks given on the spot make up { $share }; the data file gives the reasons.
made-when-missing-leave-out = A part without a score is left out, and the others take over its weight in proportion.
made-when-missing-zero = A part without a score counts 0.
made-when-missing-carry = For a part without a score the last one before it stands in.
made-when-missing-wait = Where a part has no score the period is not published until it has.
made-rounding = What is put together are the published, rounded scores; the result is rounded once more in the same way. Movements are against the period of the same kind before.
made-final = All parts of { $period } have come: the results are final.
made-noted = { $n ->
    [one] { $scheme }: { $note } in { $count } case: { $which }.
   *[other] { $scheme }: { $note } in { $count } cases: { $which }.
}
made-noted-one = { $unit } ({ $parts })
ranking-competition = Units with equal scores share the better position, and the positions after them are skipped (1, 2, 2, 4).
ranking-dense = Units with equal scores share a position, and none is skipped after them (1, 2, 2, 3).
ranking-average = Units with equal scores get the mean of their positions (1, 2.5, 2.5, 4).
ranking-lower = The lower the { $name }, the better the position.
ranking-by-tier = Units are ranked in tiers and compared only within their own.
ranking-by-level = Units are ranked in levels and compared only within their own.
ranking-then = {"; if still equal, "}
ranking-break-ties = Equal scores are parted by { $keys }.
ranking-key-completion = completion
ranking-key-previous = the position of the period before
ranking-key-action = the marks in { $action }
ranking-rounded = { $n ->
    [one] Scores are rounded to { $decimals } decimal ({ $mode }) before they are ranked.
   *[other] Scores are rounded to { $decimals } decimals ({ $mode }) before they are ranked.
}
ranking-unrounded = { $n ->
    [one] Scores are ranked before they are rounded to { $decimals } decimal ({ $mode }): what is shown as equal may differ in position.
   *[other] Scores are ranked before they are rounded to { $decimals } decimals ({ $mode }): what is shown as equal may differ in position.
}
ranking-mode-half-up = half up
ranking-mode-half-even = half to even
ranking-mode-truncate = truncated
ranking-award-include = The first { $top } of each league are named “{ $award }”; of a tie at the edge all are.
ranking-award-exclude = The first { $top } of each league are named “{ $award }”; of a tie at the edge none is.
ranking-tie = { $units } share position { $position }
ranking-ties-first = {"the first "}{ $count }:{" "}
ranking-ties-by-rounding = { $n ->
    [one] { $ties } only because scores are rounded to { $decimals } decimals first: before that they differ.
   *[other] { $count } ties are there only because scores are rounded to { $decimals } decimals first; before that they differ: { $which }{ $ties }.
}
ranking-ties-by-rounding-unseen = { $n ->
    [one] { $count } tie is there only because scores are rounded to { $decimals } decimals first; it is not among the units listed.
   *[other] { $count } ties are there only because scores are rounded to { $decimals } decimals first; none is among the units listed.
}
certainty-census = The data are a census of everybody evaluated: there is no sampling error. What is tried here is how the positions would change if the method were a little different.
certainty-tried = In { $draws } draws these are varied at random: { $varied }.
certainty-fewer = The rules ask for { $draws } draws; a very large league gets fewer, so that draws times units stay within { $positions }, but at least { $least }.
certainty-between = { $least } to { $most }
certainty-varied-weights = the weights at every level, within ±{ $vary }
certainty-varied-normalisation = how indicators are made comparable (as in the rules, between least and best, standard scores)
certainty-varied-caps = the caps (as in the rules, at full marks, none)
certainty-varied-composition = how actions become the score (as in the rules, arithmetic mean, geometric mean)
certainty-varied-rounding = the rounding before ranking (as in the rules, the reverse, one decimal fewer)
certainty-seed = The random numbers follow from “{ $seed }” ({ $generator }): whoever computes them again gets the same. Late reports and later corrections are not tried.
certainty-result = { $league }: of { $count } units { $fixed } have an interval of a single position, and { $able } may come first; the widest interval is that of { $widest } ({ $interval }).
certainty-overlap = Where intervals overlap, little should be made of who stands before whom.
certainty-all-fixed = { $league }: each of the { $count } intervals is a single position; no position changes when the method is a little different.
certainty-all-equal = { $league }: all { $count } units share first place in every draw; nothing tells them apart.
certainty-own = { $unit }: position { $position }; the median over the draws is { $median }, the 5–95% interval { $interval }, and it is first in { $first } of the draws.
point-published = Completion rates printed by the source, divided again: { $agree } of { $count } agree, none disagrees.
point-published-one = { $unit }: printed { $published }, computed { $computed }, { $agreement }
point-published-differ = Completion rates printed by the source, divided again: { $agree } of { $count } agree; not agreeing: { $differ } ({ $who }).
moved-clause-up = { $n ->
    [one] up { $places } place on { $before }
   *[other] up { $places } places on { $before }
}
moved-clause-down = { $n ->
    [one] down { $places } place on { $before }
   *[other] down { $places } places on { $before }
}
moved-clause-same = the position unchanged since { $before }
score-clause-up = the { $name } up by { $difference }
score-clause-down = the { $name } down by { $difference }
score-clause-same = the { $name } unchanged since { $before }
point-place = { $unit }: { $name } { $score } in { $month }, { $place } of { $count }.
point-position-tied = joint position { $position }
point-position = position { $position }
point-place-changed = { $unit }: { $name } { $score } in { $month }, { $place } of { $count }; { $change }.
point-place-none = { $unit }: no overall position in { $month } ({ $reason }).
point-own-schedule = { $indicator }: { $completed } of { $planned } planned ({ $measure }), { $completion }, which is { $against } ({ $schedule }).
point-own-schedule-lit = { $indicator }: { $completed } of { $planned } planned ({ $measure }), { $completion }, which is { $against } ({ $schedule }); light: { $light }, for { $span }.
point-actions = Best action: { $best } ({ $best_place }, { $best_marks }); weakest: { $weakest } ({ $weakest_place }, { $weakest_marks }).
point-actions-several = Position { $position } in { $count } actions ({ $actions }); weakest: { $weakest } ({ $weakest_place }, { $weakest_marks }).
point-actions-all = Position { $position } in each of { $count } actions; most marks: { $best } ({ $best_marks }), fewest: { $weakest } ({ $weakest_marks }).
point-actions-level = Position { $position } in each of { $count } actions, always with { $best_marks }.
point-lost = The costliest loss is { $indicator } ({ $action }): { $lost } of { $full } marks lost.
point-lost-unreported = The costliest loss is { $indicator } ({ $action }), which was not reported: { $lost } of { $full } marks lost.
point-lost-nothing = Full marks in { $n ->
    [one] the only indicator ({ $count })
   *[other] all { $count } indicators
}: 0 lost.
point-projects = Lights of { $count } { $n ->
    [one] project
   *[other] projects
}: { $green } green, { $yellow } yellow, { $red } red.
point-own-tickets = Tickets opened so far: { $opened }; closed: { $closed }{ $late ->
    [0] {""}
   *[other] ; overdue: { $overdue }
}. { $n ->
    [0] No ticket was ever late.
    [one] Delays add up to { $days } working day.
   *[other] Delays add up to { $days } working days.
}
point-own-published = The source prints a completion of { $published }; its own figures give { $computed }: { $agreement }.

## Notes

note-credit = Source of the figures: { $source }.
note-source = { $publisher }, “{ $title }”
note-source-dated = { $publisher }, “{ $title }”, { $day }
note-report = { $unit } ({ $indicator })
note-not-reported = Figures due: { $due }; missing: { $count }: { $which }. A missing report earns 0; it is not the same as not applicable.
note-not-reported-left-out = Figures due: { $due }; missing and left out: { $count }: { $which }. A missing report leaves the mean, and what was reported shares its weight.
note-not-applicable-reweight = { $n ->
    [one] { $count } figure is not applicable (no task): it is left out of the marks, the others take over its weight, and it does not count as 0.
   *[other] { $count } figures are not applicable (no task): they are left out of the marks, the others take over their weight, and they do not count as 0.
}
note-not-applicable-base = { $n ->
    [one] { $count } figure is not applicable (no task) and earns base marks by the rules.
   *[other] { $count } figures are not applicable (no task) and earn base marks by the rules.
}
note-not-applicable-none = { $n ->
    [one] { $count } figure is not applicable (no task): by the rules it earns nothing, and its full marks stay.
   *[other] { $count } figures are not applicable (no task): by the rules they earn nothing, and their full marks stay.
}
note-not-applicable-full = { $n ->
    [one] { $count } figure is not applicable (no task) and earns full marks by the rules.
   *[other] { $count } figures are not applicable (no task) and earn full marks by the rules.
}
note-unranked = No position for { $units } ({ $count }): { $reason }.
gated-removes-rank = { $unit }: taken out of the ranking by the gate “{ $gate }”. Reason: { $reason } (evidence: { $evidence }).
gated-removes-award = { $unit }: no award, by the gate “{ $gate }”; the position stays. Reason: { $reason } (evidence: { $evidence }).
gated-removes-grade = { $unit }: no grade, by the gate “{ $gate }”. Reason: { $reason } (evidence: { $evidence }).
gated-raises-grade = { $unit }: one grade up, by “{ $gate }”. Reason: { $reason } (evidence: { $evidence }).
gated-exempts = { $unit }: exempt, by “{ $gate }”. Reason: { $reason } (evidence: { $evidence }).
note-joins = { $unit } joined from { $since }: { $reason }.
note-leaves = { $unit } left from { $since }: { $reason }.
note-moves = { $unit } moved from { $since }: { $reason }.
note-moves-to = { $unit } moved to { $to } from { $since }: { $reason }.
note-parts = { $n ->
    [one] { $count } part has no data this month and is left out: { $parts }.
   *[other] { $count } parts have no data this month and are left out: { $parts }.
}
note-complete = Everything due this month has been reported; 0 figures are missing.
note-nobody-left-out = Nobody is left out of the ranking (0 units).

## Said in bulletins and around them

separator = ,{" "}
light-green = ● Green
light-yellow = ▲ Yellow
light-red = ■ Red
light-none = —
kind-district = districts
kind-department = departments
kind-town = towns and subdistricts
kind-park = parks
kind-headquarters = headquarters
kind-country = countries
kind-region = regions
kind-area = areas
kind-organisation = organisations

## The data of a figure (the table to download with it)
data-yes = yes
data-no = no
data-tied = Tied
data-share = Share of full marks (%)
data-share-best = Highest share in the league (%)
data-share-median = Median share in the league (%)
data-low = Interval from (5%)
data-high = Interval to (95%)
data-completion = Completion (%)
data-schedule = Schedule (%)
data-gap = Gap (pp)
data-tile-row = Row (north to south)
data-tile-column = Column (west to east)
data-not-reported = Due but not reported
data-remarks = Remarks
data-remark = { $part }: { $remark }
