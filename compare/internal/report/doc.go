// Package report writes the pages: report.md, report.html, two charts, and the figures in the documentation.
//
// A page is text that a person wrote, with calls of functions where figures belong:
//
//	gin takes {{ratio "gin" "hits"}} times as long.  →  gin takes 0.77 (0.71–0.83) times as long.
//
// The parts of report.md are the files of the folder templates/report, in the order of their names. To add a part, add a file. README.md
// and docs have the same calls in comments:
//
//	gin takes <!-- figures: ratio "gin" "hits" -->0.77 (0.71–0.83)<!-- end --> times as long.
//
// A comment in a sentence must not begin its line. For a table or a list, the two comments are on lines of their own.
//
// # Calls for sentences
//
// REQUEST is "hits", "mixed", "404", "405" or the name of a route, for the eleven routes of the widgets. Another table follows it:
// "distinct" "grown" 1000.
//
//	ratio "gin" REQUEST               0.77 (0.71–0.83)   time divided by that of ServeMux, with its interval
//	mid "gin" REQUEST                 0.77               the same without its interval
//	over "gin" "echo" REQUEST         1.31 (1.20–1.43)   time divided by that of another router
//	verdict "gin" "servemux" REQUEST  faster             or slower, tie, too few rounds
//	time "gin" REQUEST                516 ns
//	allocs "gin" REQUEST              3.1
//	bytes "gin" REQUEST               130
//	overtaken "split" "servemux"      between 100 and 1,000 routes
//	share "servemux"                  about 2 % (1.5–2.4)
//	harmful "gin"                     3                  causes of harmful behaviours; "gin-options" with its options set
//	version "gin"                     v1.12.0            also released, modules, direct and binary
//	config "go"                       go1.27.3           also "date", "cpu", "cores", "heap", "seed", "command"
//	coverage                          7 % (31 of 450)    ratios of a second run outside the intervals
//
// # Calls for tables and lists
//
// ROUTERS is one of: (routers "gin" "chi"), libraries, options, ours, (generated "grown"), or (join ROUTERS ROUTERS).
//
//	costs REQUEST ROUTERS             ratio, verdict, time, allocations and bytes, the fastest router first
//	ratios REQUEST ROUTERS            ratio and allocations, for a narrow page
//	growth "distinct" ROUTERS         ratios by number of routes; growntimes: times; making ROUTERS: time and heap to make a router
//	techniques "github-2013" 203      generated routers
//	realtables ROUTERS                ratios by table
//	heaps, shares, machine            how ratios depend on the live heap; routing's part of a request; the run in a line
//	matrix, questions, harms ROUTERS, behaviours "gin"
//	programs, facts "handler" "groups", notes, configurations, versions, refusals
package report
