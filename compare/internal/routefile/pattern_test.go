package routefile

import (
	"slices"
	"testing"
)

// segments is a table of segments of a router, each alone in a pattern: what it becomes, or what is wrong with it.
type segments map[string]struct{ text, wrong, remark string }

const (
	beside = `has a parameter beside text or another parameter; a table's parameter is a whole segment, like {name}`
	early  = `takes the rest of the path and is not the last one; want it at the end`
)

// check converts each segment as the last one of a pattern, or, if it ends in a slash, as the one before.
func (all segments) check(t *testing.T, convert func(pattern string) converted) {
	t.Helper()
	for segment, want := range all {
		got := convert("/" + segment)
		wantRemarks := []string{want.remark}
		if want.remark == "" {
			wantRemarks = nil
		}
		if got.text != want.text || got.wrong != want.wrong || !slices.Equal(got.remarks, wantRemarks) {
			t.Errorf("%q is\n%q, %q, %q; want\n%q, %q, %q", segment, got.text, got.wrong, got.remarks, want.text, want.wrong, want.remark)
		}
	}
}

func TestTemplates(t *testing.T) {
	all := segments{
		"":          {text: "/"},
		"a":         {text: "/a"},
		"a/":        {text: "/a/{$}", remark: `the slash at its end is written "{$}"`},
		"a:verb":    {text: "/a:verb"},
		"{a}/b":     {text: "/{a}/b"},
		"{a-b}":     {text: "/{a-b}"},
		"{a.b c}":   {text: "/{a_b_c}", remark: `the parameter "a.b c" is called "a_b_c", because a name has no dot, colon, brace or blank`},
		"{a/b}":     {text: "/{a_b}", remark: `the parameter "a/b" is called "a_b", because a name has no dot, colon, brace or blank`},
		"{}":        {wrong: "it has a parameter without a name; want one like {id}"},
		"{+}":       {wrong: "it has a parameter without a name; want one like {id}"},
		"{a}.{b}":   {wrong: `segment "{a}.{b}" ` + beside},
		"{a}:verb":  {wrong: `segment "{a}:verb" ` + beside},
		"x{a}":      {wrong: `segment "x{a}" ` + beside},
		"{{a}}":     {wrong: `segment "{{a}}" ` + beside},
		"{a":        {wrong: `segment "{a" ` + beside},
		"a}":        {wrong: `segment "a}" ` + beside},
		"{a+}":      {text: "/{a...}", remark: `segment "{a+}" is read as the rest of the path, which may be empty`},
		"{+a}":      {text: "/{a...}", remark: `segment "{+a}" is read as the rest of the path, which may be empty`},
		"{a*}":      {text: "/{a...}", remark: `segment "{a*}" is read as the rest of the path, which may be empty`},
		"{a+}/b":    {wrong: `segment "{a+}" ` + early},
		"%41%2b%c3": {text: "/A+\xc3", remark: `segment "%41%2b%c3" is matched decoded, as "A+\xc3"`},
		"100%":      {text: "/100%"},
		"a%2Fb":     {wrong: `segment "a%2Fb" has an escaped slash in it; the decoded path is matched, in which it separates segments`},
		"%7Ba%7D":   {wrong: `segment "%7Ba%7D" has an escaped brace in it; want text without`},
		":id":       {text: "/:id", remark: `segment ":id" is text; a parameter of a document is {name}`},
		"*":         {text: "/*", remark: `segment "*" is text; a parameter of a document is {name}`},
	}
	all.check(t, func(pattern string) converted { return convert(pattern, exactly, template(parameters{}, parameters{})) })
}

func TestConvertWithoutSlash(t *testing.T) {
	if got := convert("a", exactly, nil); got.wrong != `it must begin with a slash; write "/a"` {
		t.Error(got)
	}
}

func TestSplitSegments(t *testing.T) {
	for text, want := range map[string][]string{
		"":               {""},
		"a":              {"a"},
		"a//b/":          {"a", "", "b", ""},
		"{a:[/]{1,2}}/b": {"{a:[/]{1,2}}", "b"},
		"}/{a/b":         {"}", "{a/b"},
	} {
		if got := splitSegments(text); !slices.Equal(got, want) {
			t.Errorf("%q is split into %q, want %q", text, got, want)
		}
	}
}

func TestFreeName(t *testing.T) {
	for want, segments := range map[string][]string{
		"path":   {"path", "{paths}", ""},
		"path_":  {"{path:int}", ""},
		"path__": {"{path}", "{path_}"},
	} {
		if got := freeName(segments); got != want {
			t.Errorf("beside %q the name is %q, want %q", segments, got, want)
		}
	}
}
