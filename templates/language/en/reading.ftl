# At the end of a page and below its figures: citation, downloads, what comes next.

figure-address = Link to this figure
figure-data = Its data (CSV)
figure-cite = Cite it
cite-title = How to cite
cite-copy = Copy citation
cite-bulletin = { $publisher }: { $bulletin } ({ $campaign }; { $nature }), data up to { $day }, version of the rules { $version }, { $url }
cite-figure = { $publisher }: “{ $figure }”, in { $bulletin } ({ $campaign }; { $nature }), data up to { $day }, version of the rules { $version }, { $url }
glossary-title = Glossary
ending-title = Citing, and what comes next
ending-publisher = Publisher
ending-next = Next release
ending-coming = { $period }, with data up to { $day }
ending-coming-on = { $period }, on { $day }
ending-last = This campaign has no further periods.
ending-related = Related pages
ending-everybody = All units, { $period }
ending-methodology = Methodology
ending-compare = Compare with other units
ending-calendar = Release calendar
