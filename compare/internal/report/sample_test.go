package report

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"gorouting/compare/internal/behaviour"
	"gorouting/compare/internal/bench"
	"gorouting/compare/internal/library"
)

var update = flag.Bool("update", false, "write the golden files anew")

// evil is text from outside that no page may show as markup.
const evil = "a`b <script>alert(1)</script> *c* | [d](javascript:e)"

// sampleLines returns the raw lines of a made-up run: three processes with two rounds each. All times of gin are multiplied
// by factor.
func sampleLines(factor float64) string {
	var b strings.Builder
	b.WriteString("date: 2026-11-30\ngo: go1.27.3\ngoos: linux\ngoarch: amd64\ncpu: Sample CPU\ncores: 2\nheap: 64MiB\ncommand: go run ./compare report\nseed: 7\n")
	b.WriteString("skipped-widgets-11-405-chi: answers " + evil + "\n")
	for i := range 6 {
		fmt.Fprintf(&b, "process: %d\nround: %d\nothers: 0.0%d\n", 1+i/2, 1+i%2, i)
		drift := 1 + float64(i%3)/100 // times vary between rounds
		line := func(name string, values ...any) {
			fmt.Fprintf(&b, "Benchmark%s-2 1000 "+strings.Repeat("%v %v ", len(values)/2)+"\n", append([]any{name}, values...)...)
		}
		serve := func(router, request, table string, routes int, ns, allocs, bytes float64) {
			line(fmt.Sprintf("Serve/table=%s/routes=%d/request=%s/router=%s", table, routes, request, router), ns, "ns/op", bytes, "B/op", allocs, "allocs/op")
		}
		for k, request := range []string{"hits", "404", "405", "mixed"} {
			ns := 200 * float64(k+1)
			serve("servemux", request, "widgets", 11, ns, 2.6, 190)
			serve("gin", request, "widgets", 11, ns*0.75*factor*drift, 0, 0)
			serve("gin-options", request, "widgets", 11, ns*1.01*(1+float64(i%2)/1000), 0, 0)
			if request != "405" {
				serve("chi", request, "widgets", 11, ns*2.2*drift*drift, 5.1, 621)
			}
			serve("match", request, "widgets", 11, ns*0.2*drift, 0, 0)
			serve("split", request, "widgets", 11, ns*float64(1+3*(i/2)), 0, 0) // too noisy
		}
		for _, routes := range []int{10, 1000} {
			n := float64(routes)
			serve("servemux", "distinct", "grown", routes, 300+n/10, 2.6, 190)
			serve("gin", "distinct", "grown", routes, (200+n/10)*factor*drift, 0, 0)
			serve("chi", "distinct", "grown", routes, (700+n)*drift, 5.1, 621)
			serve("split", "distinct", "grown", routes, (50+2*n)*drift, 0, 0)
			serve("tree", "distinct", "grown", routes, (30+n/20)*drift, 0, 0)
			line(fmt.Sprintf("Make/table=grown/routes=%d/router=gin", routes), 1500*n*drift, "ns/op", 430*n, "B-heap")
		}
		serve("servemux", "distinct", "github-2013", 203, 320, 2.9, 200)
		serve("tree", "distinct", "github-2013", 203, 55*drift, 0, 0)
		line("Build/table=widgets/routes=11/router=tree", 0.2, "s-build", 253, "lines")
		line("Build/table=grown/routes=10/router=tree", 0.2, "s-build", 240, "lines")
		line("Build/table=grown/routes=10/router=split", 0.2, "s-build", 140, "lines")
		serve("tree", "hits", "widgets", 11, 30*drift, 0, 0)
		line("Build/table=github-2013/routes=203/router=tree", 0.4, "s-build", 2130, "lines")
		for _, live := range []string{"0MiB", "64MiB"} {
			line("Heap/heap="+live+"/table=widgets/routes=11/request=mixed/router=servemux", 190, "ns/op")
			line("Heap/heap="+live+"/table=widgets/routes=11/request=mixed/router=gin", 190*drift, "ns/op")
		}
		line("Share/table=widgets/routes=11/router=servemux", 20400*drift, "ns/op", 20+i, "routing-samples", 1000, "samples")
		line("Share/table=widgets/routes=11/router=gin", 20200, "ns/op", 0, "routing-samples", 1000, "samples")
		line("Share/table=widgets/routes=11/router=none", 20000, "ns/op")
	}
	b.WriteString("BenchmarkBinary/router=gin 1 8100000 B-binary\nBenchmarkBinary/router=chi 1 230000 B-binary\n")
	return b.String()
}

