package routertest

import (
	"net/http"

	"gorouting/internal/ask"
	"gorouting/internal/contract"
)

// Report is the kit's findings about a router.
type Report struct {
	Tests  []TestResult // in the order of Run
	Causes []Cause      // why requests failed, in the order to fix them; empty if all answers are correct
}

// TestResult counts the requests of one test. Run has subtests of the same names.
type TestResult struct {
	Section, Name   string // "derived", "route=home"
	Checked, Failed int    // numbers of requests
}

// Cause is one way of breaking the contract, with an example.
type Cause struct {
	Count   int     // number of requests that failed in this way
	Example Failure // the shortest of these requests
}

// Failure is a request with a wrong answer.
type Failure struct {
	Rule      int    // the number of the broken rule in docs/contract.md
	RuleText  string // the rule in a few words
	What      string // what is wrong, in a few words: "404 instead of 405"
	Request   Request
	Got, Want Answer

	text string
}

// Request is a request to a router.
type Request struct {
	Method  string
	Path    string // URL.Path, decoded
	RawPath string // URL.RawPath, usually empty
	Query   string // URL.RawQuery
	Text    string // the whole request on one line, quoted; it omits usual headers and shortens long texts
}

// Answer is a router's answer, or the required one.
type Answer struct {
	Status      int
	Allow       []string // the lines of the Allow header
	ContentType string   // several lines are joined by " | "
	Location    string
	Body        string
	Problem     string // why there is no answer, such as "panic: …", or another fault of the router
	Changed     string // how the router changed the request
	Text        string // the whole answer on one line; it omits the usual Content-Type and shortens long texts
}

// String returns the failure on five lines: what is wrong, the rule, the request, the answer and the required answer.
func (f Failure) String() string { return f.text }

// Check tests a router like Run, but returns the findings as values. For example, a program can use it to compare routers. The
// argument sections lists the subtests of Run to run: "written" (for the widget table only), "derived", "exhaustive", "random",
// "lengths", "manners", "sharing", "huge" and "server". If it is empty, Check runs all of them.
//
// Check returns an error, and tests nothing, for an unknown section, a table without routes or an invalid environment variable.
// A router that panics, hangs or ends its goroutine is a failure like any other. It takes half a minute or more to notice that
// a router hangs.
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

// publicFailure converts a failure to the types that this package exports.
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
