// Package found is what a comparison found out, as data. It knows nothing of how that was found out or of how it is drawn, so
// that every package can import it.
package found

import "time"

// Report is everything that one run found. report.json is its JSON.
type Report struct {
	Run      Run
	Routers  []Router  // in the order of the registry
	Rows     []Row     // of the behaviour matrix
	Requests []string  // the names of the benchmark requests, in their order: "home" … "hits", "mixed"
	Costs    []Cost    // one for each router and request, by router and then by request
	Rankings []Ranking // one for each request, in their order
	Growth   []Growth  // by router and then by the number of routes; none if it was not measured
	Shares   []Share   // by router; none if they were not measured
	Baseline Binary    // a program that routes nothing

	Servers []Router `json:",omitempty"` // libraries that bring a server of their own: they have cells in Rows, and no costs
	Whole   []Rate   `json:",omitempty"` // whole requests over loopback, with net/http's server first
}

// Rate is how many whole requests a second a server answers over loopback, with a client on the same machine.
type Rate struct {
	Server    string
	PerSecond Ratio // the median of the rounds, the least and the greatest
	ToFirst   Ratio // of the first server's rate in the same round
}

// Run says when, where and how a report was made.
type Run struct {
	Date        time.Time
	Go          string // "go1.26.8"
	OS, Arch    string
	CPU         string // its name, as the machine gives it
	Cores       int
	Command     string   // what to type for another report like this one
	Parts       []string // what was looked at: some of Parts, or all of them
	Quick       bool     // few and short rounds: for a look, not for publishing
	Seed        uint64   // of the layouts and of the order in which routers are measured
	Processes   int      // how many measured
	Layouts     []uint32 // what the linker's -randlayout was given for each; none if all had the same layout
	Load        Load
	Rounds      int      // how many were completed by every process
	Wanted      int      // how many were asked for; more than Rounds if the run was interrupted
	Interrupted bool     // stopped before it was done
	Modules     []Module // every module that the program was built from, by path
}

// Load is how busy the machine was. Its load averages are those over a minute, which count what wants a processor; the measuring
// itself makes about 1. Figures are zero where the system does not give them.
type Load struct {
	Before, Highest, After float64 // load averages: when the program began, the highest while it measured, and at the end

	// Others is what share of all processors' time others used, from 0 to 1: the median of the rounds or, if that is more, what
	// they used while larger tables or servers were measured.
	Others float64
}

// busyShare is the share of the processors' time from which on others are a reason to doubt the figures.
const busyShare = 0.1

// Busy reports whether others used so much of the machine that the figures may be theirs.
func (l Load) Busy() bool { return l.Others >= busyShare }

// Module is a Go module and its version, from the build.
type Module struct{ Path, Version string }

// The groups of routers.
const (
	GroupOurs   = "ours"   // the eight of the root
	GroupPlain  = "plain"  // a library, with nothing mended
	GroupServer = "server" // a library that brings a server of its own
	GroupGauge  = "gauge"  // not to be chosen, but to measure the others by: baseline, noop
)

// Router is one that was compared, and what was found out about it alone.
type Router struct {
	Name     string // "chirouter", "chi"
	Group    string
	Library  string    // of the plain ones, whose set-up it is: "gin" and "gin-options" are one library; "" for the others
	Options  []Option  // those of its documentation that are set; none for the set-up with which the documentation begins
	Mount    Option    `json:",omitzero"` // how its documentation puts routes below a prefix; the zero Option if it says nothing of that
	Title    string    // a line on what it is: "go-chi/chi"
	Module   string    // the module path of the library; "" for the standard library and for routers without one
	Version  string    // of that module, from the build; of Go for the standard library; "" for routers of this module
	Refusals []Refusal // of the routes that it does not take, and was measured without
	Largest  bool      // no larger set of routes is possible than the one without these
	Kit      Kit
	Table    Table
}

// Option is an option of a library, and the section of its documentation that has it.
type Option struct{ What, Source string }

// Route is a row of the table: its method, pattern and name, and the line on which it stands.
type Route struct {
	Method, Pattern, Name string
	Line                  int
}

// Refusal is what a library says of a route that it does not take.
type Refusal struct {
	Route Route
	With  *Route // the route of the table beside which it is refused, without any other; nil if there is none
	Text  string // what the library panicked with, or returned
}

// Kit is what the conformance kit says of a router.
type Kit struct {
	Asked  int     // requests that were put to it; 0 if it was not tried
	Causes []Cause // the ways in which it departs from what the table wants, in the order in which to mend them
	Words  bool    // it refuses in the contract's words as well; Causes are about what a client acts on
}

// Cause is a way in which a router departs from what its table wants.
type Cause struct {
	What     string // "404 instead of 405"
	Rule     int    // the number of the rule of the contract that is broken
	RuleText string // what that rule demands, in a few words
	Example  Exchange
}

// Table is what the routes cost before the first request.
type Table struct {
	Register Interval // ns to make a router with all its routes
	Heap     int64    // bytes that stay allocated for it
	Modules  int      // how many modules come with it, itself included; 0 for the standard library
	Lines    int      // of Go code in the packages that the build needs of them, without blank lines, comments and tests
	Binary   int64    // bytes that it adds to Baseline.Size
}

// Binary is a program's size in bytes, built with -trimpath and stripped.
type Binary struct{ Size int64 }

// Row is one question of the behaviour matrix. It is about one behaviour, so that a router has at most one mark for it.
type Row struct {
	Name     string // "wrong method"
	About    string // one sentence: what is asked, and why it matters
	Table    string // the routes that were asked, a line each; "" for the eleven
	Source   string // "RFC 9110 §15.5.6", or "taste"
	Must     string // what the source demands with a MUST, in a few words; "" if it does not
	Cells    []Cell // one for each router that was asked, in their order
	Contract Cell   // what the contract wants, and how that is marked by the same measure
	Servers  []Cell `json:",omitempty"` // one for each server of its own
}

// Cell is what one router did.
type Cell struct {
	Router    string
	Text      string // what happened, in a few words: "405, Allow: GET"
	Mark      Mark
	Exchanges []Exchange
}

// Mark says what is to be said against an answer. Where two things are, it is the graver one. The marks stand in that order.
type Mark string

const (
	Unmarked Mark = ""
	Differs  Mark = "differs" // it answers otherwise than the source says or, where there is none, than the contract: a matter of taste
	Breaks   Mark = "must"    // it breaks a MUST of the row's source
	Hurts    Mark = "hurts"   // as HurtsMeans says
)

// HurtsMeans says which behaviours can hurt.
const HurtsMeans = "a wrong handler or value, a redirect to another host or out of a mount, a POST turned into a GET, or a panic"

// Marks is all marks but Unmarked, the gravest first.
func Marks() []Mark { return []Mark{Hurts, Breaks, Differs} }

// Exchange is a request and its answer.
type Exchange struct {
	Request string // `PUT "/api/widgets"`
	Answer  string // `405 "405 method not allowed\n", Allow: GET, POST`
	Want    string // what the contract wants, in the same words; "" where the contract is silent
}

// Cost is what one of the benchmark requests costs in one router.
type Cost struct {
	Router, Request string
	Skipped         string   // why it was not measured: "answers 404 where the contract wants 405"; "" if it was
	Time            Interval // ns/op
	ToBaseline      Ratio    // of ns/op to that of baseline, each round's with the same round's; zero if one of them has none
	Bytes, Allocs   float64  // B/op, allocs/op: medians

	// Best and Worst are the places that it may have on this request: they are the same if it is told apart from all others.
	// They are 0 for gauges, and if the ranking is Noisy.
	Best, Worst int
}
