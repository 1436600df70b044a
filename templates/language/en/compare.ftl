# The page that compares units, and the tile map of a campaign's page.
compare-title = Compare units
compare-description = One unit beside up to four others in { $campaign }: positions and scores, period by period.
compare-lead = Choose a unit and up to four others, and see how positions and scores move from period to period. What you choose is written in the address, which you can pass on.
compare-without-script = Choosing units needs JavaScript; without it, the table below has every unit’s positions all the same.
compare-controls = What to compare
compare-league = League
compare-period = Up to
compare-chosen = Units compared
compare-add = Add a unit (five at most)
compare-copy = Copy the address of this page
compare-all = All units, period by period
compare-all-caption = { $league }: scores of { $period }, and positions of every period
compare-link = Compare with others
compare-link-campaign = Compare units

tiles-title = { $period }: positions where they lie
tiles-note = A tile for each unit, laid out roughly as the units lie, north on top: it shows where they are to one another, not their size or borders. The number is the position; the stronger the colour of a tile, the better.
tiles-tied = “=” marks a tie.
tiles-list = Positions in { $league }, { $period }, from north to south and west to east
tiles-legend = Grounds and lights
tiles-place = No. { $position }
tiles-places = { $n ->
    [0] No. { $first }
   *[other] No. { $first }–{ $last }
}

# Said by the script; names and numbers are written %name%.
script-compare-choose = Choose…
script-compare-full = Five are chosen: remove one to add another
script-compare-remove = Remove %unit%
script-compare-said = Comparing %units%: %league%, up to %period%.
script-compare-left-out = Not in this league and left out: %units%.
script-compare-unread = The data could not be fetched, so that units cannot be chosen; the table below has all of them.
script-compare-overall = Overall
script-compare-action = By action
script-compare-positions = %league%: positions, period by period, first place on top
script-compare-others = pale lines are the others of the league
script-compare-scores = %league%: %score%, period by period; the axis does not begin at nought
script-compare-line = %unit%: %values%.{" "}
script-compare-point = %period% %value%
script-compare-alt = %caption%. %lines%
script-compare-table = %league%: positions and %score% of %units%, period by period
script-compare-unit = Unit
script-compare-gap = Difference from %unit%, %period%
script-compare-place = No. %place%
script-compare-tied = tied
script-compare-unranked = not ranked
script-compare-list = ,{" "}
script-compare-measured = %score% (%measure%)
script-compare-one = There is only one period: no line can be drawn yet.
