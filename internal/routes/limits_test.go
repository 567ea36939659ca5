package routes

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"
)

// numbered returns n texts, each made from its number.
func numbered(n int, format string) []string {
	var all []string
	for i := range n {
		all = append(all, fmt.Sprintf(format, i))
	}
	return all
}

// TestLimits: a route at each limit is read, and the table's text is read again. A route above it is one error, which names the limit,
// and does not repeat the whole route.
func TestLimits(t *testing.T) {
	path := func(n int) string { return strings.Join(numbered(n, "/{p%d}"), "") }
	list := func(n int) string { return "/{v:" + strings.Join(numbered(n, "t%d"), "|") + "}" }
	groups := func(n int) string { return strings.Join(numbered(n, " @g%d"), "") }
	long := strings.Repeat("é", maxField)
	for _, test := range []struct{ name, at, over, want string }{
		{"pattern", "GET /" + long[:maxField-2] + "a", "GET /" + long[:maxField],
			`t:1:5: the pattern "/ééééééééé…" has 2049 bytes; the limit is 2048; end the pattern earlier, with a rest like {path...}, and cut the rest in the handler`},
		{"name", "GET /a a" + long[:maxField-2], "GET /a aa" + long[:maxField-1],
			`t:1:8: the name or group "aaééééééééé…" has`},
		{"segments", "GET " + path(maxSegments), "GET " + path(maxSegments+1), "t:1:380: the pattern has 65 segments; the limit is 64; end the pattern earlier,"},
		{"optional end", "GET " + path(maxSegments-1) + "{/}", "GET " + path(maxSegments) + "{/}", "t:1:374: the pattern has 65 segments; the limit is 64;"},
		{"list", "GET " + list(MaxTexts), "GET " + list(MaxTexts+1),
			`t:1:6: pattern "` + list(MaxTexts+1) + `": the list of parameter "{v:t0|t1|t2|t3|t4|t5…" has 257 texts; the limit is 256; write {name}, and test the value in the handler`},
		{"groups", "GET /a" + groups(maxGroups), "GET /a" + groups(maxGroups+1), "t:1:78: the route has 17 groups; the limit is 16; make one group of several"},
	} {
		table, err := Parse("t", test.at)
		if err != nil {
			t.Errorf("%s: %v", test.name, err)
			continue
		}
		if again, err := Parse("t", table.String()); err != nil || len(again.Routes[0].Name) > maxField {
			t.Errorf("%s: the table's text is not read again: %v", test.name, err)
		}
		if _, err := Parse("t", test.over); err == nil || !strings.HasPrefix(err.Error(), test.want) || strings.Contains(err.Error(), "\n") {
			t.Errorf("%s: the error is %v, want %s", test.name, err, test.want)
		}
	}
	if _, err := Parse("t", "GET /a "+strings.Repeat("\x92", maxField+1)); err == nil || !strings.Contains(err.Error(), `has 2049 bytes`) {
		t.Errorf("the error for text that is not UTF-8 is %v", err)
	}
	if _, err := New(Route{Method: strings.Repeat("G", maxField+1), Pattern: "/a"}); err == nil || !strings.HasPrefix(err.Error(), `route 1, column 1: the method "GGGGGGGGGGGGGGGGGGGG…" has 2049 bytes`) {
		t.Errorf("the error is %v", err)
	}
}

// TestManyOverlaps: among routes that all overlap, Overlaps stops at the wanted number. Few paths are tried for each pair.
func TestManyOverlaps(t *testing.T) {
	var text strings.Builder
	for i := range 150 {
		parts := slices.Repeat([]string{"{a%d}"}, maxSegments)[:maxSegments-1]
		for k := range parts {
			parts[k] = fmt.Sprintf(parts[k], k)
		}
		parts[i%len(parts)] = fmt.Sprintf("t%d", i)
		fmt.Fprintf(&text, "GET /%s\n", strings.Join(parts, "/"))
	}
	table := mustParse(t, text.String())
	all := table.Overlaps(math.MaxInt)
	if len(all) < 10_000 {
		t.Errorf("%d pairs", len(all))
	}
	if some := table.Overlaps(1000); !slices.Equal(some, all[:1000]) {
		t.Error("the first 1,000 pairs are others")
	}
	for _, o := range all {
		if got := table.Want(o.Method, o.Path); got.Route != o.Wins && got.Route != o.Third {
			t.Errorf("%+v: %d serves the path", o, got.Route)
		}
	}
}

// TestMeets: Meets agrees with Common, which finds a text that both match.
func TestMeets(t *testing.T) {
	all := mustParse(t, "GET /a/ab/{x}/{y:int}/{z:a|b}/{u:b|a}/{v:c|7}/a{t}/{s}b/a{r}b/b{q}/{p:int}.a/{o}/ab{n:int}/{m:ab|c}").Routes[0].Patterns[0]
	for _, a := range all {
		for _, b := range all {
			if text, ok := a.Common(b); a.Meets(b) != ok || ok && (!a.Fits(text) || !b.Fits(text)) {
				t.Errorf("%v and %v: Meets says %v, Common %q, %v", a, b, a.Meets(b), text, ok)
			}
		}
	}
}
