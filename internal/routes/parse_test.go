package routes

import (
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
)

// TestParseErrors checks place and text of the error for each mistake.
func TestParseErrors(t *testing.T) {
	const brace = "contains a stray brace; write a parameter as {name}, {name:int} or {name...}"
	for text, want := range map[string]string{
		"":                               `1:1: there are no routes; write at least one line like "GET /users/{id}"`,
		"# none\n\n":                     `2:1: there are no routes; write at least one line like "GET /users/{id}"`,
		"  GET\n":                        `1:3: found only "GET"; expected a method and a pattern, like "GET /users/{id}"`,
		"GET /a b c # d\n":               `1:10: unexpected "c" after the name; a group begins with @, and a comment with #`,
		"GET /a @b c\n":                  `1:11: unexpected "c" after a group; the name must be before the groups, and a group begins with @`,
		"GET /a b @\n":                   `1:10: invalid group "@"; use @ and a Go identifier, like "@auth"`,
		"GET /a @b-c\n":                  `1:8: invalid group "@b-c"; use @ and a Go identifier, like "@auth"`,
		"GET /a @b @c @b\n":              `1:14: the group "@b" is there twice; remove one`,
		"(GET /a\n":                      `1:1: invalid method "(GET"; use letters, digits and the signs that RFC 9110 §5.6.2 allows, like "GET"`,
		"GET,PUT /a\n":                   `1:1: "GET,PUT" is not a method; write a line for each method, and give both the same name to share a handler`,
		"G@T /a\n":                       `1:2: invalid method "G@T"; use letters, digits and the signs that RFC 9110 §5.6.2 allows, like "GET"`,
		"GÉT /a\n":                       `1:2: invalid method "GÉT"; use letters, digits and the signs that RFC 9110 §5.6.2 allows, like "GET"`,
		"GET users\n":                    `1:5: pattern "users" must begin with a slash; write "/users"`,
		"GET http://x/a/b\n":             `1:5: pattern "http://x/a/b" begins with a host, and a table has no hosts; write "/a/b"`,
		"GET http://x\n":                 `1:5: pattern "http://x" begins with a host, and a table has no hosts; write "/"`,
		"GET /a/\n":                      `1:7: pattern "/a/" ends in a slash; write "/a/{$}" for that path only, "/a{/}" for the path with and without the slash, or "/a/{path...}" for all paths below it`,
		"GET /a//b\n":                    `1:8: pattern "/a//b": empty segment; write one slash between two segments`,
		"GET /a/{b\n":                    `1:8: pattern "/a/{b": segment "{b" ` + brace,
		"GET /a/b}\n":                    `1:8: pattern "/a/b}": segment "b}" ` + brace,
		"GET /a?b=c\n":                   `1:6: pattern "/a?b=c": segment "a?b=c" contains '?'; remove the query or fragment`,
		"GET /a%?b\n":                    `1:6: pattern "/a%?b": segment "a%?b" contains '?'; remove the query or fragment`,
		"GET /a#b\n":                     `1:6: pattern "/a#b": segment "a#b" contains '#'; remove the query or fragment`,
		"GET /100%/a%2fb\n":              `1:11: pattern "/100%/a%2fb": segment "a%2fb" contains the escape "%2f"; write the byte itself, "/", because patterns match the decoded path`,
		"GET /a%20b\n":                   `1:6: pattern "/a%20b": segment "a%20b" contains the escape "%20", and text cannot contain that byte; use a parameter instead, like {name}`,
		"GET /a%3fb\n":                   `1:6: pattern "/a%3fb": segment "a%3fb" contains the escape "%3f", and text cannot contain that byte; use a parameter instead, like {name}`,
		"GET /a\x00\n":                   `1:6: pattern "/a\x00": segment "a\x00" contains a space or a control character; remove it`,
		"GET /a\x7f\n":                   `1:6: pattern "/a\x7f": segment "a\x7f" contains a space or a control character; remove it`,
		"GET /{$}/a\n":                   `1:6: pattern "/{$}/a": {$} must be the last segment, because it matches the end of the path`,
		"GET /{a...}/b\n":                `1:6: pattern "/{a...}/b": {a...} must be the last segment, because it matches the rest of the path`,
		"GET /{}\n":                      `1:6: pattern "/{}": parameter "{}" has no name; write one, like {id}`,
		"GET /{...}\n":                   `1:6: pattern "/{...}": parameter "{...}" has no name; write one, like {id}`,
		"GET /{:int}\n":                  `1:6: pattern "/{:int}": parameter "{:int}" has no name; write one, like {id}`,
		"GET /{a:int...}\n":              `1:6: pattern "/{a:int...}": the name of parameter "{a:int...}" may contain letters, digits, _, - and . only; write {name}, {name:int} or {name...}`,
		"GET /{{a}:int}\n":               `1:6: pattern "/{{a}:int}": the name of parameter "{{a}:int}" may contain letters, digits, _, - and . only; write {name}, {name:int} or {name...}`,
		"GET /{a}{b}\n":                  `1:6: pattern "/{a}{b}": segment "{a}{b}" has more than one parameter or a stray brace; a segment can have one parameter`,
		"GET /{a}.{b}\n":                 `1:6: pattern "/{a}.{b}": segment "{a}.{b}" has more than one parameter or a stray brace; a segment can have one parameter`,
		"GET /a{$}\n":                    `1:6: pattern "/a{$}": {$} must be the last segment, because it matches the end of the path`,
		"GET /x{a...}\n":                 `1:6: pattern "/x{a...}": segment "x{a...}" has text beside {a...}; write a slash between them, or {name} for one segment`,
		"GET /x{a:b|c}\n":                `1:6: pattern "/x{a:b|c}": segment "x{a:b|c}" has text beside a list; write the text in each entry of the list`,
		"GET /{a:b|}\n":                  `1:6: pattern "/{a:b|}": parameter "{a:b|}" has an empty text in its list; remove it`,
		"GET /{a:b|b}\n":                 `1:6: pattern "/{a:b|b}": parameter "{a:b|b}" lists "b" twice; remove one`,
		"GET /{a:(?:b|c)}\n":             `1:6: pattern "/{a:(?:b|c)}": parameter "{a:(?:b|c)}": "(?:b" is not a plain text; list the texts, like {name:v1|latest}, or write {name} and test the value in the handler`,
		"GET /x/{a:[^/]+}/y\n":           `1:8: pattern "/x/{a:[^/]+}/y": unknown kind of parameter "{a:[^/]+}"; write {a}, {a:int} or a list of texts like {a:a|b}`,
		"GET /{a:[0-9]{2}}\n":            `1:6: pattern "/{a:[0-9]{2}}": unknown kind of parameter "{a:[0-9]{2}}"; write {a}, {a:int} or a list of texts like {a:a|b}`,
		"GET /{a?}\n":                    `1:6: pattern "/{a?}": parameter "{a?}" is optional; write two routes, one with {a} and one without it, or {/a...} at the end for an optional rest`,
		"GET /{a*}\n":                    `1:6: pattern "/{a*}": parameter "{a*}"; write {a...} for the rest of the path`,
		"GET /{*a}\n":                    `1:6: pattern "/{*a}": parameter "{*a}"; write {a...} for the rest of the path`,
		"GET /{a+}\n":                    `1:6: pattern "/{a+}": parameter "{a+}"; write {a...} for the rest of the path, which may be empty`,
		"GET /{+a}\n":                    `1:6: pattern "/{+a}": parameter "{+a}"; write {a...} for the rest of the path, which may be empty`,
		"GET /{1a}\n":                    `1:6: pattern "/{1a}": the name of parameter "{1a}" must begin with a letter or _; write {name}`,
		"GET /{a\x1b]0;x}\n":             `1:6: pattern "/{a\x1b]0;x}": the name of parameter "{a\x1b]0;x}" may contain letters, digits, _, - and . only; write {name}, {name:int} or {name...}`,
		"GET /a\x1b\n":                   `1:6: pattern "/a\x1b": segment "a\x1b" contains a space or a control character; remove it`,
		"GET /a\u009b\n":                 `1:6: pattern "/a\u009b": segment "a\u009b" contains a space or a control character; remove it`,
		"ANY /a\n":                       `1:1: "ANY" is not a method; write * for every method`,
		"all /a\n":                       `1:1: "all" is not a method; write * for every method`,
		"GET example.com/a\n":            `1:5: pattern "example.com/a" begins with a host, and a table has no hosts; write "/a"`,
		"GET {/}\n":                      `1:5: pattern "{/}" must begin with a slash; write "/{/}"`,
		"GET /{/}\n":                     `1:6: pattern "/{/}": {/} begins with a slash of its own; write "/"`,
		"GET /a/{/b...}\n":               `1:8: pattern "/a/{/b...}": {/b...} begins with a slash of its own; write "/a{/b...}"`,
		"GET /{/b...}\n":                 `1:6: pattern "/{/b...}": {/b...} begins with a slash of its own; write "/{b...}"`,
		"GET /a{/b}\n":                   `1:7: pattern "/a{/b}": optional end "{/b}"; write {/} for a slash, {/name...} for a slash and the rest of the path, or two routes`,
		"GET /a{/}/b\n":                  `1:6: pattern "/a{/}/b": {/} must be at the end, because it matches the end of the path`,
		"GET /a{/b?...}\n":               `1:7: pattern "/a{/b?...}": the name of parameter "{/b?...}" may contain letters, digits, _, - and . only; write {name}, {name:int} or {name...}`,
		"GET /{a}/b{/a...}\n":            `1:11: pattern "/{a}/b{/a...}" has two parameters named "a"; rename one`,
		"GET /{a...}{/}\n":               `1:6: pattern "/{a...}{/}": {a...} must be the last segment, because it matches the rest of the path`,
		"GET /a\nGET /a{/}\n":            `2:1: "GET /a{/}" matches the same paths as "GET /a" (line 1), for example "/a"; remove one or change its pattern`,
		"GET /a/{x...}\nGET /a{/y...}\n": `2:1: "GET /a{/y...}" matches the same paths as "GET /a/{x...}" (line 1), for example "/a/foo/bar"; remove one or change its pattern`,
		"* /{a:b|c}\n* /{d:c|b}\n":       `2:1: "* /{d:c|b}" matches the same paths as "* /{a:b|c}" (line 1), for example "/c"; remove one or change its pattern`,
		"GET /{a:uuid}\n":                `1:6: pattern "/{a:uuid}": unknown kind of parameter "{a:uuid}"; write {a}, {a:int} or a list of texts like {a:a|b}`,
		"GET /{a}/b/{a:int}":             `1:12: pattern "/{a}/b/{a:int}" has two parameters named "a"; rename one`,
		"GET /a go\n":                    `1:8: invalid name "go"; use a Go identifier like "showUser"`,
		"GET /a\t_\n":                    `1:8: invalid name "_"; use a Go identifier like "showUser"`,
		"GET /a show-a\n":                `1:8: invalid name "show-a"; use a Go identifier like "showUser"`,
		"GET /a\n  GET /a\n":             `2:3: "GET /a" matches the same paths as "GET /a" (line 1), for example "/a"; remove one or change its pattern`,
		"GET /a\nGET /a go\n": `2:1: "GET /a" matches the same paths as "GET /a" (line 1), for example "/a"; remove one or change its pattern
2:8: invalid name "go"; use a Go identifier like "showUser"`,
		"GET /a?\nGET /a?\n": `1:6: pattern "/a?": segment "a?" contains '?'; remove the query or fragment
2:6: pattern "/a?": segment "a?" contains '?'; remove the query or fragment`,
		"GET /a same\nPUT /{b} same": `2:10: "PUT /{b}" and "GET /a" (line 1) are both named "same", but their parameters differ; rename one, or give both the same parameters in the same order`,
	} {
		want = strings.ReplaceAll("t.txt:"+want, "\n", "\nt.txt:")
		if table, err := Parse("t.txt", text); table != nil || errorText(err) != want {
			t.Errorf("Parse(%q) is %v with the error\n%s\nwant\n%s", text, table, errorText(err), want)
		}
	}
}

