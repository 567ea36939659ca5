package routefile

import (
	"slices"
	"testing"
)

// segments maps the text after a pattern's first slash to the expected pattern of a table, or to what is wrong.
type segments map[string]struct{ text, wrong, remark string }

const (
	beside = `mixes a parameter with text or another parameter; a table's parameter is a whole segment, such as {name}`
	early  = `takes the rest of the path, so it must be the last segment`
)

// check converts each pattern and compares the result.
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
		"a/":        {text: "/a/{$}", remark: `the slash at the end becomes "{$}"`},
		"a:verb":    {text: "/a:verb"},
		"{a}/b":     {text: "/{a}/b"},
		"{a-b}":     {text: "/{a-b}"},
		"{a.b c}":   {text: "/{a_b_c}", remark: `the parameter "a.b c" is renamed "a_b_c", because a name cannot contain a dot, slash, colon, brace or blank`},
		"{a/b}":     {text: "/{a_b}", remark: `the parameter "a/b" is renamed "a_b", because a name cannot contain a dot, slash, colon, brace or blank`},
		"{}":        {wrong: "a parameter has no name; name it, such as {id}"},
		"{+}":       {wrong: "a parameter has no name; name it, such as {id}"},
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
		"a%2Fb":     {wrong: `segment "a%2Fb" has an escaped slash; a table matches the decoded path, where the slash separates segments`},
		"%7Ba%7D":   {wrong: `segment "%7Ba%7D" has an escaped brace; a table's text cannot contain one`},
		":id":       {text: "/:id", remark: `segment ":id" is text; a parameter of a document is {name}`},
		"*":         {text: "/*", remark: `segment "*" is text; a parameter of a document is {name}`},
	}
	all.check(t, func(pattern string) converted { return convert(pattern, exactly, template(parameters{}, parameters{})) })
}