// sampleExchange is a request that a behaviour has, with the contract's answer.
var sampleExchange = behaviour.Exchange{Request: `PUT "/a%2Fb"`, Answer: "404", Want: "404"}

// sampleFindings returns made-up findings about servemux, gin in two configurations, chi, match and split.
func sampleFindings() *behaviour.Findings {
	router := func(name, lib, group, title string) behaviour.Router {
		return behaviour.Router{Router: library.Router{Name: name, Library: lib, Group: group, Title: title}}
	}
	mux := router("servemux", "servemux", library.Library, "net/http.ServeMux")
	mux.Release.Version = "go1.27.3"
	mux.Facts.Handler = library.Link{Text: "http.Handler", URL: "https://pkg.go.dev/net/http#Handler"}
	gin := router("gin", "gin", library.Library, "gin-gonic/gin")
	gin.Release = library.Release{Version: "v1.12.0", Date: time.Date(2026, 2, 28, 0, 0, 0, 0, time.UTC), Direct: 14, Indirect: 20, Lines: 181234}
	gin.Facts.Handler = library.Link{Text: "func(*gin.Context)", URL: "https://pkg.go.dev/github.com/gin-gonic/gin#HandlerFunc"}
	set := router("gin-options", "gin", library.Library, "gin-gonic/gin")
	set.Options = []library.Link{{Text: "HandleMethodNotAllowed = true", URL: "https://pkg.go.dev/github.com/gin-gonic/gin#Engine"}}
	chi := router("chi", "chi", library.Library, evil)
	chi.Release.Version = "v5.5.0"
	other := library.Route{Method: "GET", Pattern: "/contact"}
	chi.Refusals = []library.Refusal{{Route: library.Route{Method: "GET", Pattern: "/{slug}`"}, With: &other, Text: evil}}
	return &behaviour.Findings{
		Go: "go1.27.3", OldGo: "go1.26.8",
		Routers: []behaviour.Router{router("match", "", library.Ours, "by hand"), router("split", "", library.Ours, "by hand"), mux, gin, set, chi},
		Rows: []behaviour.Row{
			{
				Name: "redirect to another host", About: "Does it?", Source: "taste", Contract: behaviour.Cell{Text: "404"},
				Cells: []behaviour.Cell{
					{Router: "servemux", Text: "404"},
					{Router: "gin", Text: "301 to //evil.example", Mark: behaviour.Hurts, Cause: "redirects", Exchanges: []behaviour.Exchange{{Request: "GET //evil.example/", Answer: "301", Want: "404"}}},
					{Router: "gin-options", Text: "404"},
					{Router: "chi", Text: evil, Mark: behaviour.Hurts, Cause: "escapes", Note: "This depends on " + evil + ".", Exchanges: []behaviour.Exchange{{Request: evil, Answer: evil}}},
				},
			},
			{
				Name: "redirect below StripPrefix", About: "Does it?", Source: "taste", Contract: behaviour.Cell{Text: "404"},
				Old: &behaviour.Cell{Router: "servemux", Text: "307"},
				Cells: []behaviour.Cell{
					{Router: "servemux", Text: "404"}, {Router: "gin", Text: "301", Mark: behaviour.Hurts, Cause: "redirects"},
					{Router: "gin-options", Text: "404"}, {Router: "chi", Text: "200", Mark: behaviour.Differs, Cause: "x"},
				},
			},
			{
				Name: "HEAD on a GET route", About: "Does it?", Source: "RFC 9110 §9.1", Must: "all support GET and HEAD", Strict: true,
				Contract: behaviour.Cell{Text: "405", Mark: behaviour.Strict},
				Cells:    []behaviour.Cell{{Router: "gin", Text: "404", Mark: behaviour.Strict}, {Router: "gin-options", Text: "405", Mark: behaviour.Strict}},
			},
		},
	}
}

// sample returns the made-up run.
func sample(t *testing.T) Run {
	t.Helper()
	return Run{Bench: results(t, sampleLines(1)), Found: sampleFindings()}
}

func results(t *testing.T, lines string) *bench.Results {
	t.Helper()
	r, err := bench.Read("bench.txt", strings.NewReader(lines))
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// golden compares text with a file in testdata, or writes the file with -update.
func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s is not as in %s; look at the difference, and run go test -update if it is right", name, path)
		for i, line := range strings.Split(got, "\n") {
			if old := strings.Split(string(want), "\n"); i >= len(old) || old[i] != line {
				t.Logf("line %d is now\n%s", i+1, line)
				break
			}
		}
	}
}