func errorText(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}

// TestAllErrors makes sure that all mistakes are reported, in the order of the text. The parser finds them in another order.
func TestAllErrors(t *testing.T) {
	_, err := Parse("all", "GET /a showA\n\nGET /a\nGET\n  P@T b/ 1 2 # …\r\nPUT /{b} showA\nGET /{x}/{x}/c?/{$}/\n")
	var all Errors
	if !errors.As(err, &all) {
		t.Fatalf("the error is %T, want Errors", err)
	}
	var got []string
	for _, e := range all {
		got = append(got, fmt.Sprintf("%d:%d", e.Line, e.Column))
		if e.File != "all" || e.Error() != fmt.Sprintf("all:%d:%d: %s", e.Line, e.Column, e.Text) {
			t.Errorf("%#v reads %q", e, e)
		}
	}
	if want := []string{"3:1", "4:1", "5:4", "5:7", "5:10", "5:12", "6:10", "7:10", "7:14", "7:17", "7:20"}; !slices.Equal(got, want) {
		t.Errorf("errors at %v, want %v:\n%v", got, want, err)
	}
	if lines := strings.Split(err.Error(), "\n"); len(lines) != len(all) {
		t.Errorf("%d lines for %d errors", len(lines), len(all))
	}
}

// TestDuplicates has pairs of routes that match the same paths, and pairs that do not.
func TestDuplicates(t *testing.T) {
	for text, isDuplicate := range map[string]bool{
		"GET /{a}\nGET /{b}":                   true,
		"GET /{a:int}\nGET /{b:int}":           true,
		"GET /x/{a...}\nGET /x/{b...}":         true,
		"GET /\nGET /{$}":                      true,
		"GET /x/{$} one\nGET /x/{$} two":       true,
		"GET /x same\nGET /x same":             true,
		"GET /{a}\nGET /{a:int}":               false,
		"GET /{a}\nGET /{a...}":                false,
		"GET /x\nget /x":                       false,
		"GET /x\nGET /X":                       false,
		"GET /x\nGET /x/{$}":                   false,
		"GET /\xff\nGET /\xfe":                 false,
		"GET /users/{id}\nPOST /users/{id}":    false,
		"GET /{a}/b/{$}\nGET /{a}/b/{rest...}": false,
	} {
		_, err := Parse("t", text)
		var all Errors
		errors.As(err, &all)
		if isDuplicate != (len(all) == 1) || isDuplicate != strings.Contains(errorText(err), `t:2:1: "GET`) || isDuplicate != strings.Contains(errorText(err), "(line 1), for example \"/") {
			t.Errorf("Parse(%q) returns %v", text, err)
		}
	}
	// Each of three duplicates is compared with the first.
	if _, err := Parse("t", "GET /{a}\nGET /{b}\nGET /{c}"); strings.Count(errorText(err), `as "GET /{a}" (line 1)`) != 2 {
		t.Error(err)
	}
}

