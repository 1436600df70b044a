### The words of the console: help, check, plan, build, serve. None of them reaches a page.

## Help

help-door =
    Makes public evaluation bulletins: checks a campaign's monthly files, computes marks and leagues in notebooks, and builds a website of them.

    A campaign is a folder of data/campaigns with campaign.yml (the rules), units.csv and a folder of tables for each month. Drop in a month's files, then check, plan and build.
help-exit-codes =
    { "\u0008" }
    Exit codes:
      0    all is well
      1    something failed while running (a notebook, a page); the rest was built
      2    wrong use or environment; one sentence says what to do
      3    faults in the data; nothing was built, the site is as it was
      130  interrupted; what was finished is kept
help-check = Say everything that is wrong with the data, at once: file, line, column, value and what to write instead. Published facts (facts.csv) are compared with the computed figures. Changes nothing.
help-plan = Show which bulletins would be computed again and why, a column for each cause. Changes nothing.
help-build = Check the data, compute the bulletins that are outdated, and build the site. With faults in the data nothing is built and the site stays as it was. One notebook that fails does not hold up the others.
help-serve = Show the site in a browser on this machine: a change of data, notebooks, templates or the package rebuilds it and reloads the page; what goes wrong is said on top of the page, and the site stays as it was. Bulletins that are not public are shown as drafts. Stop with Ctrl+C.
help-open = Open a bulletin's notebook in JupyterLab: a copy with its parameters filled in, to look into and to try things. The template and the site stay as they are.
help-whatif = Say what other rules would change: evaluate a month by the rules as they are and by changed ones, and show which positions move. The site and the data stay as they are.
examples-check =
    Examples:
      python build.py check
      python build.py check --campaign fuzhou-120-2021 --language zh
      python build.py check --data /home/me/campaigns --json
examples-plan =
    Examples:
      python build.py plan
      python build.py plan --month 2021-12 --district changle
      python build.py plan --json
examples-build =
    Examples:
      python build.py build
      python build.py build --campaign fuzhou-120-2021 --month 2021-12
      python build.py build --data /home/me/campaigns --site /home/me/site
      python build.py build --renderer embedded --jobs 4
examples-serve =
    Examples:
      python build.py serve
      python build.py serve --port 8080 --site /home/me/site
      python build.py serve --campaign fuzhou-120-2021 --language zh
examples-open =
    Examples:
      python build.py open fuzhou-120-2021/2021-12/changle
      python build.py open fuzhou-120-2021/2021-12 --language en --no-browser -- --port 9999
examples-whatif =
    Examples:
      python build.py whatif fuzhou-120-2021 --set actions.land-handover.weight=30
      python build.py whatif fuzhou-120-2021 --month 2021-11 --set city.compose=geometric --set city.rounding.decimals=1
      python build.py whatif fuzhou-120-2021 --rules draft.yml --publish /home/me/draft --json
help-campaign = Only this campaign; may be given again. All by default.
help-district = Only this district's bulletins (a code of units.csv); may be given again. All, and the overviews, by default.
help-month = Only this month; may be given again. All by default.
help-period = Only this longer or shorter period (2021-Q4, 2021, to-date, 2018-01-d2); may be given again.
help-language = Only the bulletins in this language; may be given again. Both by default.
help-one-language = The language of the sentences; that of your machine by default.
help-data = A folder of campaigns other than data/campaigns.
help-site = The folder of the site; _site by default.
help-renderer = What turns notebooks into pages: Quarto, our own renderer, or Quarto where it is installed (auto).
help-jobs = How many notebooks to run side by side; one per core by default.
help-cold = Start Python anew for every notebook: slower, the same pages. Otherwise kernels are forked from one process that has imported everything.
help-pdf = Have a browser print each bulletin too (bulletin.pdf). It takes Chromium and pip install -e ".[pdf]". Off by default, since another browser makes other bytes.
help-cluster = Run the notebooks on the workers of the Dask cluster whose scheduler has this address, for example tcp://10.0.0.1:8786: the same pages. Workers need this checkout and the same packages, and run what they are sent: only in a network you trust.
help-memory = The megabytes of memory a notebook may have; one that needs more fails with a sentence, and the others go on. Linux only; as much as there is by default.
help-wait = If another build is working in the same folder, wait for its end.
help-as-of = Decide by this moment (China Standard Time, YYYY-MM-DD or "YYYY-MM-DD HH:MM") which periods are released; by default SOURCE_DATE_EPOCH, else the clock.
help-no-watch = Only show the site: watch nothing, rebuild nothing.
help-open-language = The language of the notebook.
help-no-browser = Open no browser; JupyterLab says its address.
help-fresh = Copy the notebook anew; what was changed in the draft from before is lost.
help-port = The port to serve at; 0 takes any that is free.
help-json = Print JSON for other programs instead of sentences.
help-quiet = Print only the line that sums up, and what went wrong.
help-set = Set a key of campaign.yml for this comparison, KEY=VALUE; may be given again. The key may be shortened as long as it means one place. Weights that no longer add up are scaled in proportion, and it is said.
help-exact = Take the weights as they are set: those that do not add up are refused instead of scaled.
help-rules = Another campaign.yml to compare with.
help-publish = Write tables, the changed rules and a page into this folder, marked as a what-if; it must be new, empty or an earlier what-if.
help-whatif-month = The month to compare; the last with data by default.

