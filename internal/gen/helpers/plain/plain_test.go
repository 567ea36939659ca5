package plain

import (
	"fmt"
	"net/http"
	"strings"
	"testing"
)

// TestHelpers calls each helper with values that it accepts, and with values that it almost accepts.
func TestHelpers(t *testing.T) {
	for _, c := range []struct{ got, want any }{
		{splits("/"), "0 [ ]"},
		{splits("/a/b"), "2 [a b]"},
		{splits("/a/"), "-1 [a ]"},
		{splits("//b"), "-1 [ ]"},
		{splits("/a/b/c"), "-1 [a b]"},
		{splits("a"), "-1 [ ]"},
		{rests("/a/b/c/d"), "true [a b] c/d"},
		{rests("/a/b/"), "true [a b] "},
		{rests("/a/b"), "false [a b] "},
		{rests("/a//"), "false [a ] "},
		{three(after("/posts/a/b", "/posts/")), "a /b true"},
		{three(after("/posts//b", "/posts/")), " /b false"},
		{three(after("/post", "/posts/")), "  false"},
		{three(afterInt("/posts/007", "/posts/")), "7  true"},
		{three(afterInt("/posts/0/x", "/posts/")), "0 /x false"},
		{three(afterEnding("/f/a.json/b", "/f/", ".json")), "a /b true"},
		{three(afterEnding("/f/.json", "/f/", ".json")), "  false"},
		{three(afterEnding("/f/a.jso", "/f/", ".json")), "a.jso  false"},
		{three(afterIntEnding("/f/7.json", "/f/", ".json")), "7  true"},
		{three(afterIntEnding("/f/7", "/f/", ".json")), "7  false"},
		{three(afterIntEnding("/f/x.json", "/f/", ".json")), "0  false"},
		{two(shift("/a/b/c")), "a /b/c"},
		{two(shift("/a")), "a "},
		{two(shift("//a")), " /a"},
		{two(shift("a")), " a"},
		{inner("a-b", "a", "b"), "-"},
		{inner("ab", "a", "b"), ""},
		{inner("a-", "a", "b"), ""},
		{inner("aba", "ab", "ba"), ""},
		{betweens("v1.json", "v", ".json"), "true 1"},
		{betweens("v.json", "v", ".json"), "false "},
		{betweens("1.json", "v", ".json"), "false 1"},
		{numbers("v12", "v", ""), "true 12"},
		{numbers("v0", "v", ""), "false 0"},
		{numbers("v+1", "v", ""), "false 0"},
		{positive("9223372036854775807"), 9223372036854775807},
		{positive("9223372036854775808"), 0},
		{positive("-1"), 0},
		{positive(""), 0},
		{slash("a/b"), 1},
		{slash("abc"), 3},
		{slash(strings.Repeat("x", 9) + "/" + strings.Repeat("y/", 9)), 9},
		{slash(strings.Repeat("x", 20) + "/"), 20},
		{segmentOf("/a/b/c", 1), "b"},
		{segmentOf("/a/b/c", 2), "c"},
		{matches("/a/7/x", "/a/+/+"), "true 7 x"},
		{matches("/a/0/x", "/a/+/+"), "false 0 "},
		{matches("/a/7/", "/a/+/+"), "false 7 "},
		{matches("/a/7/x/y", "/a/+/+"), "false 7 x"},
		{matchesRest("/a/b/c/d", "/a/+/"), "true b c/d"},
		{matchesRest("/a/b", "/a/+/"), "false  b"},
		{panics("/a+", new(string)), true},
		{panics("/+"), true},
		{panics("/+", new(bool)), true},
		{panics("/+", new(int)), false},
	} {
		if fmt.Sprint(c.got) != fmt.Sprint(c.want) {
			t.Errorf("got %v, want %v", c.got, c.want)
		}
	}
	w := discard{}
	if w.WriteHeader(404); w.Header() == nil {
		t.Error("discard has no header")
	}
	if n, err := http.ResponseWriter(w).Write([]byte("ab")); n != 2 || err != nil {
		t.Errorf("discard writes %d bytes, %v", n, err)
	}
}

func two(a, b any) string      { return fmt.Sprintf("%v %v", a, b) }
func three(a, b, c any) string { return fmt.Sprintf("%v %v %v", a, b, c) }

func splits(path string) string {
	var segments [2]string
	return fmt.Sprintf("%d %v", split(path, segments[:]), segments)
}

func rests(path string) string {
	var segments [2]string
	rest := ""
	return fmt.Sprintf("%v %v %s", splitRest(path, segments[:], &rest), segments, rest)
}

func betweens(segment, before, after string) string {
	value := ""
	return fmt.Sprintf("%v %s", between(segment, before, after, &value), value)
}

func numbers(segment, before, after string) string {
	n := 0
	return fmt.Sprintf("%v %d", numberBetween(segment, before, after, &n), n)
}

func matches(path, pattern string) string {
	n, text := 0, ""
	return fmt.Sprintf("%v %d %s", match(path, pattern, &n, &text), n, text)
}

func matchesRest(path, pattern string) string {
	text, rest := "", ""
	return fmt.Sprintf("%v %s %s", matchRest(path, pattern, &rest, &text), text, rest)
}

// panics reports whether match panics for the empty path.
func panics(pattern string, targets ...any) (panics bool) {
	defer func() { panics = recover() != nil }()
	match("", pattern, targets...)
	return false
}