// TestNew makes sure that New applies the rules of Parse, and that its errors name the route.
func TestNew(t *testing.T) {
	_, err := New(Route{Method: "GET", Pattern: "/a/{b}"}, Route{Method: "#!", Pattern: "/"})
	if err == nil || err.Error() != `route 2, column 1: invalid method "#!": # begins a comment; use a method like "GET"` {
		t.Error(err)
	}
	table, err := New(Route{Method: "GET", Pattern: "/a/{b}", Name: "showB", Line: 9, Patterns: []Pattern{{{Kind: Rest}}}}, Route{Method: "!#", Pattern: "/"})
	if err != nil {
		t.Fatal(err)
	}
	want := []Route{{"GET", "/a/{b}", "showB", []Pattern{{text("a"), {Kind: String, Name: "b"}}}, 1, nil}, {"!#", "/", "root", []Pattern{{{}}}, 2, nil}}
	if !reflect.DeepEqual(table.Routes, want) {
		t.Errorf("routes %+v, want %+v", table.Routes, want)
	}
	for want, all := range map[string][]Route{
		`route 1, column 1: there are no routes; write at least one line like "GET /users/{id}"`: nil,
		`route 1, column 1: invalid method ""; use letters, digits and the signs that RFC 9110 §5.6.2 allows, like "GET"
route 1, column 1: pattern "" must begin with a slash; write "/"`: {{}},
		`route 2, column 1: invalid name "show b"; use a Go identifier like "showUser"
route 2, column 4: invalid method "GET "; use letters, digits and the signs that RFC 9110 §5.6.2 allows, like "GET"
route 2, column 4: pattern "/a/b c": segment "b c" contains a space or a control character; remove it`: {{Method: "GET", Pattern: "/"}, {Method: "GET ", Pattern: "/a/b c", Name: "show b"}},
		`route 3, column 1: "GET /{b}" matches the same paths as "GET /{a}" (route 1), for example "/foo"; remove one or change its pattern`: {
			{Method: "GET", Pattern: "/{a}"}, {Method: "GET", Pattern: "/"}, {Method: "GET", Pattern: "/{b}"},
		},
	} {
		_, err := New(all...)
		if errorText(err) != want {
			t.Errorf("New(%+v) returns\n%v\nwant\n%s", all, err, want)
		}
	}
}

