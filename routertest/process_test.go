package routertest

import (
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"gorouting/internal/ask"
	"gorouting/internal/contract"
	"gorouting/internal/workload"
)

// routerVariable is an environment variable that holds the name of a router. Some tests start this test program again with this
// variable, because only another process can see whether Run, Fuzz and Benchmark fail.
const routerVariable = "ROUTERTEST_TEST_ROUTER"

// forProcesses has routers for such processes. The routers in broken can be named, too.
var forProcesses = map[string]func() http.Handler{
	"right":          of(model{}),
	"never the same": neverTheSame,
	"has a typo": matching(func(r *http.Request) string {
		if r.URL.Path == "/contact" || r.URL.Path == "/cotnact" {
			return map[string]string{"/contact": "/no/such/path", "/cotnact": "/contact"}[r.URL.Path]
		}
		return r.URL.Path
	}),
	"counts timed requests": func() http.Handler { return instead(countTimed)() },
}

// neverTheSame returns a router that gives a different answer each time, each from another Witness, with a header that all answers
// share. Every test of the kit must fail for it.
func neverTheSame() http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		n := answers.Add(1)
		clear(w.Header())
		w.Header()["Content-Type"] = oneContentType
		w.Header().Set(witnessHeader, fmt.Sprint(n))
		fmt.Fprintln(w, "answer", n)
	})
}

var answers, timed atomic.Int64

// countTimed counts timed requests. Their User-Agent differs from that of checked requests.
func countTimed(_ http.ResponseWriter, r *http.Request) bool {
	if r.UserAgent() == "routertest" {
		timed.Add(1)
	}
	return false
}

// ofProcess returns the router that this process was started for. In any other process, it skips the test.
func ofProcess(t testing.TB) func() http.Handler {
	name, isSet := os.LookupEnv(routerVariable)
	if !isSet {
		t.Skip("runs only in processes started by other tests")
	}
	if newRouter := forProcesses[name]; newRouter != nil {
		return newRouter
	}
	return faultNamed(t, name).new
}

// faultNamed returns the fault with the given name, for the widgets.
func faultNamed(t testing.TB, name string) fault {
	for _, b := range broken {
		for _, all := range b.faults {
			if i := slices.IndexFunc(all, func(f fault) bool { return f.name == name }); i >= 0 && b.table.routes.IsWidgets() {
				return all[i]
			}
		}
	}
	t.Fatalf("unknown router %q", name)
	return fault{}
}

func TestOfProcess(t *testing.T) { Run(t, Widgets(), ofProcess(t)) }

func FuzzOfProcess(f *testing.F) { Fuzz(f, Widgets(), ofProcess(f)) }

func BenchmarkOfProcess(b *testing.B) {
	Benchmark(b, Widgets(), ofProcess(b))
	b.Logf("%d requests timed", timed.Load())
}

// process runs this test program again for a router. It returns the output, and whether the exit code was zero.
func process(t *testing.T, router string, args ...string) (output string, ok bool) {
	t.Helper()
	command := exec.Command(os.Args[0], append([]string{"-test.v"}, args...)...)
	command.Env = append(os.Environ(), routerVariable+"="+router, depthVariable+"=", sampleVariable+"=1", seedVariable+"=1")
	text, err := command.CombinedOutput()
	if _, exited := err.(*exec.ExitError); err != nil && !exited {
		t.Fatal(err)
	}
	return string(text), err == nil
}

// results returns the names of the tests with an outcome: "PASS", "FAIL" or "SKIP".
func results(output, outcome string) []string {
	var all []string
	for line := range strings.Lines(output) {
		if name, ok := strings.CutPrefix(strings.TrimSpace(line), "--- "+outcome+": "); ok {
			all = append(all, strings.Fields(name)[0])
		}
	}
	return all
}

// TestRunFails makes sure that Run runs each test of the kit, and that each fails for a router that is always wrong.
func TestRunFails(t *testing.T) {
	output, ok := process(t, "never the same", "-test.run=^TestOfProcess$", "-test.short")
	tests, err := Widgets().tests(true)
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"TestOfProcess"}
	for _, test := range tests {
		if section := "TestOfProcess/" + test.section; !slices.Contains(want, section) {
			want = append(want, section)
		}
		want = append(want, "TestOfProcess/"+test.String())
	}
	got := results(output, "FAIL")
	slices.Sort(got)
	slices.Sort(want)
	if ok || !slices.Equal(got, want) {
		t.Errorf("the process succeeded: %v; tests that did not fail: %q; failed tests that are not in the kit: %q",
			ok, without(want, got), without(got, want))
	}
	if passed := results(output, "PASS"); len(passed) > 0 {
		t.Errorf("passed tests: %q, want none", passed)
	}
}

