package markdown

import (
	"strings"
	"testing"
)

func TestTable(t *testing.T) {
	table := NewTable(append([]Column{{Name: "router"}}, Figures("ns/op", "allocs/op")...)...)
	if table.Len() != 0 {
		t.Errorf("a table without rows has %d", table.Len())
	}
	table.Add("`chi`", "812", "3")
	table.Add("none")
	want := "| router | ns/op | allocs/op |\n|---|---:|---:|\n| `chi` | 812 | 3 |\n| none |  |  |\n"
	if got := table.String(); got != want || table.Len() != 2 {
		t.Errorf("the table of %d rows is\n%s\nwant 2 rows and\n%s", table.Len(), got, want)
	}
}

func TestARowOfTooManyCellsPanics(t *testing.T) {
	defer func() {
		if p := recover(); p == nil || !strings.Contains(p.(string), "a | b") {
			t.Errorf("panic %v, want one that shows the row", p)
		}
	}()
	NewTable(Column{Name: "one"}).Add("a", "b")
}

func TestPlain(t *testing.T) {
	for text, want := range map[string]string{
		"a|b":            `a\|b`,
		"`x` *y* _z_":    "\\`x\\` \\*y\\* \\_z\\_",
		"<b>&amp;":       "&lt;b&gt;&amp;amp;",
		"two\nlines":     "two ↵ lines",
		`back\slash [x]`: `back\\slash \[x\]`,
	} {
		if got := Plain(text); got != want {
			t.Errorf("Plain(%q) is %q, want %q", text, got, want)
		}
	}
}

func TestCode(t *testing.T) {
	for text, want := range map[string]string{
		"":       "",
		"GET /":  "`GET /`",
		"a`b":    "`` a`b ``",
		"``":     "``` `` ```",
		" x":     "`  x `",
		"a\nb|c": "`a ↵ b|c`",
	} {
		if got := Code(text); got != want {
			t.Errorf("Code(%q) is %q, want %q", text, got, want)
		}
	}
}
