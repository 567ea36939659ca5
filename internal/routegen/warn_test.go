package routegen

import (
	"slices"
	"strconv"
	"strings"
	"testing"
)

// TestDoubts: a probable mistake is a warning of one line, and an error with -strict. Some warnings are about another router's
// syntax; the first of these has the command that reads it.
func TestDoubts(t *testing.T) {
	const table = "get /x\nGET /users/:id showUser\nGET /items/*\nGET /a/{b}\nGET /{c}/d\n"
	t.Chdir(t.TempDir())
	got := routegen(t, table, "-o", "router", "routes.txt")
	want := []string{
		`routes.txt:1:1: warning: "get /x": methods are case-sensitive, and "get" is none of the usual ones; did you mean GET?`,
		`routes.txt:2:12: warning: "GET /users/:id": ":id" is plain text here; write {id} for a parameter; if the whole file is like this, begin it with a line such as "# syntax: gin", and ` + strings.TrimSuffix(tableCommand(t, "routes.txt"), "\n"),
		`routes.txt:3:12: warning: "GET /items/*": "*" is plain text here; write {path...} for a parameter`,
		`routes.txt:5:1: warning: "GET /{c}/d" overlaps "GET /a/{b}" of line 4: both match /a/d, and getAB serves it`,
		"",
	}
	if lines := strings.Split(got.stderr, "\n"); got.status != 0 || !slices.Equal(lines, want) {
		t.Errorf("status %d, stderr\n%s\nwant\n%s", got.status, got.stderr, strings.Join(want, "\n"))
	}
	t.Chdir(t.TempDir())
	got = routegen(t, table, "-strict", "-o", "router", "routes.txt")
	text := strings.ReplaceAll(strings.Join(want[:1], ""), "warning: ", "")
	if got.status != 1 || !strings.HasPrefix(got.stderr, text) || strings.Count(got.stderr, "\n") != 4 {
		t.Errorf("-strict: %+v, want %s and three lines more", got, text)
	}
	if got := files(t); !slices.Equal(got, []string{"routes.txt"}) {
		t.Errorf("-strict writes %q", got)
	}
}

// TestTooLarge: a table with more routes or parameters than a router can have ends with one line, before routes are compared with each other.
func TestTooLarge(t *testing.T) {
	t.Chdir(t.TempDir())
	var table strings.Builder
	for i := range 10_001 {
		table.WriteString("G /{x}/" + strconv.Itoa(i) + "\n")
	}
	params := ""
	for i := range 60 {
		params += "/{p" + strconv.Itoa(i) + "}"
	}
	var long strings.Builder
	for i := range 667 {
		long.WriteString("G /" + strconv.Itoa(i) + params + "\n")
	}
	for text, want := range map[string]string{
		table.String(): "the table has 10001 routes, and a generated router can have up to 10000",
		long.String():  "the routes have 40020 parameters, and a generated router can have up to 40000",
	} {
		want = "routegen: routes.txt: " + want + "; give each part of the site a table\n"
		if got := routegen(t, text, "-o", "router", "routes.txt"); got.status != 1 || got.stderr != want {
			t.Errorf("status %d, stderr %.300s", got.status, got.stderr)
		}
	}
}

// TestHiddenInMessages: errors and warnings show characters of the table that a terminal would obey or reorder as escapes.
func TestHiddenInMessages(t *testing.T) {
	t.Chdir(t.TempDir())
	for table, want := range map[string]string{
		"GET /\u202ea/{x}\nGET /{y}/b\u2028\n":   `both match /\u202ea/b\u2028, and`,
		"GET /{/\x1b[2J}/a\n":                    `{/\x1b[2J} must be at the end`,
		"GET /{v:\ufeffa|\u2066}/{$\xff...}/c\n": `{$\xff...}`,
		"GET /:\u202ex\n":                        `write {name} for a parameter`,
	} {
		got := routegen(t, table, "-print", "routes.txt")
		hidden := func(c rune) bool { return c != '\n' && !strconv.IsPrint(c) }
		if !strings.Contains(got.stderr, want) || strings.ContainsFunc(got.stderr, hidden) {
			t.Errorf("%q: %q, want %s", table, got.stderr, want)
		}
	}
	if got := routegen(t, "GET /\u2066{x}\n", "-print", "-technique", "servemux", "routes.txt"); !strings.Contains(got.stderr, `no segment \u2066{x};`) {
		t.Errorf("%q", got.stderr)
	}
}
