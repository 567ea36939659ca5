package main

import (
	"bufio"
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"gorouting/compare/internal/library"
	"gorouting/compare/internal/found"
	"gorouting/compare/internal/measure"
	"gorouting/compare/internal/stats"
)

// asProgram is a variable of the environment with which the tests' program is the program itself.
const asProgram = "COMPARE_TEST_AS_PROGRAM"

func TestMain(m *testing.M) {
	if os.Getenv(asProgram) != "" || os.Getenv(measure.AsWorker) != "" {
		main()
		os.Exit(0)
	}
	for _, p := range []*pace{&fullPace, &quickPace} {
		p.each, p.sizes, p.growers, p.serving, p.servers = time.Microsecond, []int{10}, 1, 50*time.Millisecond, 1
	}
	os.Exit(m.Run())
}

// withoutGo makes the go command, which takes seconds, unknown to the test.
func withoutGo(t *testing.T) { t.Setenv("PATH", "") }

// read returns the report in a folder, after a look at what is beside it.
func read(t *testing.T, dir string) *found.Report {
	t.Helper()
	for _, name := range []string{"report.html", "report.md", "bench.txt"} {
		if info, err := os.Stat(filepath.Join(dir, name)); err != nil || info.Size() == 0 {
			t.Errorf("%s: %v, want it written", name, err)
		}
	}
	r, err := found.Read(filepath.Join(dir, "report.json"))
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestRun(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "new", "folder")
	var stdout, stderr strings.Builder
	args := []string{"-router", "^(match|chi)$", "-request", "^(home|405)$", "-count", "2", "-seed", "7", "-o", dir}
	if err := run(t.Context(), args, &stdout, &stderr); err != nil {
		t.Fatal(err)
	}
	r := read(t, dir)
	if got := r.Run; got.Interrupted || got.Quick || got.Rounds != 2 || got.Wanted != 2 || got.Date.IsZero() || got.CPU == "" {
		t.Errorf("the run was %+v", got)
	}
	if got := r.Run; got.Seed != 7 || got.Processes != measure.ProcessCount || len(got.Layouts) != got.Processes || got.Load.Highest == 0 {
		t.Errorf("seed %d, %d processes, layouts %v, load %+v", got.Seed, got.Processes, got.Layouts, got.Load)
	}
	if got, want := r.Run.Command, "go run -C compare . -count 2 -router '^(match|chi)$' -request '^(home|405)$'"; got != want {
		t.Errorf("command %q, want %q", got, want)
	}
	var names, costs []string
	for _, x := range r.Routers {
		names = append(names, x.Name)
		asked, made := x.Name != library.Noop && x.Name != library.Handler, x.Name != library.Handler
		if asked != (x.Kit.Asked > 0) || made != (x.Table.Register.N == measure.ProcessCount) {
			t.Errorf("%s: %+v, %+v: want it asked and made", x.Name, x.Kit, x.Table)
		}
		if hasLibrary := x.Group != found.GroupGauge; hasLibrary != (x.Table.Lines > 0 && x.Table.Binary > 0) {
			t.Errorf("%s: %+v: want what comes with it, unless it is to measure by", x.Name, x.Table)
		}
	}
	for _, c := range r.Costs {
		costs = append(costs, c.Router+" "+c.Request+" "+c.Skipped)
	}
	if want := []string{"match", "chi", "noop", "handler", "baseline"}; !slices.Equal(names, want) {
		t.Errorf("routers %q, want %q", names, want)
	}
	if want := []string{"match home ", "match 405 ", "chi home ", "chi 405 ", "noop home ", "noop 405 ", "handler home ", "handler 405 ", "baseline home ", "baseline 405 "}; !slices.Equal(costs, want) {
		t.Errorf("costs %q, want %q", costs, want)
	}
	if len(r.Rows) == 0 || r.Baseline.Size == 0 {
		t.Errorf("%d rows, baseline %+v", len(r.Rows), r.Baseline)
	}
	for _, want := range []string{filepath.Join(dir, "report.html"), "1 of 2 keep this module's contract to the byte", "request=home"} {
		if !strings.Contains(stdout.String(), want) {
			t.Errorf("printed %q, want it to say %q", stdout.String(), want)
		}
	}
	if lines := strings.Count(stderr.String(), "\n"); lines > 20 || !strings.Contains(stderr.String(), "measuring, round 2 of 2, about ") {
		t.Errorf("the log has %d lines:\n%s", lines, stderr.String())
	}
}

