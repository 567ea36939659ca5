package report

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"

	"gorouting/compare/internal/behaviour"
	"gorouting/compare/internal/library"
	"gorouting/compare/internal/routefile"
	"gorouting/internal/differ"
	"gorouting/internal/routes"
)

// diffSample returns a page whose lists all have entries.
func diffSample() DiffPage {
	route := func(line int) library.Route {
		return library.Route{Method: "GET", Pattern: "/{x}" + evil, Name: "r" + string(rune('0'+line)), Line: line}
	}
	other := route(2)
	p := DiffPage{File: "folder/" + strings.ReplaceAll(evil, "/", "") + ".txt", Read: &routefile.File{
		Name: "f.txt", Format: "table of routes", Table: new(routes.Table), LeftOut: []routefile.Note{{File: "f.txt", Line: 7, Column: 1, Reason: "a host", Text: evil + "\nsecond line"}},
	}}
	p.From = behaviour.Party{Name: "gin", Version: "v1.12.0", Refused: []library.Refusal{{Route: route(9), Text: evil}}}
	p.To = behaviour.Party{Name: "servemux", Version: "go1.26.8", Options: []library.Link{{Text: "one " + evil}}}
	p.To.Renamed = []library.Renaming{{Route: route(1), To: "/{y}" + evil, Text: evil}}
	p.To.Refused = []library.Refusal{
		{Route: route(3), With: &other, Text: "conflicts: " + evil, Advice: &library.Advice{
			Kind: library.Guard, Text: "Register it. " + evil, Routes: []string{"GET /{z}" + evil}, Code: "switch {\n\tcase \x1b[31m:\n}",
		}},
		{Route: route(4), Text: evil, Advice: &library.Advice{Kind: library.Generate, Text: "Generate."}},
	}
	p.Routes, p.Routegen = 12, true
	p.Result.Requests = 1234
	for i, kind := range differ.Kinds() {
		c := differ.Change{
			Cause: differ.Causes()[i], Kind: kind, What: "200 → 404", Hurts: kind.Hurts(), Count: i + 1,
			Request: differ.Request{Method: "GET", Target: "/" + evil}, Before: differ.Answer{Status: 200, Route: "r1", Values: evil}, After: differ.Answer{Status: 404},
		}
		for line := range i {
			c.Routes = append(c.Routes, differ.Part{Route: route(line).Name})
		}
		p.Result.Changes = append(p.Result.Changes, c)
	}
	for line := range 6 {
		p.Asked = append(p.Asked, route(line))
	}
	return p
}

func text(t *testing.T, p DiffPage) string {
	t.Helper()
	b, err := p.Text()
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// TestDiffPage compares the pages with golden files. Text from outside acts neither as markup nor on a terminal.
func TestDiffPage(t *testing.T) {
	p := diffSample()
	page := markdown(t, p)
	golden(t, "own-diff.md", page)
	wantNoMarkup(t, page)
	terminal := text(t, p)
	golden(t, "own-diff.txt", terminal)
	for _, written := range []string{page, terminal} {
		if strings.ContainsAny(written, "\x1b\t") {
			t.Errorf("the page has control characters:\n%q", written)
		}
	}
}

// TestDiffSummary: the list begins after a summary of ten lines or fewer.
func TestDiffSummary(t *testing.T) {
	summary, _, ok := strings.Cut(text(t, diffSample()), "\nRefused by servemux\n")
	if n := strings.Count(strings.TrimSpace(summary), "\n") + 1; !ok || n > 10 {
		t.Errorf("%d lines:\n%s", n, summary)
	}
}

// TestDiffNothing: a page without changes, refusals or common routes says so.
func TestDiffNothing(t *testing.T) {
	p := DiffPage{File: "a.txt", Read: &routefile.File{Table: new(routes.Table)}, Migration: behaviour.Migration{Routes: 2, From: behaviour.Party{Name: "a"}, To: behaviour.Party{Name: "b"}}}
	for _, page := range []string{text(t, p), markdown(t, p)} {
		if !strings.Contains(page, "No route is accepted by both") {
			t.Errorf("no common route:\n%s", page)
		}
	}
	p.Asked, p.Result.Requests = []library.Route{{Name: "x"}}, 5
	for _, page := range []string{text(t, p), markdown(t, p)} {
		if !strings.Contains(page, "Clients notice nothing in 5 requests.") || strings.Contains(page, "efused") {
			t.Errorf("no changes:\n%s", page)
		}
	}
}

// TestDiffJSON: the page as JSON has all that the page shows.
func TestDiffJSON(t *testing.T) {
	p := diffSample()
	b, err := p.JSON()
	if err != nil {
		t.Fatal(err)
	}
	var back diffJSON
	if err := json.Unmarshal(b, &back); err != nil || !reflect.DeepEqual(back.Migration, p.Migration) || len(back.LeftOut) != 1 || back.Count == "" {
		t.Errorf("%v: read back\n%+v\nwant\n%+v", err, back, p)
	}
}
