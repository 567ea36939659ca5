package report

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/renderer/html"

	"gorouting/compare/internal/behaviour"
	"gorouting/compare/internal/library"
	"gorouting/compare/internal/routefile"
	"gorouting/internal/routes"
)

// ownTable is a table with two overlapping routes, on lines 3 and 4.
func ownTable(t *testing.T) *routes.Table {
	t.Helper()
	table, err := routes.Parse("my.txt", "GET /ok ok\n\nDELETE /applications/{client_id}/grant one\nDELETE /applications/grants/{grant_id} two\n")
	if err != nil {
		t.Fatal(err)
	}
	return table
}

// ownSample returns a page whose lists and tables all have entries.
func ownSample(t *testing.T) RoutesPage {
	t.Helper()
	table := ownTable(t)
	own := func(name string, kept *routes.Table, differences int) behaviour.Own {
		o := behaviour.Own{Router: library.Router{Name: name, Library: strings.TrimSuffix(name, "-options")}, Kept: kept, Asked: len(kept.Routes)}
		o.Kit.Asked = 1234
		for i := range differences {
			o.Kit.Causes = append(o.Kit.Causes, behaviour.Cause{What: fmt.Sprintf("difference %d", i+1), Rule: 2, RuleText: "no redirect " + evil,
				Example: behaviour.Exchange{Request: "GET /" + evil, Answer: "301", Want: "404"}})
		}
		return o
	}
	mux := own("servemux", table.Only(0, 1), 2)
	mux.Refusals = []library.Refusal{{
		Route: library.Route{Method: "DELETE", Pattern: "/applications/grants/{grant_id}", Line: 4},
		With:  &library.Route{Method: "DELETE", Pattern: "/applications/{client_id}/grant", Line: 3},
		Text:  "conflicts: " + evil + "\nsecond line",
	}}
	lines := "go: go1.27.3\ngoos: linux\ngoarch: amd64\ncpu: Sample CPU\ncores: 2\nskipped-my-3-chi: refuses the table: " + evil + "\n"
	for i := range 4 {
		lines += fmt.Sprintf("process: %d\nround: %d\nothers: 0.%d\n", 1+i/2, 1+i%2, i)
		for _, n := range []int{2, 3} {
			for k, router := range []string{"servemux", "gin", "tree"} {
				for j, request := range requests {
					lines += fmt.Sprintf("BenchmarkServe/table=my/routes=%d/request=%s/router=%s-2 1000 %d ns/op %d B/op %d allocs/op\n", n, request, router, 100*(j+1)*n/(k+1), 16*k, k)
				}
			}
		}
	}
	read, err := routefile.Parse(evil, []byte("# syntax: gin\nGET /"+strings.ReplaceAll(evil, "/", "")+"\nGET /:a:b\nGET /:c:d\nGET\nGET /x/\nGET /y/\n"))
	if err != nil {
		t.Fatal(err)
	}
	return RoutesPage{
		Read: read,
		File: "folder/" + strings.ReplaceAll(evil, "/", "") + ".txt", Table: table, Command: "go run ./compare routes '" + evil + "'", Go: "go1.27.3",
		Date:  time.Date(2026, 11, 30, 12, 0, 0, 0, time.UTC),
		Found: []behaviour.Own{mux, own("chi", table.Only(), 0), own("gin", table, 6), own("gin-options", table, 6)},
		Bench: results(t, lines),
	}
}

func markdown(t *testing.T, page interface{ Markdown() ([]byte, error) }) string {
	t.Helper()
	text, err := page.Markdown()
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// TestRoutesPage compares the whole page with a golden file. Text from outside must not act as markup.
func TestRoutesPage(t *testing.T) {
	text := markdown(t, ownSample(t))
	golden(t, "own-routes.md", text)
	wantNoMarkup(t, text)
}

// wantNoMarkup checks that text from outside does not act as markup on a page. The text evil contains a script, a link and
// emphasis.
func wantNoMarkup(t *testing.T, page string) {
	t.Helper()
	for _, markup := range []string{"<script", "href=", "<em>c</em>"} {
		if strings.Contains(asHTML(t, page), markup) {
			t.Errorf("the page has %s from outside:\n%s", markup, page)
		}
	}
}

// asHTML returns a page as HTML, made by a converter that passes all HTML of the page on.
func asHTML(t *testing.T, page string) string {
	t.Helper()
	var b strings.Builder
	if err := goldmark.New(goldmark.WithExtensions(extension.GFM), goldmark.WithRendererOptions(html.WithUnsafe())).Convert([]byte(page), &b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// TestRoutesPageInPart: a page says nothing about a part that was not asked or measured.
func TestRoutesPageInPart(t *testing.T) {
	all := ownSample(t)
	asked, measured := all, all
	asked.Bench, measured.Found = nil, nil
	if text := markdown(t, asked); strings.Contains(text, "request costs") || strings.Contains(text, "*time*") || strings.Contains(text, "It measured") || !strings.Contains(text, "## Different answers") {
		t.Errorf("nothing was measured:\n%s", text)
	}
	if text := markdown(t, measured); strings.Contains(text, "## Accepted routes") || strings.Contains(text, "## Different answers") || strings.Contains(text, "*accepts*") || !strings.Contains(text, "## What a request costs") {
		t.Errorf("nobody was asked:\n%s", text)
	}
	asked.Found = asked.Found[:1]
	if text := markdown(t, asked); !strings.Contains(text, "\nNo library accepts all routes.\n") {
		t.Errorf("nobody accepts all:\n%s", text)
	}
}

// TestFold: a list never hides a single item.
func TestFold(t *testing.T) {
	for n, first := range map[int]int{0: 0, 4: 4, 5: 3} {
		if list := fold(make([]int, n)); len(list.First) != first || len(list.More) != n-first {
			t.Errorf("%d items: %d are shown and %d are folded, want %d shown", n, len(list.First), len(list.More), first)
		}
	}
}
