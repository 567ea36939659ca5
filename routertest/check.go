package routertest

import (
	"net/http"

	"gorouting/internal/ask"
	"gorouting/internal/contract"
)

// Report is what the kit has found out about a router.
type Report struct {
	Tests  []TestResult // in the order in which they were run
	Causes []Cause      // why requests failed, in the order in which to mend them; none for a router that keeps the contract
}

// TestResult is one of the kit's tests. Its names are those of Run's subtests.
type TestResult struct {
	Section, Name   string // "derived", "route=home"
	Checked, Failed int    // requests
}

// Cause is a way in which a router departs from what its table wants, and one request that shows it.
type Cause struct {
	Count   int     // how many requests failed in this way
	Example Failure // the shortest of these
}

// Failure is a request that a router answered otherwise than its table wants.
type Failure struct {
	Rule      int    // the number of the rule that was broken, in docs/contract.md
	RuleText  string // what that rule demands, in a few words
	What      string // what is wrong, in a few words: "404 where 405 is wanted"
	Request   Request
	Got, Want Answer

	text string
}

// Request is a request as it was put to a router.
type Request struct {
	Method  string
	Path    string // URL.Path: decoded
	RawPath string // URL.RawPath; "" for none
	Query   string // URL.RawQuery
	Text    string // all of the request that is out of the ordinary, quoted, on one line; what is long is shortened
}

// Answer is what came back, or what is wanted.
type Answer struct {
	Status      int
	Allow       []string // the lines of the Allow header
	ContentType string   // if there are several lines, joined by " | "
	Location    string
	Body        string
	Problem     string // why there was no answer, or what else is wrong with the router
	Changed     string // what of the request was not as before
	Text        string // all of the answer that is out of the ordinary, on one line; what is long is shortened
}

// String returns the failure on five lines: what is wrong, the rule, the request, what was got and what is wanted.
func (f Failure) String() string { return f.text }

// Check finds what Run would report, and returns it; for a program that compares routers, say. The sections are those of Run's
// subtests: "written" (for the widget table alone), "derived", "exhaustive", "random", "lengths", "manners", "sharing", "huge" and
// "server"; none stands for all of them.
//
// A section that does not exist, a table without routes, or a variable of the environment that makes no sense is an error, and
// then nothing is checked. A router that panics, ends the goroutine or does not come back is a failure like any other, in the
// latter case after half a minute or more.
func Check(table Table, newRouter func() http.Handler, sections ...string) (Report, error) {
	tests, err := table.tests(false, sections...)
	if err != nil {
		return Report{}, err
	}
	var r Report
	causes := new(contract.Causes)
	for _, test := range tests {
		found := test.examine(table.routes, newRouter)
		causes.Merge(&found.causes)
		r.Tests = append(r.Tests, TestResult{test.section, test.name, found.checked, found.failed})
	}
	for _, cause := range causes.Sorted() {
		r.Causes = append(r.Causes, Cause{cause.Count, publicFailure(cause.Example)})
	}
	return r, nil
}

// publicFailure returns a failure in the types that this package exports.
func publicFailure(f contract.Failure) Failure {
	q := f.Request
	return Failure{
		Rule: int(f.Rule), RuleText: f.Rule.Text(), What: f.What,
		Request: Request{q.Method, q.Path, q.RawPath, q.Query, q.String()},
		Got:     publicAnswer(f.Got), Want: publicAnswer(f.Want),
		text: f.String(),
	}
}

func publicAnswer(a ask.Answer) Answer {
	return Answer{a.Status, a.AllowLines(), a.ContentType, a.Location, a.Body, a.Problem, a.Changed, a.String()}
}
