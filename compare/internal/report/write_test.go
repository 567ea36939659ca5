package report

import "testing"

func TestMarkdown(t *testing.T) {
	files, err := sample(t).Files()
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"report.md", "hits.svg", "growth.svg"} {
		golden(t, name, string(files[name]))
	}
}
