# What is taken away: tables, packages, feeds, the calendar.
product-notice = [{ $label }] { $notice }
product-league-action = { $league }: { $action }

scores-month = Period
scores-month-meaning = The period: a month (2021-12), ten days (2021-12-d1), a quarter (2021-Q4), a year (2021) or the campaign to date (to-date).
scores-league = League
scores-league-meaning = The league: scheme, action (overall: all actions together) and, where there is one, group.
scores-action = Action
scores-action-meaning = The action that is ranked; empty in the league over all actions.
scores-group = Group
scores-group-meaning = The tier or level that is ranked by itself; empty where everybody is ranked together.
scores-unit = Unit
scores-unit-meaning = The unit's code, the same in every period.
scores-name-zh = Name (Chinese)
scores-name-zh-meaning = The unit's name in Chinese.
scores-name-en = Name (English)
scores-name-en-meaning = The unit's name in English.
scores-score = Score
scores-score-meaning = The score, rounded as the rules say; empty where the unit was not assessed.
scores-position = Position
scores-position-meaning = The place in the league; units that tie share it. Empty where the unit is not ranked.
scores-tied = Tied
scores-tied-meaning = Whether another unit has the same position.
scores-of = Of
scores-of-meaning = How many units of the league are ranked.
scores-movement = Movement
scores-movement-meaning = The position of the period before less this one: positive is up. Empty where there is nothing to compare with.
scores-unranked-because = Unranked because
scores-unranked-because-meaning = Why the unit has no position: not_assessed, coverage (too little was reported), all_finished, exempt, gate, waiting (for the scores it is made of). Empty where it has one.
scores-grade = Grade
scores-grade-meaning = The grade of the score; empty where the rules know none.
scores-award = Award
scores-award-meaning = Whether the unit is among those named for an award.
scores-nature = Nature
scores-nature-meaning = What the figures are: synthetic (made up to show how bulletins look) or published (taken from the sources).

sheet-title = { $sheet }: { $title } ({ $label })
sheet-about = About
sheet-scores = Scores
sheet-columns = Columns
sheet-leagues = Leagues
sheet-label-campaign = Campaign
sheet-label-period = Period
sheet-label-closing = Data cut-off
sheet-label-publisher = Publisher
sheet-label-rules = Rules version
sheet-label-licence = Licence
sheet-label-source = Source
sheet-label-sheets = Sheets
sheet-about-label = Item
sheet-about-text = Text
sheet-sheets = This sheet (about the data), scores, columns (what each means), leagues (what each is called).
sheet-empty = An empty cell means that there is no value; the sheet “Columns” says of each column when that is so.
sheet-scores-note = { $rows ->
    [one] One row
   *[other] { $count } rows
} below the headings, the same as in scores.csv. { $empty }
sheet-columns-note = What each column of the sheet “Scores” is called in scores.csv and scores.json, and what it means.
sheet-leagues-note = What each league of the sheet “Scores” is called, and what its score is measured in.
sheet-column-column = Column
sheet-column-heading = Heading
sheet-column-meaning = Meaning
sheet-column-league = League
sheet-column-title = Title
sheet-column-score = Score
sheet-column-measure = Measured in

package-description = { $notice } Positions and scores of { $title }, with the record and the notebook that computed them.
download-pdf = Bulletin for print (PDF)
download-package = Description of the data package (Frictionless)
package-scores-csv = Positions and scores (CSV)
package-scores-json = The same table, typed (JSON)
package-scores-ods = The same table for a spreadsheet (ODS)
package-record-json = Record of the computation (JSON)
package-notebook-ipynb = The notebook, executed (IPYNB)
dataset-keyword = performance evaluation

feed-title = { $site }: new bulletins
feed-campaign-title = { $campaign }: new bulletins
feed-subtitle = Months, ten-day periods and longer periods, the newest first. The date of an entry is the day its figures are of.

calendar-name = Bulletins: release calendar
calendar-status-announced = announced
calendar-status-confirmed = confirmed
calendar-status-published = published
calendar-status-delayed = delayed
calendar-status-why = { $status }: { $reason }
calendar-basis-cutoff = last day of reporting
calendar-basis-period-end = end of the period
calendar-event = { $campaign }, { $period } ({ $status })
calendar-event-text = { $notice } The day is the { $basis }; the day of publication is not fixed.
calendar-event-release = { $notice } Published on this day; figures up to { $closing }.
calendar-event-reason = { " " }Delayed: { $reason }
calendar-title = Release calendar
calendar-description = Which bulletins are published, announced or delayed, on which day, and the day their figures are of.
calendar-lead = Every period of every campaign, the latest first. The day is the last day of reporting or, where the campaign names none, the end of the period: the day of publication itself is not fixed.
calendar-lead-dated = Every period of every campaign, the latest first. A campaign may say when it publishes (China Standard Time); until then a bulletin is not public. Where it does not say, a period stands at the day of its figures: the last day of reporting, else the end of the period.
calendar-take = Take it along:
calendar-ics = calendar (ICS)
calendar-json = calendar (JSON)
calendar-feed = feed of new bulletins (Atom)
calendar-caption = Periods and their bulletins
calendar-column-day = Figures up to
calendar-column-release = Published on
calendar-undated = not fixed
calendar-column-campaign = Campaign
calendar-column-period = Period
calendar-column-status = Status

## The picture shown with a link
preview-bulletin = Bulletin, { $period }
preview-tied = tied, { $of }
preview-league = { $league } ({ $count })
preview-signed = { $site } – { $host }
preview-separator = { "; " }
preview-text = [{ $label }] { $text }