// TestRunIsBrief makes sure that Run without -v prints the summary, and little else, for a typo in one route.
func TestRunIsBrief(t *testing.T) {
	output, ok := process(t, "has a typo", "-test.run=^TestOfProcess$", "-test.short", "-test.v=false")
	lines := strings.Split(strings.TrimSpace(output), "\n")
	if ok || len(lines) > 14 {
		t.Errorf("the process succeeded: %v; it printed %d lines, want 14 at most:\n%s", ok, len(lines), output)
	}
	for i, want := range []string{"--- FAIL: TestOfProcess", "things are wrong, in ", "1. 404 instead of 200 (rule ", "rule 5 (", `request: "GET" "/contact"`, "got: 404 ", `want: 200 "contact\n"`, "2. "} {
		if i >= len(lines) || !strings.Contains(lines[i], want) {
			t.Errorf("line %d must contain %q:\n%s", i+1, want, output)
		}
	}
}

// without returns the elements of all that are not in others.
func without(all, others []string) []string {
	return slices.DeleteFunc(slices.Clone(all), func(s string) bool { return slices.Contains(others, s) })
}

// TestRunPasses makes sure that no test fails for a correct router.
func TestRunPasses(t *testing.T) {
	output, ok := process(t, "right", "-test.run=^TestOfProcess$", "-test.short")
	if failed := results(output, "FAIL"); !ok || len(failed) > 0 || len(results(output, "PASS")) < 40 {
		t.Errorf("the process succeeded: %v; failed tests: %q in\n%s", ok, failed, output)
	}
}

// TestRunPrints checks the output of Run. For each section, it has a router with a fault that only this section finds, the
// tests that must fail, and a failure that Run must print. The short form tries every third section; the exhaustive form tries
// all.
func TestRunPrints(t *testing.T) {
	for i, c := range []struct{ section, router, fails, prints string }{
		{"written", "accepts 0 *", "written/rule=4 written/rule=10", `
200 instead of 404
rule 4 (a {name:int} is ASCII digits with a value of 1 … math.MaxInt, passed on as a number)
request: "POST" "/api/widgets/foo/parts/0/update"
got: 200 "apiUpdateWidgetPart foo 0\n"
want: 404 "404 page not found\n"`},
		{"derived", "serves /healthz itself", "derived/well-known", `
204 instead of 200
rule 6 (a candidate with the method answers 200, with its handler and its values)
request: "GET" "/healthz"
got: 204 "", Content-Type: ""
want: 200 "widget healthz\n"`},
		{"exhaustive", "tries only contact below /contact *", "exhaustive/depth=4", `
404 instead of 200
rule 5 (every route that matches the path is a candidate; text wins over {name:int}, {name:int} over {name}, {name} over {name...})
request: "GET" "/contact/admin"
got: 404 "404 page not found\n"
want: 200 "widgetAdmin contact\n"`},
		{"random", "replaces invalid UTF-8", "random/walk", `
the right handler with other values
rule 3 (a {name} is one non-empty segment of any bytes, passed on unchanged; a {name...} is the rest of the path)`},
		{"lengths", "panics on 17 segments", "lengths/segments", `
panic
rule 11 (no request makes a router panic, hang, or use far more memory than its size)
request: "GET" "//a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a"
got: panic: index out of range
want: 404 "404 page not found\n"`},
		{"manners", "shares the Content-Type of all answers", "manners/answers-edited", `
two answers share a header value
rule 12 (one router serves many goroutines at once, and two routers share no mutable state)
request: "GET" "/"
got: 200 "home\n", Content-Type: "edited"
want: 200 "home\n", Content-Type: "text/plain; charset=utf-8"`},
		{"sharing", "breaks older routers", "sharing/in-turn sharing/new-routers-meanwhile sharing/one-router sharing/two-routers", `
an answer differs from the answer of a router used alone
rule 12 (one router serves many goroutines at once, and two routers share no mutable state)
request: "GET" "/contact"
got: 200 "home\n"
want: 200 "contact\n"`},
		{"huge", "allocates every tail of the path", "huge/segments", `
too much memory for the size of the request
rule 11 (no request makes a router panic, hang, or use far more memory than its size)
request: "GET" "/../../../../../../../../../../../../../../../../../../../.."…"/../../../../../../../../../../../../../../../../../../../.." (300000 bytes)`},
		{"server", "loses Allow over HTTP/2", "server/HTTP2", `
405 without Allow
rule 7 (candidates, but none with the method: 405, and Allow lists the methods of all candidates)`},
	} {
		if i%3 != 0 && !exhaustive {
			continue
		}

		t.Run(c.section, func(t *testing.T) {
			output, ok := process(t, c.router, "-test.run=^TestOfProcess$/^"+c.section+"$", "-test.short")
			want := []string{"TestOfProcess", "TestOfProcess/" + c.section}
			for name := range strings.FieldsSeq(c.fails) {
				want = append(want, "TestOfProcess/"+name)
			}
			got := results(output, "FAIL")
			slices.Sort(got)
			slices.Sort(want)
			if ok || !slices.Equal(got, want) {
				t.Errorf("%s: the process succeeded: %v; failed tests: %q, want %q", c.router, ok, got, want)
			}
			if !strings.Contains(unindented(output), c.prints) {
				t.Errorf("%s: Run prints\n%s\nwhich must contain%s", c.router, output, c.prints)
			}
		})
	}
}

