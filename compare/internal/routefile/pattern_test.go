package routefile

import (
	"slices"
	"testing"
)

// segments maps the text after a pattern's first slash to the expected pattern of a table, or to what is wrong.
type segments map[string]struct{ text, wrong, remark string }

const (
	two      = `has more than one parameter; a table's segment has one`
	unpaired = `has a stray brace; write a parameter as {name}`
	naming   = "because a name consists of letters, digits, _, - and ., and does not begin with a digit, - or ."
	early    = `takes the rest of the path, so it must be the last segment`
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
		var remarks []string
		for _, m := range got.remarks {
			remarks = append(remarks, m.text)
		}
		if got.text != want.text || got.wrong != want.wrong || !slices.Equal(remarks, wantRemarks) || (got.reason == "") != (got.wrong == "") {
			t.Errorf("%q is\n%q, %q (%s), %q; want\n%q, %q, %q", segment, got.text, got.wrong, got.reason, remarks, want.text, want.wrong, want.remark)
		}
	}
}

func TestTemplates(t *testing.T) {
	all := segments{
		"":             {text: "/"},
		"a":            {text: "/a"},
		"a/":           {text: "/a/{$}", remark: `the slash at the end becomes "{$}"`},
		"a:verb":       {text: "/a:verb"},
		"{a}/b":        {text: "/{a}/b"},
		"{a-b}":        {text: "/{a-b}"},
		"{a.b c}":      {text: "/{a.b_c}", remark: `the parameter "a.b c" is renamed "a.b_c", ` + naming},
		"{a/b}":        {text: "/{a_b}", remark: `the parameter "a/b" is renamed "a_b", ` + naming},
		"{7}":          {text: "/{_7}", remark: `the parameter "7" is renamed "_7", ` + naming},
		"{}":           {wrong: "a parameter has no name; name it, such as {id}"},
		"{+}":          {wrong: "a parameter has no name; name it, such as {id}"},
		"{a}.{b}":      {wrong: `segment "{a}.{b}" ` + two},
		"{a}:verb":     {text: "/{a}:verb"},
		"x{a}%41":      {text: "/x{a}A", remark: `segment "%41" is matched decoded, as "A"`},
		"{a}%2F":       {wrong: `segment "%2F" has an escaped slash; a table matches the decoded path, where the slash separates segments`},
		"{{a}}":        {wrong: `segment "{{a}}" ` + unpaired},
		"{a":           {wrong: `segment "{a" ` + unpaired},
		"a}":           {wrong: `segment "a}" ` + unpaired},
		"{a:[0-9]+}/b": {wrong: `segment "{a:[0-9]+}" has a regular expression, which the path of a document cannot have; write {a}, and give its schema a pattern`},
		"a?x={b}":      {wrong: `it contains "?x={b}"; a table has paths without query and fragment`},
		"{a}#b":        {wrong: `it contains "#b"; a table has paths without query and fragment`},
		"{a?}":         {wrong: `it has the optional parameter "{a?}"; write two paths`},
		"x{a+}":        {wrong: `segment "x{a+}" has text beside the rest of the path; a table has a slash between them`},
		"{a+}":         {text: "/{a...}", remark: `segment "{a+}" is read as the rest of the path, which may be empty`},
		"{+a}":         {text: "/{a...}", remark: `segment "{+a}" is read as the rest of the path, which may be empty`},
		"{a*}":         {text: "/{a...}", remark: `segment "{a*}" is read as the rest of the path, which may be empty`},
		"{a+}/b":       {wrong: `segment "{a+}" ` + early},
		"%41%2b%c3%bc": {text: "/A+ü", remark: `segment "%41%2b%c3%bc" is matched decoded, as "A+ü"`},
		"%41%c3":       {wrong: `segment "%41%c3" has an escaped control character, or bytes that are not UTF-8; a table's text cannot contain them`},
		"%1b":          {wrong: `segment "%1b" has an escaped control character, or bytes that are not UTF-8; a table's text cannot contain them`},
		"100%":         {text: "/100%"},
		"a%2Fb":        {wrong: `segment "a%2Fb" has an escaped slash; a table matches the decoded path, where the slash separates segments`},
		"%7Ba%7D":      {wrong: `segment "%7Ba%7D" has an escaped brace; a table's text cannot contain one`},
		":id":          {text: "/:id", remark: `segment ":id" is text; a parameter of a document is {name}`},
		"*":            {text: "/*", remark: `segment "*" is text; a parameter of a document is {name}`},
	}
	all.check(t, func(pattern string) converted { return template(pattern, parameters{}, parameters{}) })
}