## Durations and progress

duration-seconds = { $seconds } s
duration-minutes = { $minutes } min { $seconds } s
progress-executing = Notebooks
printing-progress = PDF
progress-line = { $title }: { $done } of { $total } done{ $failed ->
    [0] {""}
   *[other] , { $failed } failed
 }{ $more ->
    [yes] , about { $left } left
   *[no] {""}
 }
progress-note = { $failed ->
    [0] {""}
   *[other] { $failed } failed ·{" "}
 }{ $left } left · { $running }

## Check

check-fault = ✗ { $sentence }
check-warning = ! { $sentence }
check-sound = ✓ { $campaign }: { $months ->
    [one] one month
   *[other] { $months } months
 } with data, { $units ->
    [one] one unit
   *[other] { $units } units
 } with bulletins
check-summary = { $campaigns ->
    [one] One campaign
   *[other] { $campaigns } campaigns
 } checked: { $faults ->
    [0] no faults
    [one] one fault
   *[other] { $faults } faults
 }, { $warnings ->
    [0] no warnings
    [one] one warning
   *[other] { $warnings } warnings
 }.
fault-fact-not-as-expected = published is { $published }, computed is { $computed }, and { $expect ->
    [agrees] they are expected to agree: mend the data, the rules or the published figure
    [within_rounding] they are expected to differ by rounding only: mend the data or the figure, or write “agrees” in the column expect if they agree
    [at_least] the computed figure is expected to be at least the published one: mend the data, the rules or the published figure
    [at_most] the computed figure is expected to be at most the published one: mend the data, the rules or the published figure
   *[differs] they are expected to differ: the contradiction is gone, so write “agrees” in the column expect
 }

## Plan

plan-address = address
plan-language = language
plan-fate = fate
fate-outdated = outdated
fate-current = current
cause-never = never run
cause-gone = result gone
cause-failure = failed before
cause-notebook = notebook
cause-parameters = parameters
cause-rules = rules
cause-data = data
cause-code = code
cause-pins = pins
plan-cause = { $cause }: { $count ->
    [one] one run
   *[other] { $count } runs
 }
plan-held = { $period } is not released yet: { $count ->
    [one] one page is
   *[other] { $count } pages are
 } held back{ $until ->
    [none] ; there is no new date.
   *[other] {" "}until { $until } (China Standard Time).
 }
plan-held-early = ! releases.csv says that { $period } is published, but its time ({ $until }) has not come: write confirmed, or correct the date.
plan-summary = { $runs ->
    [one] One run
   *[other] { $runs } runs
 }: { $outdated } would be executed, { $current } are current{ $failed ->
    [0] {""}
   *[other] , { $failed } failed and would be left alone
 }{ $reworded ->
    [0] {""}
    [one] ; one of them would get new words
   *[other] ; { $reworded } of them would get new words
 }.

## Build

build-warnings = The data raise { $count ->
    [one] one warning
   *[other] { $count } warnings
 }; python build.py check tells { $count ->
    [one] it
   *[other] them
 }.
build-executing = Executing { $count ->
    [one] one notebook
   *[other] { $count } notebooks
 }, { $jobs ->
    [one] one at a time
   *[other] { $jobs } at a time
 }.
