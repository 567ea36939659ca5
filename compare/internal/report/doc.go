// Package report writes the pages: report.md with two charts, the site that shows the same figures, and the figures in the documentation.
//
// A page is a template: text that a person wrote, with calls that insert figures:
//
//	gin takes {{ratio "gin" "hits"}} times as long.  →  gin takes 0.77 (0.71–0.83) times as long.
//
// The parts of report.md are the files of the folder templates/report, in the order of their names. To add a part, add a file. README.md
// and docs contain the same calls in comments:
//
//	gin takes <!-- figures: ratio "gin" "hits" -->0.77 (0.71–0.83)<!-- end --> times as long.
//
// In a sentence, the comment must not begin the line: GitHub would show the line as HTML. Around a table or a list, each of the two
// comments has its own line.
//
// # Calls for sentences
//
// REQUEST is "hits", "mixed", "404", "405" or the name of a route. The table is the eleven widget routes, unless the name and the size
// of another table follow: "distinct" "grown" 1000.
//
//	ratio "gin" REQUEST               0.77 (0.71–0.83)   time divided by that of ServeMux, with its interval
//	mid "gin" REQUEST                 0.77               the same without the interval
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
//	coverage                          7 % (31 of 450)    ratios of a second run outside the first run's intervals
//
// # Calls for tables and lists
//
// ROUTERS is one of: (routers "gin" "chi"), libraries, options, ours, (generated "grown"), or (join ROUTERS ROUTERS).
//
//	costs REQUEST ROUTERS             ratio, verdict, time, allocations and bytes, the fastest router first
//	ratios REQUEST ROUTERS            ratio and allocations, for a narrow page
//	growth "distinct" ROUTERS         ratios by number of routes
//	growntimes "distinct" ROUTERS     times by number of routes
//	making ROUTERS                    time and heap to make a router, by number of routes
//	techniques "github-2013" 203      generated routers
//	features                          generated routers with features, beside one without
//	realtables ROUTERS                ratios by table
//	heaps                             ratios by size of the live heap
//	shares                            routing's share of a request
//	machine                           when and where the run was made, in one line
//	matrix                            how many marks each library has
//	questions                         every question, and the libraries with a mark for it
//	behaviours "gin"                  harmful behaviours of a router
//	harms ROUTERS                     harmful behaviours of several routers
//	programs                          versions, modules and sizes
//	facts "handler" "groups"          what the documentation of each library says
//	notes                             marks that depend on an option that we set
//	configurations                    the options that we set
//	versions                          where ServeMux answers differently under the oldest supported Go
//	refusals                          the routes that libraries refuse
//	glance                            the most important figures about each library
//
// # The site
//
// The pages of the site are the files of the folder templates/site: text with the same calls. Scripts draw charts and the matrix of
// behaviours from data.js, which Go computes from the same functions as the calls. The scripts and a style sheet are in the folder
// static. They are classic scripts, so that pages work when they are opened from disk.
package report
