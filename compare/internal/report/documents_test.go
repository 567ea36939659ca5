package report

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// repository makes a folder with a README.md and a docs/page.md, and returns its path.
func repository(t *testing.T, readme, page string) string {
	t.Helper()
	root := t.TempDir()
	put(t, root, map[string]string{"README.md": readme, "docs/page.md": page})
	return root
}

func TestDocuments(t *testing.T) {
	readme := "gin takes <!-- figures: ratio \"gin\" \"hits\" -->5<!-- end --> times as long.\n"
	page := "<!-- figures: costs \"hits\" (routers \"servemux\" \"gin\") -->\nold\n<!-- end -->\nTyped.\n"
	root := repository(t, readme, page)
	all, err := sample(t).Documents(root)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := string(all["README.md"]), "gin takes <!-- figures: ratio \"gin\" \"hits\" -->0.76 (0.63–0.91)<!-- end --> times as long.\n"; got != want {
		t.Errorf("README.md is %q, want %q", got, want)
	}
	if got := string(all["docs/page.md"]); !strings.Contains(got, "-->\n| router |") || !strings.Contains(got, " 0 |\n<!-- end -->\nTyped.\n") && !strings.Contains(got, " 190 |\n<!-- end -->\nTyped.\n") {
		t.Errorf("docs/page.md is\n%s", got)
	}
	if all[Folder+"/report.md"] == nil {
		t.Error("the report is missing")
	}
}

// TestChanged: written pages are up to date until somebody edits a figure.
func TestChanged(t *testing.T) {
	root := repository(t, "<!-- figures: time \"gin\" \"hits\" -->\n<!-- end -->\n", "")
	write := func() []string {
		all, err := sample(t).Documents(root)
		if err != nil {
			t.Fatal(err)
		}
		changed, err := Changed(root, all)
		if err != nil {
			t.Fatal(err)
		}
		if err := WriteFiles(root, all); err != nil {
			t.Fatal(err)
		}
		return changed
	}
	if changed := write(); !slices.Contains(changed, "README.md") || !slices.Contains(changed, Folder+"/report.md") || slices.Contains(changed, "docs/page.md") {
		t.Errorf("%q changed first", changed)
	}
	if changed := write(); len(changed) > 0 {
		t.Errorf("%q changed though nothing did", changed)
	}
	path := filepath.Join(root, "README.md")
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(strings.Replace(string(text), "151 ns", "140 ns", 1)), 0o644); err != nil {
		t.Fatal(err)
	}
	if changed := write(); !slices.Equal(changed, []string{"README.md"}) {
		t.Errorf("%q changed, want README.md", changed)
	}
}

// TestOneFigureForOneThing: if a page shows another figure for the same thing, the error names both pages.
func TestOneFigureForOneThing(t *testing.T) {
	p := sample(t).pages()
	if _, err := p.render("one.md", "x", `{{time "gin" "hits"}}, {{ratio "gin" "hits"}}`, nil); err != nil {
		t.Fatal(err)
	}
	if _, err := p.render("two.md", "x", `{{time "gin" "hits"}}, {{mid "gin" "hits"}}`, nil); err != nil {
		t.Errorf("the same figures: %v", err)
	}
	p.Bench = results(t, sampleLines(1.1))
	for _, call := range []string{`time "gin" "hits"`, `mid "gin" "hits"`, `costs "hits" (routers "servemux" "gin")`, `growth "distinct" (routers "gin")`} {
		_, err := p.render("three.md", "x", "{{"+call+"}}", nil)
		if strings.HasPrefix(call, "growth") {
			if err != nil {
				t.Errorf("%s: %v, though nothing else shows it", call, err)
			}
			continue
		}
		if err == nil || !strings.Contains(err.Error(), "one.md") || !strings.Contains(err.Error(), "three.md") || !strings.Contains(err.Error(), "one figure") {
			t.Errorf("%s: error %v, want one that names both pages", call, err)
		}
	}
}

func TestDocumentErrors(t *testing.T) {
	for want, text := range map[string]string{
		"without <!-- end -->":              "a <!-- figures: coverage -->",
		"before the next marker":            "a <!-- figures: raw \"go\" --> <!-- figures: raw \"go\" --><!-- end -->",
		"GitHub would show the line as":     "<!-- figures: raw \"go\" -->x<!-- end --> is the version\n",
		`function "nonsense" not defined`:   "a <!-- figures: nonsense --><!-- end -->",
		"no second run":                     "a <!-- figures: coverage --><!-- end -->",
		"no ratio to servemux was measured": "a <!-- figures: ratio \"pat\" \"hits\" --><!-- end -->",
		`is not a table`:                    "a <!-- figures: ratio \"gin\" \"distinct\" \"grown\" --><!-- end -->",
	} {
		if _, err := sample(t).Documents(repository(t, text, "")); err == nil || !strings.Contains(err.Error(), want) || !strings.Contains(err.Error(), "README.md") {
			t.Errorf("%s: error %v, want one that has %q", text, err, want)
		}
	}
}
