package report

import (
	"encoding/json"
	"io/fs"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"

	"gorouting/compare/internal/behaviour"
	"gorouting/compare/internal/playground"
	"gorouting/compare/internal/playground/web"
	"gorouting/internal/routes"
)

// site returns the files of the site about the sample.
func site(t *testing.T, r Run) map[string][]byte {
	t.Helper()
	files, err := r.Site()
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// dataOf returns the data that the scripts of a page get.
func dataOf(t *testing.T, script []byte) (data siteData) {
	t.Helper()
	text := strings.TrimSuffix(strings.TrimPrefix(string(script), "\"use strict\";\nconst report = "), ";\n")
	if err := json.Unmarshal([]byte(text), &data); err != nil {
		t.Fatal(err)
	}
	return data
}

// TestSite: each page exists, refers to files of the site only, and has the figures of the sample.
func TestSite(t *testing.T) {
	files := site(t, sample(t))
	for _, name := range []string{web.WhichRouter, web.Behaviour, web.Cost, web.YourRoutes, web.Playground} {
		page := string(files[name])
		if !strings.Contains(page, `<a href="`+name+`" aria-current="page">`) {
			t.Errorf("%s is missing, or its navigation is", name)
		}
		for _, link := range regexp.MustCompile(`(?:href|src)="([^"#]+)`).FindAllStringSubmatch(page, -1) {
			if file := link[1]; files[file] == nil && file != "bench.txt" && !strings.Contains(file, ":") {
				t.Errorf("%s refers to %s, which is not a file of the site", name, file)
			}
		}
		if name != web.Playground && regexp.MustCompile(` (style|on[a-z]+)=`).MatchString(page) {
			t.Errorf("%s has a style or a script in an element, which the Content-Security-Policy forbids", name)
		}
	}
	for name, want := range map[string]string{
		web.WhichRouter: `<td align="right">0.76 (0.63–0.91)</td>`, web.Behaviour: "<code>gin-options</code>", web.Cost: "about 2 % (1.9–2.7)", web.YourRoutes: "go run ./compare routes",
	} {
		if !strings.Contains(string(files[name]), want) {
			t.Errorf("%s has no %s:\n%s", name, want, files[name])
		}
	}
	golden(t, "data.js", strings.NewReplacer("},{", "},\n{", "],", "],\n").Replace(string(files[dataScript])))
}

// TestReport: a report has the same pages, but no playground and no links into one.
func TestReport(t *testing.T) {
	files, err := sample(t).Report()
	if err != nil {
		t.Fatal(err)
	}
	if page := string(files[web.Playground]); !strings.Contains(page, "go run ./compare play") || files["app.js"] != nil {
		t.Errorf("the page of the playground is\n%s", page)
	}
	if strings.Contains(string(files[dataScript]), "playground.html#") {
		t.Error("a behaviour links to the playground")
	}
}

// TestOneFigureOnTheSite: the site cannot show another figure than report.md, because both use the same functions. If the functions differed,
// an error would name both pages.
func TestOneFigureOnTheSite(t *testing.T) {
	p := sample(t).pages()
	if _, err := p.files(); err != nil {
		t.Fatal(err)
	}
	if _, err := p.data(false); err != nil {
		t.Errorf("the same figures: %v", err)
	}
	for name, other := range map[string]Run{
		"times":      {Bench: results(t, sampleLines(1.1)), Found: sampleFindings()},
		"behaviours": {Bench: results(t, sampleLines(1)), Found: &behaviour.Findings{Routers: sampleFindings().Routers, Rows: sampleFindings().Rows[2:]}},
	} {
		p := sample(t).pages()
		if _, err := p.files(); err != nil {
			t.Fatal(err)
		}
		p.Run = other
		if _, err := p.data(false); err == nil || !strings.Contains(err.Error(), " on the site; expected one figure for one thing") {
			t.Errorf("other %s: error %v, want one that names the site", name, err)
		}
	}
}

// TestPlaygroundLinks: each request of a behaviour opens in the playground with the routes of its question.
func TestPlaygroundLinks(t *testing.T) {
	r := sample(t)
	r.Found.Rows[0].Contract.Exchanges = []behaviour.Exchange{{Request: `PUT "/a\\b é"`}, {Request: `GET "/x…"…"y" (9999 bytes)`}}
	r.Found.Rows[1].Table, r.Found.Rows[1].Contract.Exchanges = "GET /{x} one\n", []behaviour.Exchange{{Request: `GET "/%2F"`}}
	rows := dataOf(t, site(t, r)[dataScript]).Behaviour.Rows
	for link, want := range map[string]playground.State{
		rows[0].Requests[0].Link: {Source: playground.Source{Text: routes.Widgets().String()}, Method: "PUT", Target: `/a\b é`},
		rows[1].Requests[0].Link: {Source: playground.Source{Text: "GET /{x} one\n"}, Method: "GET", Target: "/%2F"},
	} {
		fragment := strings.TrimPrefix(link, web.Playground)
		if got, err := playground.ParseFragment(fragment); err != nil || got != want {
			t.Errorf("%s opens %+v, error %v, want %+v", link, got, err, want)
		}
	}
	if link := rows[0].Requests[1].Link; link != "" {
		t.Errorf("a shortened request has the link %s", link)
	}
}

// TestSiteEscaped: text from outside is shown as it is, never used as markup. evil is in the findings and in the raw lines.
func TestSiteEscaped(t *testing.T) {
	r := sample(t)
	r.Bench = results(t, strings.Replace(sampleLines(1), "cpu: Sample CPU", "cpu: "+evil, 1))
	r.Bench.Config["command"] = "go run ./compare report -o '" + evil + "'"
	shown := 0
	for name, text := range site(t, r) {
		shown += strings.Count(string(text), "&lt;script&gt;alert(1)&lt;/script&gt;")
		for _, markup := range []string{"<script>alert", `href="javascript:`, "<em>c</em>"} {
			if strings.HasSuffix(name, ".html") && strings.Contains(string(text), markup) {
				t.Errorf("%s has %s", name, markup)
			}
			if name == dataScript && strings.Contains(string(text), "<") {
				t.Errorf("%s has an unescaped <", name)
			}
		}
	}
	if shown < 4 {
		t.Errorf("the pages show the text from outside %d times, want it 4 times or more", shown)
	}
	page, err := ownSample(t).Files("name of the page")
	if err != nil {
		t.Fatal(err)
	}
	html := string(page["name of the page.html"])
	if strings.Contains(html, "<script>alert") || strings.Contains(html, `href="javascript:`) || !strings.Contains(html, `src="./name%20of%20the%20page.data.js"`) {
		t.Errorf("the page of own routes is\n%s", html)
	}
	if strings.Count(html, "<details><summary>3 more</summary>") != 1 || strings.Count(html, "<details>") != strings.Count(html, "</details>") {
		t.Errorf("the page of own routes has no folded list, or an open one:\n%s", html)
	}
}

// TestPartOfASite: a run that only measured, or only asked, has pages about this part alone.
func TestPartOfASite(t *testing.T) {
	measured, asked := sample(t), sample(t)
	measured.Found, asked.Bench = &behaviour.Findings{}, results(t, "date: 2026-11-30\ngo: go1.27.3\n")
	asked.Bench.Config = map[string]string{}
	files := site(t, measured)
	if data := dataOf(t, files[dataScript]); data.Behaviour != nil || len(data.Costs) == 0 || len(data.Growth) == 0 {
		t.Errorf("measured: %d costs, %d growths, behaviour %v", len(data.Costs), len(data.Growth), data.Behaviour)
	}
	if !strings.Contains(string(files[web.Behaviour]), "asked no router") {
		t.Errorf("measured: %s", files[web.Behaviour])
	}
	files = site(t, asked)
	if data := dataOf(t, files[dataScript]); data.Behaviour == nil || len(data.Costs)+len(data.Growth) > 0 {
		t.Errorf("asked: %d costs, %d growths", len(data.Costs), len(data.Growth))
	}
	if !strings.Contains(string(files[web.Cost]), "measured no requests") {
		t.Errorf("asked: %s", files[web.Cost])
	}
}

// TestMeasuredLibraries: a run that asked no router still has figures about libraries. Their names come from package library.
func TestMeasuredLibraries(t *testing.T) {
	r := sample(t)
	r.Found = &behaviour.Findings{}
	files, err := r.Files()
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(files["report.md"]), "| `gin` | 0.76 ") {
		t.Errorf("no figure about gin:\n%.3000s", files["report.md"])
	}
}

