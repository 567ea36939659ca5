package routertest

import (
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strconv"
	"strings"

	"gorouting/internal/routes"
)

// settings say how many requests the kit makes.
type settings struct {
	depth    int    // the exhaustive test tries all paths up to this number of segments; 0 means as many as the budget allows
	requests int    // the budget of the exhaustive test
	sample   int    // the exhaustive test requests one path in this many
	seed     uint64 // of the random walk
	steps    int    // of the random walk
}

// The environment variables that change the settings.
const (
	depthVariable  = "ROUTERTEST_DEPTH"
	sampleVariable = "ROUTERTEST_SAMPLE"
	seedVariable   = "ROUTERTEST_SEED"
)

// settingsFromEnvironment returns the settings, or an error that names an invalid variable.
func settingsFromEnvironment(short bool) (settings, error) {
	s := settings{requests: 1_000_000, sample: 7, seed: rand.Uint64(), steps: 120_000}
	if short {
		s.requests, s.steps = 100_000, 20_000
	}
	if v := os.Getenv(depthVariable); v != "" {
		depth, err := strconv.Atoi(v)
		if err != nil || depth < 1 || depth > 9 {
			return s, fmt.Errorf("%s is %q; set it to a number of segments, 1 … 9", depthVariable, v)
		}
		s.depth, s.sample = depth, 1
	}
	if v := os.Getenv(sampleVariable); v != "" {
		sample, err := strconv.Atoi(v)
		if err != nil || sample < 1 {
			return s, fmt.Errorf("%s is %q; set it to 1 for all paths, or to n for one path in n", sampleVariable, v)
		}
		s.sample = sample
	}
	if v := os.Getenv(seedVariable); v != "" {
		seed, err := strconv.ParseUint(v, 10, 64)
		if err != nil {
			return s, fmt.Errorf("%s is %q; set it to a number, 0 … 2⁶⁴-1", seedVariable, v)
		}
		s.seed = seed
	}
	return s, nil
}

// sections lists the parts of the kit in the order of Run.
var sections = []struct {
	name  string
	tests func(t *routes.Table, s settings) []test
}{
	{"written", func(t *routes.Table, _ settings) []test { return writtenTests(t) }},
	{"derived", func(t *routes.Table, _ settings) []test { return derivedTests(t) }},
	{"exhaustive", exhaustiveTests},
	{"random", randomTests},
	{"lengths", func(t *routes.Table, _ settings) []test { return lengthTests(t) }},
	{"manners", func(t *routes.Table, _ settings) []test { return mannersTests(t) }},
	{"sharing", func(t *routes.Table, _ settings) []test { return sharingTests(t) }},
	{"huge", func(t *routes.Table, _ settings) []test { return hugeTests(t) }},
	{"server", func(t *routes.Table, _ settings) []test { return serverTests(t) }},
}

// allTests returns the tests of the named sections, or of all sections if names is empty.
func allTests(t *routes.Table, s settings, names ...string) ([]test, error) {
	var known []string
	var all []test
	for _, section := range sections {
		known = append(known, section.name)
		if len(names) > 0 && !slices.Contains(names, section.name) {
			continue
		}
		for _, test := range section.tests(t, s) {
			test.section = section.name
			all = append(all, test)
		}
	}
	for _, name := range names {
		if !slices.Contains(known, name) {
			return nil, fmt.Errorf("unknown section %q; choose from %s", name, strings.Join(known, ", "))
		}
	}
	return all, nil
}

// writtenTests returns a test for each rule with written cases, for the widget table only.
func writtenTests(t *routes.Table) []test {
	if !t.IsWidgets() {
		return nil
	}
	var tests []test
	for _, w := range written {
		tests = append(tests, test{name: fmt.Sprintf("rule=%d", int(w.rule)), run: func(e *exam) {
			for _, c := range w.cases {
				ask := e.askingOf(e.newRouter())
				e.answered(ask, c.request(), c.answer(), ask(c.request()), w.rule)
			}
		}})
	}
	return tests
}
