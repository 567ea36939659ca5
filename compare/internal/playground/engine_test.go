package playground

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"net/http"
	"net/url"
	"os"
	"slices"
	"strings"
	"testing"

	"gorouting/internal/routes"
)

// get makes a call, and decodes its result. The call must succeed.
func get[R any](t *testing.T, e *Engine, name string, argument any) R {
	t.Helper()
	var result R
	text, err := e.Call(t.Context(), name, encoded(t, argument), nil)
	if err != nil {
		t.Fatalf("%s of %+v: %v", name, argument, err)
	}
	if err := json.Unmarshal(text, &result); err != nil {
		t.Fatal(err)
	}
	return result
}

func encoded(t *testing.T, value any) json.RawMessage {
	t.Helper()
	text, err := json.Marshal(value)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// failed makes a call that must fail, and returns its error.
func failed(t *testing.T, e *Engine, name string, argument any) *Error {
	t.Helper()
	text, err := e.Call(t.Context(), name, encoded(t, argument), nil)
	var wrong *Error
	if !errors.As(err, &wrong) {
		t.Fatalf("%s returns %s and the error %v, want an *Error", name, text, err)
	}
	return wrong
}

// manyRequests returns n requests near the routes of a table: samples, with a byte or a segment changed here and there. They are always the
// same.
func manyRequests(t *routes.Table, n int) [][2]string {
	random := rand.New(rand.NewPCG(1, 2))
	methods := append(t.Methods(), http.MethodGet, http.MethodHead, http.MethodOptions, "PURGE")
	methods = slices.DeleteFunc(methods, func(m string) bool { return m == routes.AnyMethod })
	odd := []string{"/", "//", "/.", "/..", "%2F", "%20", "%C3%A9", "%ff", "X", "0", "7", ".json", "?q=1", "", "/foo"}
	var all [][2]string
	for range n {
		target := (&url.URL{Path: t.Routes[random.IntN(len(t.Routes))].Sample()}).RequestURI()
		if random.IntN(3) > 0 {
			at := 1 + random.IntN(len(target))
			target = target[:at] + odd[random.IntN(len(odd))] + target[at:]
		}
		all = append(all, [2]string{methods[random.IntN(len(methods))], target})
	}
	return all
}

// sources returns the sources of tests: all examples, and a table with every kind of segment.
func sources() []Source {
	all := []Source{{Text: `
GET  /v{major:int}/{name}.json  versioned
GET  /{lang:de|en}/{page}       page
*    /any/{x}                   any
GET  /any/{x}                   anyGet
GET  /users{/}                  users
GET  /files{/path...}           files
POST /{job}:cancel              cancel
`, HEAD: true, OPTIONS: true}}
	for _, e := range examples() {
		all = append(all, e.Source)
	}
	return all
}

// TestNoNull: a result has empty lists, not null, so that the page needs no checks.
func TestNoNull(t *testing.T) {
	e := NewEngine("native")
	for _, s := range sources() {
		q := Question{s, "GET", "/users/latest/posts"}
		for name, argument := range map[string]any{
			CallAbout: nil, CallExamples: nil, CallRead: s, CallOverlaps: s, CallAsk: q, CallExplain: q, CallTakers: s,
			CallShrink: ShrinkArgument{q, "gorestful"}, CallMoving: MovingArgument{s, "gin", "servemux"},
			CallGenerate: GenerateArgument{Source: s, Technique: "after"},
		} {
			text, err := e.Call(t.Context(), name, encoded(t, argument), nil)
			if err != nil {
				t.Errorf("%s of %.40q: %v", name, s.Text, err)
			}
			if strings.Contains(string(text), ":null") {
				t.Errorf("%s of %.40q has a null: %s", name, s.Text, text)
			}
		}
	}
	if text, err := e.Call(t.Context(), CallRead, encoded(t, Source{Text: "GET"}), nil); err != nil || strings.Contains(string(text), ":null") {
		t.Errorf("read of a mistake is %s, %v", text, err)
	}
}

// TestLimits: each limit refuses what exceeds it by one, and the text says so.
func TestLimits(t *testing.T) {
	e := NewEngine("native")
	tooMany := strings.Builder{}
	for i := range limits.Routes + 1 {
		fmt.Fprintf(&tooMany, "GET /%d\n", i)
	}
	small := Source{Text: "GET /a"}
	for name, c := range map[string]struct {
		call     string
		argument any
		want     string
	}{
		"text":     {CallRead, Source{Text: "GET /a" + strings.Repeat("\n", limits.Text-5)}, "1048577 bytes; the limit is 1048576"},
		"routes":   {CallRead, Source{Text: tooMany.String()}, "2001 routes; the limit is 2000"},
		"target":   {CallAsk, Question{small, "GET", "/" + strings.Repeat("a", limits.Target)}, "8193 bytes; the limit is 8192"},
		"argument": {CallRead, strings.Repeat("a", maxArgument), "bytes; the limit is 8388608"},
	} {
		if err := failed(t, e, c.call, c.argument); err.Kind != KindLimit || !strings.Contains(err.Text, c.want) {
			t.Errorf("%s: %+v, want %s", name, err, c.want)
		}
	}
	get[Reading](t, e, CallRead, Source{Text: "GET /a" + strings.Repeat("\n", limits.Text-6)})
	get[Answers](t, e, CallAsk, Question{small, "GET", "/" + strings.Repeat("a", limits.Target-1)})
}

// TestErrors: each mistake of a caller has its kind, and a text that says how to go on.
func TestErrors(t *testing.T) {
	e := NewEngine("native")
	s := Source{Text: "GET /a/{b} a"}
	for want, c := range map[string]struct {
		call     string
		argument any
		kind     ErrorKind
	}{
		`unknown call "x"`:                         {"x", s, KindArgument},
		"the argument is not valid":                {CallRead, 7, KindArgument},
		"unknown set-up \"x\": expected one of se": {CallShrink, ShrinkArgument{Question{s, "GET", "/a"}, "x"}, KindArgument},
		"unknown technique x":                      {CallGenerate, GenerateArgument{Source: s, Technique: "x"}, KindArgument},
		`"" is not a method`:                       {CallAsk, Question{s, "", "/a"}, KindArgument},
		`"G T" is not a method`:                    {CallAsk, Question{s, "G T", "/a"}, KindArgument},
		"the target is empty":                      {CallAsk, Question{s, "GET", ""}, KindArgument},
		"must begin with a slash":                  {CallAsk, Question{s, "GET", "a"}, KindArgument},
		"byte 3 of the target is ' '":              {CallAsk, Question{s, "GET", "/a b"}, KindArgument},
		`byte 2 of the target is '\n'`:             {CallExplain, Question{s, "GET", "/\n"}, KindArgument},
		"write %23":                                {CallAsk, Question{s, "GET", "/a#b"}, KindArgument},
		"byte 3 of the target is a % without":      {CallAsk, Question{s, "GET", "/a%2"}, KindArgument},
		"byte 2 of the target is a % without":      {CallAsk, Question{s, "GET", "/%zz"}, KindArgument},
		"expected a method and a pattern":          {CallAsk, Question{Source{Text: "GET"}, "GET", "/"}, KindMistakes},
	} {
		if err := failed(t, e, c.call, c.argument); err.Kind != c.kind || !strings.Contains(err.Text, want) {
			t.Errorf("%s: %+v, want %s and %s", c.call, err, c.kind, want)
		}
	}
	many := failed(t, e, CallTakers, Source{Text: "GET /a/{b}\nGET b\nGET /a/{c}\n"})
	if many.Kind != KindMistakes || len(many.Mistakes) != 2 || many.Mistakes[0].Line != 2 || many.Mistakes[0].Column != 5 || many.Mistakes[1].Line != 3 {
		t.Errorf("the mistakes are %+v", many)
	}
}

// TestCancel: a call ends early when it is cancelled, in the middle of its progress.
func TestCancel(t *testing.T) {
	s := Source{Text: githubText}
	for name, argument := range map[string]any{
		CallTakers: s, CallAsk: Question{s, "GET", "/"}, CallMoving: MovingArgument{s, "gin", "echo"},
		CallShrink: ShrinkArgument{Question{s, "GET", "/gists/1/star/"}, "httprouter"},
	} {
		ctx, cancel := context.WithCancel(t.Context())
		seen := 0
		_, err := NewEngine("native").Call(ctx, name, encoded(t, argument), func(p Progress) {
			if seen++; seen == 2 {
				cancel()
			}
			if p.Done > p.Of || p.What == "" {
				t.Errorf("%s: the progress is %+v", name, p)
			}
		})
		var wrong *Error
		if !errors.As(err, &wrong) || wrong.Kind != KindCancelled || seen != 2 {
			t.Errorf("%s ends after %d lines of progress with %v", name, seen, err)
		}
	}
}

// TestReply: the last line has the result or the error, and the lines before it have the progress.
func TestReply(t *testing.T) {
	e := NewEngine("native")
	for argument, last := range map[string]string{`{"text":"GET /a"}`: `{"result":[{"name":"servemux"`, `{"text":"GET"}`: `{"error":{"kind":"mistakes"`} {
		var lines []string
		e.Reply(t.Context(), CallTakers, []byte(argument), func(line []byte) { lines = append(lines, string(line)) })
		n := len(lines) - 1
		if !strings.HasPrefix(lines[n], last) {
			t.Errorf("the last line is %s, want %s", lines[n], last)
		}
		for _, line := range lines[:n] {
			if !strings.HasPrefix(line, `{"progress":{"done":`) {
				t.Errorf("a line before the last is %s", line)
			}
		}
	}
}

// TestKept: an engine keeps the routers of the last tables only.
func TestKept(t *testing.T) {
	e := NewEngine("native")
	for _, text := range []string{"GET /a", "GET /b", "GET /a", "GET /c"} {
		get[Reading](t, e, CallRead, Source{Text: text})
	}
	var kept []string
	for _, one := range e.tables {
		kept = append(kept, one.source.Text)
	}
	if want := []string{"GET /c", "GET /a"}; !slices.Equal(kept, want) {
		t.Errorf("the engine keeps %q, want %q", kept, want)
	}
}

// TestExamples: each example is read without mistakes, and at least two groups answer its request.
func TestExamples(t *testing.T) {
	e := NewEngine("native")
	for _, example := range get[[]Example](t, e, CallExamples, nil) {
		if r := get[Reading](t, e, CallRead, example.Source); len(r.Mistakes) > 0 || len(r.Routes) == 0 {
			t.Errorf("%s: %+v", example.Name, r.Mistakes)
		}
		if a := get[Answers](t, e, CallAsk, Question{example.Source, example.Method, example.Target}); len(a.Groups) < 2 {
			t.Errorf("%s: all answer %s %s alike", example.Name, example.Method, example.Target)
		}
	}
	original, err := os.ReadFile("../../../internal/routes/testdata/github-2013.txt")
	if err != nil {
		t.Fatal(err)
	}
	if string(original) != githubText {
		t.Error("examples/github.txt differs from internal/routes/testdata/github-2013.txt; copy it")
	}
}