build-executing-there = Executing { $count ->
    [one] one notebook
   *[other] { $count } notebooks
 } on the cluster at { $address }.
build-not-warm = The launcher of warm kernels failed ({ $reason }); notebooks ran in ordinary ones, more slowly, with the same result.
build-waiting = Another build (process { $holder }) is working in { $folder }; waiting for its end …
build-worker-refused = The worker { $worker } takes no part: { $what ->
    [python] it has Python { $there } instead of { $here }
    [package] it has { $there } instead of { $here }
    [absent] our package cannot be loaded there ({ $there })
   *[code] its copy of our code or templates is another ({ $there } instead of { $here })
 }.
build-failure = ✗ { $addresses }{ $more ->
    [0] {""}
   *[other] {" "}and { $more } more
 }: { $sentence }
build-failures-kept = { $count ->
    [one] The notebook that failed is kept, with its output,
   *[other] The { $count } notebooks that failed are kept, with their output,
 } below { $folder }
build-nothing-to-show = { $executed } executed, { $current } current, { $failed } failed: there is no bulletin to show, the site is as it was. { $took }
build-summary = { $executed } executed, { $current } current, { $failed } failed; { $pages ->
    [one] one page
   *[other] { $pages } pages
 } in { $site }{ $rendered ->
    [yes] {""}
   *[no] , as they were
 }; { $took }
