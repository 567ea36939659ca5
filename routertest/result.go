package routertest

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"
)

// Result is what one of the kit's tests found out about a router.
type Result struct {
	Section, Name   string // as in the name of Run's subtest: "written", "rule=4"
	Rule            int    // the rule of the contract that the test is about; 0 if it is not about one
	RuleText        string // what that rule says, in a few words; "" for 0
	Checked, Failed int    // requests

	// Failures are the first few, each with the rule that was broken, the request, what was got and what is wanted.
	Failures []string

	note string
}

// Check finds what Run would report, and returns it: a result for each test of the sections named, in Run's order, or of
// all for none. The sections are those of Run's subtests: "written", "derived", "exhaustive", "random", "sharing",
// "huge" and "server". In the written one there is a test for each rule that cases have been written for.
//
// A section that does not exist, or a variable of the environment that makes no sense, is an error, and then nothing is
// checked. A router that panics, ends the goroutine or does not come back is a failure like any other, in the latter case
// after half a minute or more.
func Check(newRouter func() http.Handler, sections ...string) ([]Result, error) {
	s, err := settingsFromEnvironment(false)
	if err != nil {
		return nil, err
	}
	tests, err := only(allTests(s), sections)
	if err != nil {
		return nil, err
	}
	var results []Result
	for _, test := range tests {
		results = append(results, test.result(newRouter))
	}
	return results, nil
}

// only returns the tests of the sections named, or all for none.
func only(tests []test, sections []string) ([]test, error) {
	var known []string
	for _, test := range tests {
		known = append(known, test.section)
	}
	known = slices.Compact(known)
	for _, section := range sections {
		if !slices.Contains(known, section) {
			return nil, fmt.Errorf("no section %q in the kit, want one of %s", section, strings.Join(known, ", "))
		}
	}
	if len(sections) == 0 {
		return tests, nil
	}
	return slices.DeleteFunc(tests, func(t test) bool { return !slices.Contains(sections, t.section) }), nil
}

// result runs the test and puts into words what it found.
func (test test) result(newRouter func() http.Handler) Result {
	found := test.check(newRouter)
	r := Result{
		Section: test.section, Name: test.name, Rule: int(test.rule), RuleText: ruleTexts[test.rule],
		Checked: found.checked, Failed: found.failed, note: test.note,
	}
	for _, f := range found.failures {
		r.Failures = append(r.Failures, f.String())
	}
	return r
}

// report turns a result into errors of t.
func (r Result) report(t *testing.T) {
	for _, failure := range r.Failures {
		t.Error(failure)
	}
	if more := r.Failed - len(r.Failures); more > 0 {
		t.Errorf("and %d more failures", more)
	}
	t.Logf("%d of %d requests answered as the contract wants%s", r.Checked-r.Failed, r.Checked, r.note)
}
