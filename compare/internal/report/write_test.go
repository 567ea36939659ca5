package report

import (
	"encoding/xml"
	"io"
	"strings"
	"testing"

	"gorouting/compare/internal/behaviour"
)

func TestFiles(t *testing.T) {
	files, err := sample(t).Files()
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"report.md", "hits.svg", "growth.svg"} {
		golden(t, name, string(files[name]))
	}
}

// TestEscaped: text from outside is shown as it is, never used as markup. evil is in the findings and in the raw lines.
func TestEscaped(t *testing.T) {
	r := sample(t)
	r.Bench = results(t, strings.Replace(sampleLines(1), "cpu: Sample CPU", "cpu: "+evil, 1))
	r.Bench.Config["command"] = "go run ./compare report -o '" + evil + "'"
	files, err := r.Files()
	if err != nil {
		t.Fatal(err)
	}
	page := asHTML(t, string(files["report.md"]))
	for _, markup := range []string{"<script", `href="javascript:`, "<em>c</em>"} {
		if strings.Contains(page, markup) {
			t.Errorf("report.md has %s", markup)
		}
	}
	if shown := strings.Count(page, "&lt;script&gt;alert(1)&lt;/script&gt;"); shown < 6 || strings.Count(page, "a`b") < shown {
		t.Errorf("report.md shows the text from outside %d times, want it 6 times or more", shown)
	}
	for _, name := range []string{"hits.svg", "growth.svg"} {
		d := xml.NewDecoder(strings.NewReader(string(files[name])))
		for {
			if _, err := d.Token(); err == io.EOF {
				break
			} else if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
		}
	}
}

// TestPartOfARun: a run that only measured, or only asked, has a report about this part alone.
func TestPartOfARun(t *testing.T) {
	for name, r := range map[string]Run{
		"measured": {Bench: results(t, sampleLines(1)), Found: &behaviour.Findings{}},
		"asked":    {Bench: results(t, "date: 2026-11-30\n"), Found: sampleFindings()},
	} {
		files, err := r.Files()
		if err != nil {
			t.Fatal(err)
		}
		text := string(files["report.md"])
		if costs, asked := strings.Contains(text, "## What a request costs"), strings.Contains(text, "## Behaviour"); costs != (name == "measured") || asked != (name == "asked") {
			t.Errorf("%s: costs %t, behaviour %t", name, costs, asked)
		}
	}
}