// A quick run has intervals like any other. Without the go command, all processes are copies of the program as it is.
func TestQuickRun(t *testing.T) {
	if testing.Short() {
		t.Skip("TestRun measures too")
	}
	withoutGo(t)
	dir := t.TempDir()
	var stderr strings.Builder
	if err := run(t.Context(), []string{"-quick", "-router", "^split$", "-request", "^home$", "-o", dir}, new(strings.Builder), &stderr); err != nil {
		t.Fatal(err)
	}
	if r := read(t, dir); !r.Run.Quick || r.Run.Rounds != 1 || r.Run.Layouts != nil || r.Costs[0].Time.Confidence < stats.Confidence {
		t.Errorf("%+v, time %+v", r.Run, r.Costs[0].Time)
	}
	for _, line := range []string{"the report will lack modules and lines of code: there is no go command\n", "the report will lack the sizes of programs: there is no go command\n",
		"all processes will have one layout, so that no figure tells the layout's part: there is no go command\n"} {
		if !strings.Contains(stderr.String(), "compare: "+line) {
			t.Errorf("the log %q does not say %q", stderr.String(), line)
		}
	}
}

// trigger is a log that does something once a text has been written to it.
type trigger struct {
	strings.Builder
	text string
	do   func()
}

func (w *trigger) Write(b []byte) (int, error) {
	n, err := w.Builder.Write(b)
	if strings.Contains(w.String(), w.text) {
		w.do()
	}
	return n, err
}

func TestInterruptedRunKeepsWhatItFound(t *testing.T) {
	withoutGo(t)
	for text, rounds := range map[string]int{"asking": 0, "making routers": 0, "measuring, round 1 of": 0, "measuring, round 4 of": 3} {
		dir := t.TempDir()
		ctx, cancel := context.WithCancel(t.Context())
		err := run(ctx, []string{"-router", "^split$", "-count", "6", "-o", dir}, new(strings.Builder), &trigger{text: text, do: cancel})
		if !errors.Is(err, errInterrupted) || !strings.Contains(err.Error(), filepath.Join(dir, "report.html")) {
			t.Errorf("interrupted at %q: error %v, want one that says where the report is", text, err)
		}
		if r := read(t, dir); !r.Run.Interrupted || r.Run.Rounds != rounds || r.Run.Wanted != 6 {
			t.Errorf("interrupted at %q: %+v, want %d rounds of 6", text, r.Run, rounds)
		}
	}
}

// The program is interrupted in its first rounds, at the pace for publishing.
func TestSignal(t *testing.T) {
	dir := t.TempDir()
	cmd := exec.Command(os.Args[0], "-router", "^split$", "-request", "^home$", "-count", "100000", "-o", dir)
	cmd.Env = []string{asProgram + "=1"}
	stderr, err := cmd.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { cmd.Process.Kill() })
	last := ""
	for lines := bufio.NewScanner(stderr); lines.Scan(); last = lines.Text() {
		if strings.HasPrefix(lines.Text(), "making routers") {
			cmd.Process.Signal(os.Interrupt)
		}
	}
	cmd.Wait()
	if code := cmd.ProcessState.ExitCode(); code != 130 || !strings.HasPrefix(last, "compare: interrupted after 0 of 100000 rounds") {
		t.Errorf("exits with %d and says %q", code, last)
	}
	if !read(t, dir).Run.Interrupted {
		t.Error("the report does not say that it was interrupted")
	}
}

