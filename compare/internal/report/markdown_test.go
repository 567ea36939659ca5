package report

import (
	"strings"
	"testing"
)

func TestTable(t *testing.T) {
	table := NewTable("router", ">ns/op", ">allocs/op")
	if table.Len() != 0 {
		t.Errorf("a table without rows has %d", table.Len())
	}
	table.Add("`a|b`", "812", "3")
	table.Add("none")
	want := "| router | ns/op | allocs/op |\n| --- | ---: | ---: |\n| `a\\|b` | 812 | 3 |\n| none |  |  |"
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
	NewTable("one").Add("a", "b")
}

func TestPlain(t *testing.T) {
	for text, want := range map[string]string{
		"a|b":                 `a&#124;b`,
		"`x` *y* _z_":         "\\`x\\` \\*y\\* \\_z\\_",
		"<b>&amp;":            "&lt;b&gt;&amp;amp;",
		"two\nlines":          "two ↵ lines",
		`back\slash [x]`:      `back\\slash \[x\]`,
		"- item":              `\- item`,
		"12. item":            `12\. item`,
		"1.5 s":               `1\.5 s`,
		"http://a www.a.b":    "http:&#47;/a www&#46;a.b",
		"left\u202eright\x1b": "left�right�",
		"":                    "",
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
		"\x00":   "`�`",
	} {
		if got := Code(text); got != want {
			t.Errorf("Code(%q) is %q, want %q", text, got, want)
		}
	}
}

func TestList(t *testing.T) {
	for names, want := range map[string]string{"": "", "a": "a", "a b": "a and b", "a b c": "a, b and c"} {
		if got := List(strings.Fields(names)); got != want {
			t.Errorf("%q is listed as %q, want %q", names, got, want)
		}
	}
}