// TestText has texts and the table that they give; "" means an error.
func TestText(t *testing.T) {
	for text, want := range map[string]string{
		"GET /a showA":                                 "GET /a showA\n",
		"\ufeffGET /a showA\n":                         "GET /a showA\n",
		"\r\n# x\r\nGET\t/a  showA\t# y\r\n \t\r\n":    "GET /a showA\n",
		"GET /a showA #\nGET /b#c\n":                   "",
		"GET /a showA # b c d\nPUT /a putA #e":         "GET /a showA\nPUT /a putA\n",
		"M-SEARCH /a search\n!#$%&'*+-.^_`|~09 /a odd": "M-SEARCH /a search\n!#$%&'*+-.^_`|~09 /a odd\n",
		"GET /ü/100%/a%2/a%zz/:b/*/a+b/.. odd":         "GET /ü/100%/a%2/a%zz/:b/*/a+b/.. odd\n",
		"GET /{$} home":                                "GET /{$} home\n",
		"GET /{a.b}/{user-id}/{größe:int}/{r...} all":  "GET /{a.b}/{user-id}/{größe:int}/{r...} all\n",
	} {
		table, err := Parse("t", text)
		if (want == "") != (err != nil) || err == nil && table.String() != want {
			t.Errorf("Parse(%q) is\n%v with the error %v, want\n%s", text, table, err, want)
		}
	}
}

