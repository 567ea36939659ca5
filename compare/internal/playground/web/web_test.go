package web

import (
	"bytes"
	"io/fs"
	"strings"
	"testing"
)

// TestHTML: the frame marks the current page, and escapes the title but not the content.
func TestHTML(t *testing.T) {
	page, err := Page{File: Cost, Title: "Cost <of> a request", Main: "<p>text</p>", Modules: []string{"app.js"}}.HTML()
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		`<a href="cost.html" aria-current="page">Cost</a>`, `<a href="index.html">Which router?</a>`, "<title>Cost &lt;of&gt; a request",
		"<p>text</p>", `<script src="app.js" type="module"></script>`, `content="default-src &#39;none&#39;; script-src`,
	} {
		if !strings.Contains(string(page), want) {
			t.Errorf("the page does not contain %s", want)
		}
	}
	if n := bytes.Count(page, []byte("aria-current")); n != 1 {
		t.Errorf("%d pages are current, want 1", n)
	}
}

// TestStatic: every file that the frame refers to exists, and no file refers to another host.
func TestStatic(t *testing.T) {
	for _, name := range []string{"style.css", "theme.js"} {
		if _, err := fs.Stat(Static(), name); err != nil {
			t.Error(err)
		}
	}
	err := fs.WalkDir(Static(), ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := fs.ReadFile(Static(), path)
		for _, bad := range []string{"innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "@import", "url("} {
			if bytes.Contains(text, []byte(bad)) {
				t.Errorf("%s contains %s", path, bad)
			}
		}
		return err
	})
	if err != nil {
		t.Error(err)
	}
}

// TestFiles: the playground has links to the other pages of the site, and its scripts and styles.
func TestFiles(t *testing.T) {
	files, err := Files()
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Contains(files[Playground], []byte(`href="cost.html"`)) {
		t.Error("there is no link to the page of costs")
	}
	for _, name := range []string{"app.js", "worker.js", "style.css", "playground.css"} {
		if len(files[name]) == 0 {
			t.Errorf("%s is missing", name)
		}
	}
}