// A part of a run is that part alone, of the routers that are wanted.
func TestParts(t *testing.T) {
	if testing.Short() {
		t.Skip("TestRun measures too")
	}
	withoutGo(t)
	dir := t.TempDir()
	var stdout, stderr strings.Builder
	if err := run(t.Context(), []string{"-quick", "-router", "^(servemux|split)$", "-only", "growth|share", "-o", dir}, &stdout, &stderr); err != nil {
		t.Fatal(err)
	}
	r, err := found.Read(filepath.Join(dir, "report.json"))
	if err != nil {
		t.Fatal(err)
	}
	if len(r.Growth) != 1 || r.Growth[0].Router != "servemux" || r.Growth[0].Routes != 10 || r.Growth[0].Distinct.N != 1 {
		t.Errorf("growth %+v, want servemux with 10 routes", r.Growth)
	}
	if len(r.Shares) != 3 || r.Shares[0].Router != "split" {
		t.Errorf("shares %+v, want those of split, servemux and baseline", r.Shares)
	}
	if len(r.Rows) > 0 || len(r.Costs) > 0 || r.Run.Interrupted || !slices.Equal(r.Run.Parts, []string{"growth", "share"}) {
		t.Errorf("%d rows, %d costs, run %+v, want nothing else", len(r.Rows), len(r.Costs), r.Run)
	}
	if text := text(t, dir, "report.md"); !strings.Contains(text, "> **Only a part was looked at: growth and share.**") || !strings.Contains(text, "## Larger tables") {
		t.Errorf("the report does not say so:\n%.1000s", text)
	}
}

// A report drawn again is the same, and the raw lines are where its figures come from.
func TestFromAnEarlierReport(t *testing.T) {
	if testing.Short() {
		t.Skip("TestRun measures too")
	}
	withoutGo(t)
	first, second := t.TempDir(), t.TempDir()
	var stdout, stderr strings.Builder
	if err := run(t.Context(), []string{"-quick", "-router", "^split$", "-request", "^home$", "-o", first}, &stdout, &stderr); err != nil {
		t.Fatal(err)
	}
	stderr.Reset()
	if err := run(t.Context(), []string{"-from", first, "-o", second}, &stdout, &stderr); err != nil || stderr.Len() > 0 {
		t.Fatalf("error %v, log %q", err, stderr.String())
	}
	for _, name := range []string{"report.md", "report.json", "report.html", "hits.svg", "bench.txt"} {
		if got, want := text(t, second, name), text(t, first, name); got != want {
			t.Errorf("%s is another", name)
		}
	}
	lines := regexp.MustCompile(`(router=split.*?)[0-9.]+ ns/op`).ReplaceAllString(text(t, first, "bench.txt"), "${1}123456 ns/op")
	if err := os.WriteFile(filepath.Join(first, "bench.txt"), []byte(lines), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := run(t.Context(), []string{"-from", first, "-o", second}, &stdout, &stderr); err != nil {
		t.Fatal(err)
	}
	if got := read(t, second).Cost("split", "home").Time.Median; got != 123456 {
		t.Errorf("split takes %v ns, want 123456", got)
	}
}

// Two reports are set side by side: one agrees with itself, and contradicts one in which two routers have changed their times.
func TestTwoRuns(t *testing.T) {
	if testing.Short() {
		t.Skip("TestRun measures too")
	}
	withoutGo(t)
	first, second := t.TempDir(), t.TempDir()
	args := []string{"-quick", "-router", "^(split|match)$", "-request", "^home$", "-o", first}
	if err := run(t.Context(), args, new(strings.Builder), new(strings.Builder)); err != nil {
		t.Fatal(err)
	}
	time := regexp.MustCompile(`(router=(split|match)/.*?)[0-9.]+ ns/op`)
	for _, f := range []struct{ dir, faster string }{{first, "split"}, {second, "match"}} {
		lines := time.ReplaceAllStringFunc(text(t, first, "bench.txt"), func(line string) string {
			ns := "200"
			if strings.HasPrefix(line, "router="+f.faster) {
				ns = "100"
			}
			return time.ReplaceAllString(line, "${1}"+ns+" ns/op")
		})
		write(t, f.dir, "bench.txt", lines)
		write(t, f.dir, "report.json", text(t, first, "report.json"))
	}
	var stdout strings.Builder
	if err := run(t.Context(), []string{"-from", first, "-against", first}, &stdout, &stdout); err != nil || !strings.Contains(stdout.String(), "1 of 1 requests have the same blocks in both runs. Of 1 pairs of routers, both runs separate 1 alike") {
		t.Errorf("a report and itself: error %v\n%s", err, stdout.String())
	}
	stdout.Reset()
	err := run(t.Context(), []string{"-from", first, "-against", second}, &stdout, &stdout)
	if err == nil || !strings.Contains(err.Error(), "contradict each other") || !strings.Contains(stdout.String(), "the first run has split before match") {
		t.Errorf("two that contradict each other: error %v\n%s", err, stdout.String())
	}
}

// text returns a file.
func text(t *testing.T, dir, name string) string {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(name)))
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}