// unindented removes the indentation of lines, and the number of requests before a failure.
func unindented(text string) string {
	var all strings.Builder
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		if _, what, ok := strings.Cut(line, " requests: "); ok {
			line = what
		}
		all.WriteString("\n" + line)
	}
	return all.String()
}

// TestFuzzFails makes sure that Fuzz tries each seed, and fails for those with a wrong answer.
func TestFuzzFails(t *testing.T) {
	output, ok := process(t, "accepts 0 *", "-test.run=^FuzzOfProcess$")
	wrong, seeds := 0, Widgets().seeds()
	e := &exam{table: Widgets().routes, client: new(ask.Client)}
	for _, q := range seeds {
		before := e.failed
		e.ask(faultNamed(t, "accepts 0 *").new(), q)
		wrong += e.failed - before
	}
	failed, passed := results(output, "FAIL"), results(output, "PASS")
	if ok || len(failed) != wrong+1 || len(passed) != len(seeds)-wrong {
		t.Errorf("the process succeeded: %v; %d seeds failed and %d passed, want %d and %d", ok, len(failed), len(passed), wrong+1, len(seeds)-wrong)
	}
	if !strings.Contains(output, contract.PositiveInt.String()) {
		t.Errorf("the output does not name rule 4:\n%s", output)
	}
}

// TestBenchmarkSkips makes sure that Benchmark skips requests with wrong answers, says why, and continues.
func TestBenchmarkSkips(t *testing.T) {
	output, ok := process(t, "names another handler", "-test.run=^$", "-test.bench=^BenchmarkOfProcess$", "-test.benchtime=10x")
	if !ok {
		t.Errorf("the process failed:\n%s", output)
	}
	for _, w := range workload.All(Widgets().routes) {
		result := lineWith(output, "BenchmarkOfProcess/request="+w.Name+" ", "BenchmarkOfProcess/request="+w.Name+"-")
		wrong := w.Name == "home" || w.Name == workload.Hits || w.Name == workload.Mixed
		if isTimed := strings.Contains(result, "ns/op") && strings.Contains(result, "allocs/op"); isTimed == wrong {
			t.Errorf("request=%s is timed: %v, with %q", w.Name, isTimed, result)
		}
	}
	skipped := results(output, "SKIP")
	if len(skipped) != 4 || !slices.ContainsFunc(skipped, func(s string) bool { return strings.HasPrefix(s, "BenchmarkOfProcess/request=mixed-parallel") }) {
		t.Errorf("skipped sub-benchmarks: %q, want home, hits, mixed and mixed-parallel", skipped)
	}
	for _, want := range []string{"not timed, because an answer is wrong: a handler, or an echo, that the table does not know", `got: 200 "index\n"`, `want: 200 "home\n"`, "rule 6"} {
		if strings.Count(output, want) < 4 {
			t.Errorf("the output must contain %q for each of them:\n%s", want, output)
		}
	}
}

// lineWith returns the last line that begins with one of beginnings.
func lineWith(output string, beginnings ...string) string {
	last := ""
	for line := range strings.Lines(output) {
		if slices.ContainsFunc(beginnings, func(b string) bool { return strings.HasPrefix(line, b) }) {
			last = line
		}
	}
	return last
}

// TestBenchmarkTimes makes sure that an op is one request. It runs sixteen sub-benchmarks with a thousand ops each.
func TestBenchmarkTimes(t *testing.T) {
	output, ok := process(t, "counts timed requests", "-test.run=^$", "-test.bench=^BenchmarkOfProcess$", "-test.benchtime=1000x")
	var n int
	if i := strings.Index(output, " requests timed"); i >= 0 {
		fmt.Sscan(output[strings.LastIndexByte(output[:i], ' ')+1:], &n)
	}
	if !ok || n < 16*1000 || n > 17*1000 {
		t.Errorf("the process succeeded: %v; it timed %d requests, want 16,000 and a few to warm up, in\n%s", ok, n, output)
	}
}