build-look = To look at them: make serve (or python build.py serve)
build-look-elsewhere = To look at them: python build.py serve --site { $site }
renderer-embedded-asked = Rendered with our own renderer, as asked.
renderer-quarto-asked = Rendered with Quarto { $version }, as asked.
renderer-quarto-found = Rendered with Quarto { $version }, which is installed here.
renderer-quarto-absent = Rendered with our own renderer, as Quarto is not installed (https://quarto.org, or pip install -e ".[quarto]" where GitHub can be reached).
search-absent = There is no search: Pagefind is not installed (package pagefind-bin; there are wheels for Linux and Windows).
renderer-quarto-silent = Rendered with our own renderer, as the Quarto found here does not answer (--renderer quarto says why).
interrupted = Interrupted. What was finished is kept; run the same again to go on.

## Serve

serve-address = The site is at { $address } (stop with Ctrl+C)
serve-held = { $count ->
    [one] One bulletin is held back from the public site, and shown here as a draft:
   *[other] { $count } bulletins are held back from the public site, and shown here as drafts:
 } { $addresses }{ $more ->
    [0] {""}
   *[other] {" "}and { $more } more
 }; all are listed at { $list }
serve-watching = Watching data, notebooks, templates and the package: a change rebuilds the site and reloads the page (--no-watch: not).
serve-no-watch = Changes cannot be watched ({ $reason }): the site is shown all the same; after a change, build it yourself.
serve-changed = ↻ { $files }{ $more ->
    [0] {""}
    [one] {" "}and one more file
   *[other] {" "}and { $more } more files
 } changed: rebuilding …
serve-due = ↻ A release has fallen due: rebuilding …
serve-building = Rebuilding …
serve-drafts = { $count ->
    [one] One draft
   *[other] { $count } drafts
 }
serve-drafts-text = These bulletins are made, and are not in the public site: they wait for their release, or their last run failed. Each says so on top.
serve-home = Home page
serve-trouble-data = The data have faults; the site is as it was. Correct and save the file: the page reloads by itself.
serve-trouble-failed = Some bulletins failed, and the site has nothing new of them; everything else is up to date.
serve-trouble-other = The site could not be rebuilt; it is as it was.
serve-trouble-broken = The program broke off, and the site is as it was; the terminal has the details.
serve-trouble-more = { $count ->
    [one] One more line is
   *[other] { $count } more lines are
 } in the terminal.
open-written = { $template } copied with the parameters of { $address }. It is a draft: what is tried in it changes neither the template nor the site; to change bulletins, change the template.
open-left = The draft of { $address } from before is opened with what was changed in it (--fresh: a new copy of { $template }).
open-file = File: { $file }

## What a user can mend

error-jupyterlab-absent = There is no JupyterLab in this environment; run pip install -r requirements.txt. The notebook is written: { $file }
error-as-of-in-other-form = A moment for --as-of is written as YYYY-MM-DD or "YYYY-MM-DD HH:MM" (China Standard Time), for example "2021-12-15 09:30"; this is “{ $text }”.
error-calendar-coverage = { $day } lies outside the calendar of Chinese working days, which runs from { $first } to { $last }. Correct the date, or update the package “chinesecalendar” in requirements.txt once the State Council has announced that year.
error-month-in-other-form = “{ $month }” is not a month; write it as YYYY-MM, for example 2021-12.
error-month-without-data = There are no data for the month { $month }; there are for: { $known }.
error-district-without-bulletin = No bulletins are made for “{ $district }”; they are for: { $known }.
error-build-locked = Another build (process { $holder }) is working in { $folder }; wait until it has finished, or build with --wait.
error-build-crew-left = Workers of a build that was killed are still at work in { $folder }; try again in a moment.
error-disk-full = The disk is full{ $file ->
    [none] {""}
   *[other] {" "}({ $file })
 }. What was finished is kept, and the site is as it was: make room, and build again.
error-cluster-not-installed = --cluster needs the package distributed: pip install -e ".[cluster]".
error-cluster-unreachable = No scheduler of a Dask cluster answers at { $address } ({ $problem }); start one with dask scheduler, and give the address it prints.
error-cluster-without-workers = The cluster at { $address } has no worker that can take part; start some with dask worker, with this checkout and these packages.
error-cluster-lost = The scheduler of the cluster at { $address } is gone. What was finished is kept; build again when it is back, or without --cluster.
error-site-absent = There is no site in { $site } yet; build it first: make site (or python build.py build).
error-port-taken = Port { $port } cannot be used, perhaps because another program does; choose one with --port, for example --port 8080.
error-quarto-absent = Quarto is not installed here. Get it from https://quarto.org, or with pip install -e ".[quarto]" where GitHub can be reached; or build with --renderer embedded, which needs nothing.
error-quarto-path-wrong = QUARTO_PATH names { $path }, which is not a program; let it name the quarto program, or unset it.
error-chromium-path-wrong = CHROMIUM_PATH names { $path }, which is not a program; let it name the browser Chromium, or unset it.
error-chromium-absent = --pdf takes the browser Chromium, and none was found here. On Debian: apt install chromium. If it is elsewhere, let CHROMIUM_PATH name it; or build without --pdf.
error-chromium-broken =
    { $path } --version does not give a version; mend the installation, or build without --pdf. It said:
    { $said }
error-chromium-failed = The browser did not print { $page } ({ $said }); the site is as it was. Run the same again, or build without --pdf.
error-pdf-library-absent = --pdf takes the library pikepdf, which is not installed here: pip install -e ".[pdf]", or build without --pdf.
error-quarto-broken =
    { $path } --version does not give a version; mend the installation, or build with --renderer embedded. It said:
    { $lines }
error-quarto-failed =
    Quarto ended with status { $status }; the site is as it was. It said last:
    { $lines }
error-quarto-left-out =
    Quarto ended well but left out pages, { $count } in all ({ $pages }); the site is as it was. It said last:
    { $lines }
error-quarto-changed-sources = Quarto changed the sources in { $folder } while rendering; the site is as it was. “execute: enabled: false” must stand in _quarto.yml.

## What if

whatif-title = What if: { $campaign }, { $period }
whatif-synthetic = Synthetic sample data. A what-if, not a published result.
whatif-line = {"  "}{ $text }
whatif-other-file = Rules of { $file } in place of the campaign's
whatif-change = { $key }: { $before } → { $after }
whatif-change-follows = { $key }: { $before } → { $after } (scaled, so that all still add up)
whatif-not-stated = not stated
whatif-league-title = { $league } ({ $title })
whatif-league = { $moved ->
    [0] Nobody moves
    [one] One position is another
   *[other] { $moved } positions are others
 }, { $stay } stay; rank correlation (Kendall's tau-b) { $correlation }.
whatif-unit = unit
whatif-position = position
whatif-score = score
whatif-position-before = position before
whatif-position-after = position after
whatif-score-before = score before
whatif-score-after = score after
whatif-still = Nobody moves in { $count ->
    [one] one league
   *[other] { $count } leagues
 }: { $leagues }
whatif-summary = { $address }: { $moved ->
    [0] no position moves
    [one] one position moves
   *[other] { $moved } positions move
 } in { $leagues ->
    [one] one league
   *[other] { $leagues } leagues
 }. A what-if, not a published result.
whatif-published = Written to { $folder }, marked as a what-if.
whatif-page-notice = A what-if, not a published result: the figures are those of the campaign, the rules are not.
whatif-page-changes = What was set otherwise
error-whatif-nothing-set = Nothing is set otherwise; name what to change with --set, for example --set actions.land.weight=30, or other rules with --rules.
error-whatif-no-month = The campaign { $campaign } has no month with data.
error-whatif-rules-unreadable = { $file } cannot be read ({ $problem }); name a campaign.yml with --rules.
error-whatif-place-taken = A what-if cannot be put at { $folder }: that whole folder is replaced, and { $kept } holds it or lies in it. Name another folder with --publish.
error-whatif-place-is-site = A what-if cannot be put at { $folder }: { $site } is a site, and a what-if is no published result. Name another folder with --publish.
error-whatif-not-a-folder = { $folder } is a file. Name a folder with --publish.
error-whatif-folder-foreign = The folder { $folder } holds files that no what-if of ours made. Name a new or an empty folder with --publish.
error-whatif-not-writable = The what-if cannot be written at { $folder } ({ $problem }). Name another folder with --publish.
error-whatif-setting-form = “{ $setting }” sets nothing; write a key and a value, for example --set actions.land.weight=30.
error-whatif-value-not-understood = The value in “{ $setting }” cannot be understood; write it as in campaign.yml, on one line, for example --set city.ranking.ties=dense.
error-whatif-key-ambiguous =
    “{ $key }” may be each of these; write more of the one you mean:
    { $known }
error-whatif-key-unknown = The rules have no key “{ $key }”; write it as campaign.yml nests it, for example schemes.city.actions.land.weight.
error-whatif-key-unknown-near = The rules have no key “{ $key }”; did you mean { $near }?
error-whatif-no-room = The values set in { $key } come to { $asked }, more than the { $total } there are; set smaller ones.
error-whatif-part-repeated = “{ $key }” stands in a part that campaign.yml repeats with an alias (*), and would change in several places; write the part out in a file of your own and name it with --rules.
error-whatif-key-not-written = “{ $key }” cannot be set from the command line; change it in a file of your own and name it with --rules.

## Why a run failed

failure-template-unreadable = the notebook template { $file } cannot be read ({ $error }).
failure-already-injected = the notebook template holds a cell tagged injected-parameters; delete that cell from the template.
failure-no-parameters-cell = the notebook template must have one code cell tagged “parameters”; it has { $count }.
failure-parameter-form = line { $line } of the cell tagged “parameters” is not of the form name: str = "…".
failure-parameters-differ = the notebook's parameters are not those supplied; not declared in the notebook: { $unknown }; declared but not supplied: { $missing }.
failure-parameter-not-text = the parameter { $name } is a { $type }; parameters are text.
failure-cell = code cell [{ $cell }] “{ $source }” raised { $error }
failure-unexecuted = code cell [{ $cell }] “{ $source }” was not executed.
failure-timeout = code cell [{ $cell }] “{ $source }” took longer than { $seconds } s and was stopped.
failure-memory = code cell [{ $cell }] “{ $source }” needed more memory than the { $megabytes } MB that a notebook may have (--memory).
failure-disk-full = the disk is full{ $file ->
    [none] {""}
   *[other] {" "}({ $file })
 }.
failure-dead-kernel = the notebook's process ended in code cell [{ $cell }] “{ $source }”; perhaps memory ran out.
failure-dead-worker = the worker process ended; perhaps memory ran out. Try again with a smaller --jobs.
failure-record-absent = the notebook wrote no record.json, so nothing says what made it.
failure-record-unreadable = the record.json the notebook wrote is not JSON.
failure-record-differs = the record the notebook wrote is of another run ({ $what }): { $found } instead of { $expected }.
failure-unexpected = { $error } (the traceback is in build/log.jsonl)
error-site-folder-foreign = The folder { $folder } holds files that no build of ours made, and a build replaces the whole folder. Name another folder with --site, or an empty one.
error-site-not-a-folder = { $folder } is a file. Name a folder with --site.
error-site-place-taken = The site cannot be put at { $folder }: a build replaces that whole folder, and { $kept } holds it or lies in it. Name another folder with --site.
error-site-not-writable = The site cannot be written at { $folder } ({ $problem }). Name another folder with --site.

## Scores, new campaigns, periods

help-scores = Evaluate a campaign and write its scores as CSV, without notebooks and pages: for tables of your own, and for leagues of thousands. The site stays as it is.
help-new = Begin a campaign: write a folder with commented rules, units and one month of example figures, which passes the check and can be built. Nothing that is there is overwritten.
examples-scores =
    Examples:
      python build.py scores fuzhou-120-2021
      python build.py scores fuzhou-120-2021 --month 2021-11 --out scores.csv
      python build.py scores fuzhou-120-2021 --items --out items.csv
examples-new =
    Examples:
      python build.py new my-town-2026
      python build.py new my-town-2026 --data /home/me/campaigns
help-scores-month = The month; the last with data by default.
help-scores-period = Another period: 2021-Q4, 2021, to-date, 2018-01-d2.
help-items = A row for each indicator, with target, actual and marks, instead of the leagues.
help-out = The file to write; printed without it.
scores-written = { $count ->
    [one] One row
   *[other] { $shown } rows
 } of { $period } written to { $file }
new-made = Made { $folder }: { $files }
new-next = Now edit its files, then: python build.py check --campaign { $campaign }
error-period-in-other-form = “{ $period }” is not a period; write it as 2021-12, 2021-12-d2 (ten days), 2021-Q4, 2021 or to-date.
error-period-without-page = There is no page of the period { $period }; there are pages of: { $known }.
error-month-and-period = Name a month or a period, not both.
error-items-of-a-longer-period = { $period } is made of scores and has no indicators of its own; ask for one of its months.
error-not-writable = { $file } cannot be written ({ $problem }). Name another file with --out.
error-campaign-not-a-code = “{ $campaign }” cannot be a campaign's name: it is part of addresses. Use lower-case letters, digits and single hyphens, for example my-town-2026.
error-campaign-reserved = “{ $campaign }” cannot be a campaign's name: the site has a page of its own there. Also taken: { $reserved }.
error-campaign-exists = { $folder } is there already, and nothing in it is overwritten. Choose another name, or remove it first.
error-data-not-a-folder = { $folder } is a file. Name a folder with --data.

## Compare: what differs, and where

help-compare = Compare two sites (folders), file by file: equal, or what differs in words. Changes nothing.
examples-compare =
    Examples:
      python build.py compare _site /home/me/other/_site
      python build.py compare _site /media/disk/site --json
difference = { $place }: { $values }
difference-nothing = nothing
difference-quoted = “{ $text }”
compared-values = { $before } in the first, { $after } in the second
compared-only = only in the { $side ->
    [before] first
   *[after] second
 }: { $value }
verified-values = published { $before }, computed { $after }
verified-only = { $side ->
    [before] published, but not computed
   *[after] computed, but not published
 }: { $value }
place-file = { $file }
place-line = { $file } line { $line }
place-byte = { $file }, byte { $byte }
place-key = { $file }, { $key }
place-column = { $file }, column { $column }
place-row = { $file } line { $line } ({ $row })
place-table-cell = { $file } line { $line } ({ $row }), column { $column }
place-figure = figure “{ $name }”
place-table = table “{ $name }”
place-prose = text under “{ $name }”
place-shown-row = table “{ $name }”, row { $row }
place-shown-cell = table “{ $name }”, row { $row }, column { $column }
place-shape = figure “{ $name }” differs in its data: { $count } of { $shapes } shapes are not the same; the first
place-shape-moved = figure “{ $name }” differs in its data: { $count } of { $shapes } shapes are drawn elsewhere, by { $farthest } at most; the first
place-cell = { $file }, source of cell { $cell }
place-output = { $file }, result of cell { $cell }{ $heading ->
    [none] {""}
   *[other] {" "}under “{ $heading }”
 }
place-order = { $file }, order of cells
compare-difference = ✗ { $sentence }
compare-more = … and { $count ->
    [one] one more file that differs
   *[other] { $count } more files that differ
 }
compare-equal = Equal: { $files ->
    [one] one file
   *[other] { $files } files
 }, the same bytes.
compare-different = { $count ->
    [one] One file
   *[other] { $count } files
 } of { $files } { $count ->
    [one] differs
   *[other] differ
 }.
error-compare-not-a-folder = { $folder } is not a folder; name two folders that hold a site each.

## Verify: executed again from the record

help-verify = Execute published bulletins again from their records and hold every number, table and figure against what was published. First it says what is not here what it was there: data, rules, code, pins. Changes nothing.
help-published-site = What to verify: a folder, the downloads of one page in a folder, or an address on the web; _site by default.
help-verify-quick = Compare checksums only: of the published files, the rows, the rules, the code and the pins; execute nothing.
examples-verify =
    Examples:
      python build.py verify
      python build.py verify fuzhou-120-2021/2021-12/changle --language zh
      python build.py verify 'fuzhou-120-2021/2021-12/*' --site https://example.org/bulletins/ --json
      python build.py verify --quick
verify-progress = Notebooks executed again
verify-separator = {"; "}
verify-here = ! { $sentence } ({ $count } of { $all } bulletins)
verify-verified = ✓ { $address } { $language }: verified{ $quick ->
    [yes] {" "}by checksums
   *[no] : { $numbers } numbers, { $tables } tables, { $figures } figures
 }
verify-differs = ✗ { $address } { $language }: differs: { $listed }{ $more ->
    [0] {""}
   *[other] ; and { $more } more
 }
verify-otherwise = ✗ { $address } { $language }: the published files are those of the record; what they rest on is not all here as it was there
verify-failed = ✗ { $address } { $language }: cannot be computed: { $sentence }
verify-summary = { $pages ->
    [one] One bulletin
   *[other] { $pages } bulletins
 }{ $quick ->
    [yes] {" "}checked by checksums, nothing executed
   *[no] {" "}executed again
 }: { $verified } verified, { $differ ->
    [one] 1 differs
   *[other] { $differ } differ
 }{ $failed ->
    [0] {""}
   *[other] , { $failed } could not be computed
 }.
place-checksum = { $file } is not the file that its record names: SHA-256
then-values = there { $before }, here { $after }
then-only = only { $side ->
    [before] there
   *[after] here
 }: { $value }
here-rows = Data: of { $file } other rows are read here ({ $then } rows there, { $now } here){ $known ->
    [yes] : { $what }
   *[no] {""}
 }
here-rules = Rules: { $file } says other things here{ $known ->
    [yes] : { $what }
   *[no] {""}
 }
here-schema = Record: it is of format { $then }, and here they are of { $now }; what data it was made from cannot be compared
here-input-gone = Data: { $file } was read there, and is not here
here-input-added = Data: { $file } is read here, and was not there
here-version = Package: version { $then } there, { $now } here
here-notebook = Notebook: its code cells are others here{ $known ->
    [yes] : { $what }
   *[no] {""}
 }
here-code = Code: the modules it rests on are others here (there: { $commit ->
    [none] no commit
   *[other] commit { $commit }
 }{ $clean ->
    [no] {" "}with changes of its own
   *[yes] {""}
 }){ $known ->
    [yes] : { $what }
   *[no] {""}
 }
here-pins = Pins: requirements.txt is another here{ $known ->
    [yes] : { $what }
   *[no] {""}
 }
here-installed = Pins: what is installed here is not what is pinned (pinned in brackets): { $what }
here-more = and { $count } more
error-verify-no-site = There is no folder { $site }; name the folder of a site, or an address that begins with http:// or https://.
error-verify-unreachable = { $site } cannot be read ({ $problem }).
error-verify-no-page = { $site } has no bulletin at { $address }, in either language.
error-verify-no-pages = { $site } has no bulletin that was asked for: no record.json was found.
error-verify-not-an-address = “{ $address }” is not an address; write it as fuzhou-120-2021/2021-12/changle, fuzhou-120-2021/2021-12 or fuzhou-120-2021/methodology.
error-verify-record-unreadable = { $file } is not a record of this programme, so it cannot be verified.

## Why, accept, what failed before

help-why = Say why a bulletin would be executed again: the rows, keys, modules, packages or cells that changed, old and new. ADDRESS is campaign/period/unit, as in the site's addresses; without a unit the period's own page. Changes nothing.
examples-why =
    Examples:
      python build.py why fuzhou-120-2021/2021-12/changle
      python build.py why fuzhou-120-2021/2021-12 --language zh
      python build.py why fuzhou-120-2021/methodology --json
help-accept = Count bulletins as current although something they are made from has changed, without executing them: where you know that the change makes no difference. The reason is published in their records. ADDRESS may hold * and ?.
examples-accept =
    Examples:
      python build.py accept fuzhou-120-2021/2021-12/changle --reason "A note in campaign.yml was reworded"
      python build.py accept "fuzhou-120-2021/2021-12*" --reason "pandas 3.0.2 only mends plotting"
help-retry = Execute again what failed before, though nothing has changed since.
help-reason = Why the change makes no difference; published with the bulletins.
cause-prose = words
fate-failed = failed
build-reworded = { $count ->
    [one] One notebook
   *[other] { $count } notebooks
 } got new words around their code; nothing was executed for that.
build-failed-before = ✗ { $addresses }{ $more ->
    [0] {""}
   *[other] {" "}and { $more } more
 }: failed before, and nothing has changed since; build --retry tries again.
failure-evidence-changed = the data changed while it ran ({ $files }); build again.
failure-other-code = the executed notebook holds other code than the template.
error-unknown-address = There is no bulletin at “{ $address }”; nearest: { $near }.
error-accept-without-reason = Say with --reason why the change makes no difference; it is published with the bulletins.
error-accept-unfit = Nothing was accepted: there is no good result of { $addresses } ({ $cause }); build first.
accept-done = Accepted as current: { $count ->
    [one] { $addresses }
   *[other] { $count } bulletins ({ $addresses }{ $more ->
       [0] {""}
      *[other] {" "}and { $more } more
     })
 }. The next build publishes them with the reason.
accept-nothing = Nothing to accept: all { $count ->
    [one] (one bulletin)
   *[other] ({ $count } bulletins)
 } are current.
why-run = { $address } ({ $language }): { $fate }
why-current = Nothing it is made from has changed.
why-accepted = Accepted as it was, though what it is made from has changed: { $reason }
why-reworded = The words around its code have changed; the next build puts them there and executes nothing.
why-cause = { $cause }:
why-line = {"  "}{ $text }
why-more = {"  "}… and { $count } more (--json has all)
why-never = It was never executed here.
why-gone = What it made is not there any more, or not whole: { $folder }
why-failure = It failed: { $failure }
why-not-kept = It is other than it was; what it was is no longer kept.
why-only-layout = { $file }: only comments or layout changed
why-not-kept-of = { $file }: other than it was; what it was is no longer kept
why-row-changed = { $file }, { $key }, { $column }: { $before } → { $after }
why-row-added = { $file }, { $key }: new row ({ $after })
why-row-removed = { $file }, { $key }: row gone ({ $before })
why-rows-in-another-order = { $file }: the same rows in another order
why-columns = { $file }: other columns: { $before } → { $after }
why-file-added = { $file }: new, { $rows } rows
why-file-removed = { $file }: gone, it had { $rows } rows
why-value-changed = { $key }: { $before } → { $after }
why-value-added = { $key }: new, { $after }
why-value-removed = { $key }: gone, it was { $before }
why-module-changed = { $file } changed
why-module-added = { $file } is new
why-module-removed = { $file } is no longer used
why-pin-changed = { $name }: { $before } → { $after }
why-pin-added = { $name }: new, { $after }
why-pin-removed = { $name }: gone, it was { $before }
why-cell-changed = cell { $cell }:
why-cell-added = cell { $cell } is new:
why-cell-removed = cell { $cell } is gone:
why-cells-in-another-order = the same cells in another order
why-nothing = (nothing)
why-made-from = Made from:
why-made-rows = { $file }: { $rows ->
    [one] one row
   *[other] { $rows } rows
 }, SHA-256 { $sha256 }
why-made-rules = { $file }: the rules, SHA-256 { $sha256 }
why-made-notebook = notebooks/{ $notebook }.ipynb: { $cells } code cells
why-made-code = { $count } files of the package, its words and fonts
why-made-pins = requirements.txt: { $count } packages
