package routertest

import (
	"fmt"
	"math/rand/v2"
	"net/http"
	"os"
	"strconv"
	"testing"
)

// Run tests that the routers that newRouter returns keep the widget contract, in subtests named after what they do;
// each failure prints the rule, the request, what was got and what is wanted. newRouter returns a router that is new,
// ready, and used for one case or a few; it may be called by several goroutines at once.
//
// Two variables of the environment change what Run does:
//
//   - ROUTERTEST_DEPTH: up to how many segments every path is tried, 1 … 9; by default 5, and 4 with -short.
//     Each one more takes twelve times as long.
//   - ROUTERTEST_SEED: the seed of the random walk; by default another each time. A failure prints it.
func Run(t *testing.T, newRouter func() http.Handler) {
	s, err := settingsFromEnvironment(testing.Short())
	if err != nil {
		t.Fatal(err)
	}
	runTests(t, allTests(s), newRouter)
}

// runTests makes a subtest of each section, and in it one of each test.
func runTests(t *testing.T, tests []test, newRouter func() http.Handler) {
	for len(tests) > 0 {
		section, n := tests[0].section, 1
		for n < len(tests) && tests[n].section == section {
			n++
		}
		t.Run(section, func(t *testing.T) {
			for _, test := range tests[:n] {
				t.Run(test.name, func(t *testing.T) { test.result(newRouter).report(t) })
			}
		})
		tests = tests[n:]
	}
}

// test is one of the things that the kit checks.
type test struct {
	section, name string
	rule          ruleNumber // 0 if it is not about one
	note          string     // what a reader needs to know to do it again
	run           func(c *client, newRouter func() http.Handler, y *tally)
}

// check runs the test. It ends, with a failure, even if the router does not come back or ends the goroutine.
func (test test) check(newRouter func() http.Handler) *tally {
	y := new(tally)
	if f := watch(func(c *client) { test.run(c, newRouter, y) }); f != nil {
		y = new(tally) // a goroutine left behind may still write to the other
		y.add(*f)
	}
	return y
}

// tally counts what was checked, and keeps the first failures.
type tally struct {
	checked, failed int
	failures        []failure
}

const failuresKept = 5 // per test; a router that is wrong once is often wrong a thousand times

func (y *tally) add(f failure) {
	y.checked++
	y.failed++
	if len(y.failures) < failuresKept {
		y.failures = append(y.failures, f)
	}
}

// merge adds what others have counted.
func (y *tally) merge(others []tally) {
	for _, o := range others {
		y.checked += o.checked
		y.failed += o.failed
		y.failures = append(y.failures, o.failures...)
	}
	y.failures = y.failures[:min(len(y.failures), failuresKept)]
}

// expect counts a request that has been answered; for rule, see blame.
func (t *table) expect(y *tally, rule ruleNumber, q request, want answer, got observed) {
	if got.meets(want) {
		y.checked++
		return
	}
	y.add(failure{t.blame(rule, q, want, got), q.String(), got.String(), want.String()})
}

// ask has router answer q, and counts the answer. If it is wrong, and so is the one to the same request without a query
// or an escaped path, that is the failure to show.
func (t *table) ask(c *client, y *tally, router http.Handler, q request) {
	want, got := t.answer(q.method, q.path), c.do(router, q)
	if plain := (request{method: q.method, path: q.path}); !got.meets(want) && plain != q {
		if again := c.do(router, plain); !again.meets(want) {
			q, got = plain, again
		}
	}
	t.expect(y, 0, q, want, got)
}

// settings say how much the kit does.
type settings struct {
	depth int    // segments of the longest paths that are all tried
	seed  uint64 // of the random walk
	steps int    // of the random walk
}

func settingsFromEnvironment(short bool) (settings, error) {
	s := settings{depth: 5, seed: rand.Uint64(), steps: 120_000}
	if short {
		s.depth = 4
	}
	if v := os.Getenv("ROUTERTEST_DEPTH"); v != "" {
		depth, err := strconv.Atoi(v)
		if err != nil || depth < 1 || depth > 9 {
			return s, fmt.Errorf("ROUTERTEST_DEPTH is %q, want a number of segments, 1 … 9", v)
		}
		s.depth = depth
	}
	if v := os.Getenv("ROUTERTEST_SEED"); v != "" {
		seed, err := strconv.ParseUint(v, 10, 64)
		if err != nil {
			return s, fmt.Errorf("ROUTERTEST_SEED is %q, want a number, 0 … 2⁶⁴-1", v)
		}
		s.seed = seed
	}
	return s, nil
}

// writtenTests returns a test of the written cases for each rule.
func writtenTests() []test {
	byRule := map[ruleNumber][]written{}
	for _, c := range writtenCases() {
		byRule[c.rule] = append(byRule[c.rule], c)
	}
	var tests []test
	for rule := ruleDecodedPath; rule <= ruleConcurrent; rule++ {
		if cases := byRule[rule]; cases != nil {
			tests = append(tests, test{section: "written", name: fmt.Sprintf("rule=%d", int(rule)), rule: rule, run: func(c *client, newRouter func() http.Handler, y *tally) {
				for _, w := range cases {
					widgets.expect(y, rule, w.request(), w.answer(), c.do(newRouter(), w.request()))
				}
			}})
		}
	}
	return tests
}

// allTests returns the written cases, and all that can be derived from the widget table.
func allTests(s settings) []test { return append(writtenTests(), widgets.tests(s)...) }

// tests returns all that can be derived from a table.
func (t *table) tests(s settings) []test {
	tests := t.derivedTests()
	tests = append(tests, t.exhaustiveTest(s.depth), t.randomTest(s.seed, s.steps))
	tests = append(tests, t.sharingTests()...)
	tests = append(tests, t.hugeTests()...)
	return append(tests, t.serverTests()...)
}
