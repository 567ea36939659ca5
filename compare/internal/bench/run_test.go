package bench

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"gorouting/internal/routes"
)

// exhaustive reports whether tests may take minutes.
var exhaustive = os.Getenv("GOROUTING_EXHAUSTIVE") != ""

// quiet is a Progress that does nothing.
func quiet(string, int, int) {}

// small is a plan that takes seconds.
func small(t *testing.T) Plan {
	table, err := routes.Parse("own", "GET /a/{x}\nPOST /a/{x}\nGET /a/{x}/b/{y:int}\nGET /c/{rest...}\nGET /c/{x}/d\n")
	if err != nil {
		t.Fatal(err)
	}
	p, err := ForTable("my routes.txt", table)
	if err != nil {
		t.Fatal(err)
	}
	p.Command, p.Parts = "go test", []string{PartServe, PartTables, PartShare}
	p.Processes, p.Rounds, p.Time, p.Serving, p.Heap, p.Again = 2, 1, time.Millisecond, 50*time.Millisecond, 1, false
	p.Routers = []string{"match", "chirouter", ServeMux, "gin", "gin-options", "pat", baselineName, "tree", NoRouter, Noop}
	return p
}

// TestRun builds the worker and runs a short plan. It expects light handlers in the eight routers, and generated routers for the
// plan's own table. Each router must answer correctly, or be skipped with a reason.
func TestRun(t *testing.T) {
	if testing.Short() {
		t.Skip("it builds a program with all libraries")
	}
	p := small(t)
	if exhaustive {
		p.Routers = nil // all of them
	}
	var out bytes.Buffer
	if err := Run(t.Context(), p, quiet, &out); err != nil {
		t.Fatal(err)
	}
	r, err := Read("out", &out)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []Cell{
		{Serve, widgets, 11, "hits", "match", ""}, {Serve, widgets, 11, "hits", "chirouter", ""}, {Serve, widgets, 11, "405", baselineName, ""},
		{Serve, widgets, 11, "mixed", "gin-options", ""}, {Serve, widgets, 11, "widgetAdmin", "tree", ""}, {Serve, widgets, 11, "404", Noop, ""},
		{Serve, "my_routes.txt", 5, "distinct", "tree", ""}, {Serve, "my_routes.txt", 5, "404", ServeMux, ""},
	} {
		if got := r.Time(c); got.N != 2 || got.Mid < 1 || got.Mid > 1e6 {
			t.Errorf("%v takes %+v; it is left out because: %s", c, got, r.Skipped(c))
		}
	}
	for c, want := range map[Cell]string{
		{Serve, widgets, 11, "405", "gin", ""}:               "answers 404",
		{Serve, "my_routes.txt", 5, "distinct", "gin", ""}:   "conflict", // gin's own message about {rest...} and {x}
		{Serve, "my_routes.txt", 5, "list", "chirouter", ""}: "",
		{Serve, widgets, 11, "widgetImage", "gin", ""}:       "",
	} {
		if got := r.Skipped(c); (got == "") != (want == "") || !strings.Contains(got, want) {
			t.Errorf("%v is left out because: %q, want %q", c, got, want)
		}
	}
	if allocs, ok := r.Value(Cell{Serve, widgets, 11, "hits", "match", ""}, "allocs/op"); allocs != 0 || !ok {
		t.Errorf("match allocates %v, %t; with light handlers, nothing", allocs, ok)
	}
	for _, name := range []string{ServeMux, "tree"} {
		if share, samples := r.Share(name); samples == 0 || share.N != 2 || share.Mid > 50 || !r.ShareByTime(name).Known() {
			t.Errorf("%s has %+v of %d samples, by time %+v", name, share, samples, r.ShareByTime(name))
		}
	}
	if lines, ok := r.Value(Cell{Family: Build, Table: widgets, Routes: 11, Router: "tree"}, "lines"); lines < 50 || !ok {
		t.Errorf("tree has %v lines", lines)
	}
}

// TestRunStopped: if a run is stopped, Read can read the results so far.
func TestRunStopped(t *testing.T) {
	if testing.Short() {
		t.Skip("it builds a program with all libraries")
	}
	ctx, stop := context.WithCancelCause(t.Context())
	enough := errors.New("enough")
	p := small(t)
	p.Parts, p.Processes = []string{PartServe}, 1
	var out bytes.Buffer
	err := Run(ctx, p, func(what string, done, all int) {
		if done == 5 && strings.HasPrefix(what, "requests") {
			stop(enough)
		}
	}, &out)
	if !errors.Is(err, enough) {
		t.Fatalf("error %v, want the cause", err)
	}
	r, err := Read("out", &out)
	if err != nil {
		t.Fatal(err)
	}
	measured := slices.DeleteFunc(r.Cells(), func(c Cell) bool { return c.Family != Serve })
	if len(measured) < 8 || len(measured) > 100 {
		t.Errorf("%d cells were measured", len(measured))
	}
}

// TestPlanFaults: a plan that cannot be carried out fails before anything is built.
func TestPlanFaults(t *testing.T) {
	if err := Run(t.Context(), Plan{Parts: []string{"all"}}, quiet, io.Discard); err == nil || !strings.Contains(err.Error(), `unknown part "all": expected one of`) {
		t.Error(err)
	}
	if err := Run(t.Context(), Plan{Parts: []string{PartServe}, Routers: []string{"gim"}}, quiet, io.Discard); err == nil || !strings.Contains(err.Error(), `unknown router "gim"`) {
		t.Error(err)
	}
}

// TestUnclear: only routers with a wide interval are measured again, together with ServeMux.
func TestUnclear(t *testing.T) {
	r := &run{}
	const name = "BenchmarkServe/table=t/routes=1/request=q/router="
	for i, chi := range []int{1000, 100, 9000} {
		fmt.Fprintf(&r.lines, "process: %d\n%sservemux-2 1 100 ns/op\n%[2]sgin-2 1 100 ns/op\n%[2]schi-2 1 %[3]d ns/op\n", i+1, name, chi)
	}
	table, _ := routes.Parse("t", "GET /a\n")
	one := task{family: Serve, table: Table{"t", table}, request: "q", routers: []string{"gin", "chi", ServeMux}, rounds: 2}
	some, err := r.unclear([]task{one})
	if err != nil || len(some) != 1 || !slices.Equal(some[0].routers, []string{"chi", ServeMux}) || some[0].previous != 2 || some[0].rounds != again {
		t.Errorf("%+v, %v", some, err)
	}
}

func TestShort(t *testing.T) {
	for x, want := range map[float64]string{0: "0", 0.123: "0.12", 12.345: "12.35", 123.45: "123.5", 1234.5: "1234", 99.999: "100", 7: "7", 1e6: "1000000"} {
		if got := short(x); got != want {
			t.Errorf("%v is written as %s, want %s", x, got, want)
		}
	}
}