// TestSegments checks the segments and line numbers of a table.
func TestSegments(t *testing.T) {
	table, err := Parse("t", "# one\nGET / home\n\nGET /a/{b}/{c:int}/{d...} all\nGET /a/{$} a\n")
	if err != nil {
		t.Fatal(err)
	}
	want := []Route{
		{"GET", "/", "home", []Pattern{{{}}}, 2, nil},
		{"GET", "/a/{b}/{c:int}/{d...}", "all", []Pattern{{text("a"), {Kind: String, Name: "b"}, {Kind: Int, Name: "c"}, {Kind: Rest, Name: "d"}}}, 4, nil},
		{"GET", "/a/{$}", "a", []Pattern{{text("a"), {}}}, 5, nil},
	}
	if !reflect.DeepEqual(table.Routes, want) {
		t.Errorf("routes\n%+v, want\n%+v", table.Routes, want)
	}
}

// FuzzParse parses any bytes. The result must be a table, which parses again to an equal one, or errors with valid places.
func FuzzParse(f *testing.F) {
	for _, text := range []string{
		Widgets().String(), "\ufeffGET /a\r\nPUT /{b} c # d", "GET /a/\nG@T b\nGET /%41/{a/{$}/x", "GET /a\nGET /a\n\n", "GET /{a:int}/{b...}\n#", "\xff /\xff \xff", "get /a/:b/*\n\tPut /:/*c d",
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		table, err := Parse("t", text)
		if err != nil {
			checkPlaces(t, text, err)
			return
		}
		again, err := Parse("t", table.String())
		if err != nil {
			t.Fatalf("the text of the table, %q, does not parse: %v", table, err)
		}
		for i := range again.Routes {
			again.Routes[i].Line = table.Routes[i].Line
		}
		if table.Doubts != nil {
			checkPlaces(t, text, places(table.Doubts))
		}
		again.Doubts = table.Doubts // their places differ
		if !reflect.DeepEqual(table, again) {
			t.Errorf("%q is read as %q", table, again)
		}
	})
}

// places returns doubts as errors.
func places(doubts []Doubt) error {
	var all Errors
	for _, d := range doubts {
		all = append(all, &d.Error)
	}
	return all
}

// checkPlaces makes sure that err is an Errors, sorted by place, and that every place is a byte of text.
func checkPlaces(t *testing.T, text string, err error) {
	var all Errors
	if !errors.As(err, &all) || len(all) == 0 {
		t.Fatalf("the error is a %T: %v", err, err)
	}
	lines := strings.Split(strings.TrimPrefix(text, "\ufeff"), "\n")
	before := &Error{Line: 1, Column: 1}
	for _, e := range all {
		if e.Line < 1 || e.Line > len(lines) || e.Column < 1 || e.Column > max(1, len(lines[e.Line-1])) {
			t.Errorf("the place of %v is not in %q", e, text)
		}
		if e.Line < before.Line || e.Line == before.Line && e.Column < before.Column {
			t.Errorf("%v comes after %v", e, before)
		}
		before = e
	}
}

// BenchmarkParse reads 5,000 lines, which must take well under a second.
func BenchmarkParse(b *testing.B) {
	var text strings.Builder
	for i := range 5000 {
		fmt.Fprintf(&text, "GET /service%d/{id:int}/items%d/{name}/{path...}\n", i%50, i)
	}
	b.SetBytes(int64(text.Len()))
	for b.Loop() {
		if table, err := Parse("many", text.String()); err != nil || len(table.Routes) != 5000 {
			b.Fatal(err)
		}
	}
}

func text(s string) Segment { return Segment{Text: s} }