// TestScripts: no script makes markup of text, or asks another host.
func TestScripts(t *testing.T) {
	names, err := fs.Glob(static, "static/*")
	if err != nil || len(names) < 5 {
		t.Fatal(names, err)
	}
	for _, name := range names {
		text, err := static.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, bad := range []string{"innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "@import", "url(", "fetch(", "import "} {
			if strings.Contains(string(text), bad) {
				t.Errorf("%s contains %s", name, bad)
			}
		}
	}
}

// TestOwnRoutesData: the page of own routes draws what its tables show.
func TestOwnRoutesData(t *testing.T) {
	page := ownSample(t)
	data, err := page.data()
	if err != nil {
		t.Fatal(err)
	}
	if len(data.Costs) != len(requests) || len(data.Growth) != 1 || data.Costs[0].Base != "servemux" {
		t.Fatalf("%+v", data)
	}
	for _, row := range data.Costs[0].Rows {
		if text := markdown(t, page); !strings.Contains(text, row.Text) || !strings.Contains(text, row.Time) {
			t.Errorf("%+v is not on the page in Markdown", row)
		}
	}
	page.Bench = nil
	files, err := page.Files("own")
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"behaviour.js", "chart.js", "cost.js", "own.data.js", "own.html", "own.md", "report.css", "report.js", "style.css", "theme.js"}
	if got := slices.Sorted(maps.Keys(files)); !slices.Equal(got, want) {
		t.Errorf("files %q, want %q", got, want)
	}
}
