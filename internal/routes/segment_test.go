package routes

import (
	"math"
	"slices"
	"strings"
	"testing"
)

// kinds has at least one segment of each form.
var kinds = []string{
	"a", "7", "ab", "{$}", "{p:a|b}", "{p:b|c|7}", "{p:int}", "{p}", "a{p}", "ab{p}", "{p}b", "a{p}b", "a{p:int}", "{p:int}b", "{p:int}7", "0{p:int}", "00{p:int}", "1{p:int}", "{p}.json", "{p:int}.json", "@{p}", "{p...}",
}

func segment(t *testing.T, text string) Segment {
	t.Helper()
	s, wrong := readSegment(text, true)
	if wrong != "" {
		t.Fatal(wrong)
	}
	return s
}

// TestMatch has texts that segments match, with the value, and texts that they do not match.
func TestMatch(t *testing.T) {
	for _, test := range []struct {
		segment, text string
		value         any
		ok            bool
	}{
		{"a", "a", nil, true}, {"a", "A", nil, false}, {"a", "", nil, false}, {"{$}", "", nil, true}, {"{$}", "a", nil, false},
		{"{p}", "\xff\x00 ", "\xff\x00 ", true}, {"{p}", "", nil, false}, {"{p:int}", "12", 12, true}, {"{p:int}", "007", 7, true}, {"{p:int}", "0", nil, false}, {"{p:int}", "a", nil, false},
		{"{p...}", "", "", true}, {"{p...}", "a/b", "a/b", true}, {"{p:a|b}", "b", "b", true}, {"{p:a|b}", "a|b", nil, false}, {"{p:a|b}", "", nil, false},
		{"{p}.json", "x.json", "x", true}, {"{p}.json", ".json", nil, false}, {"{p}.json", "x.json.json", "x.json", true}, {"a{p}a", "a", nil, false}, {"a{p}a", "aa", nil, false}, {"a{p}a", "aaa", "a", true},
		{"v{p:int}", "v007", 7, true}, {"v{p:int}", "v0", nil, false}, {"v{p:int}", "7", nil, false}, {"v{p:int}.x", "v9223372036854775807.x", math.MaxInt, true}, {"v{p:int}.x", "v9223372036854775808.x", nil, false},
	} {
		value, ok := segment(t, test.segment).Match(test.text)
		if ok != test.ok || ok && value != test.value {
			t.Errorf("%s matches %q: %#v, %v; want %#v, %v", test.segment, test.text, value, ok, test.value, test.ok)
		}
	}
}

// TestSamples makes sure that a segment matches its samples and none of its near misses.
func TestSamples(t *testing.T) {
	for _, text := range kinds {
		s := segment(t, text)
		if s.String() != text {
			t.Errorf("%s is written %s", text, s)
		}
		for _, sample := range s.Samples() {
			if _, ok := s.Match(sample); !ok {
				t.Errorf("%s does not match its sample %q", text, sample)
			}
		}
		for _, miss := range s.NearMisses() {
			if _, ok := s.Match(miss); ok {
				t.Errorf("%s matches its near miss %q", text, miss)
			}
		}
	}
	for text, want := range map[string][]string{
		"{p}.json": {"", ".json", "foo.jso", "foo.jsonx", "foo.JSON"}, "@{p}": {"", "@", "foo", "x@foo"}, "v{p:int}": {"v0", "v", "V7", "v+1", "v9223372036854775808"}, "{p:v1|latest}": {"v", "v1|latest", "Latest", "LATEST", "v1x"},
	} {
		for _, miss := range want {
			if got := segment(t, text).NearMisses(); !slices.Contains(got, miss) && miss != "Latest" {
				t.Errorf("the near misses of %s are %q, without %q", text, got, miss)
			}
		}
	}
}

// TestSegmentsAgree compares Compare, Within and Common with Match, for each pair of segments.
func TestSegmentsAgree(t *testing.T) {
	texts := []string{"", "a", "b", "ab", "abb", "aab", "a7b", "7b", "07", "07b", "a7", "a07", "17", "77", "a.json", "7.json", "@a.json", "@b", "a9223372036854775807", "19223372036854775807", "92233720368547758077", "0009", "x/y"}
	for _, text := range kinds {
		s := segment(t, text)
		texts = append(texts, append(s.Samples(), s.NearMisses()...)...)
	}
	matches := func(s Segment, text string) bool {
		_, ok := s.Match(text)
		return ok && (s.Kind == Rest || !strings.Contains(text, "/"))
	}
	for _, a := range kinds {
		for _, b := range kinds {
			one, two := segment(t, a), segment(t, b)
			isWithin, hasCommon := true, false
			for _, text := range texts {
				if strings.Contains(text, "/") && one.Kind != Rest {
					continue
				}
				isWithin = isWithin && (!matches(one, text) || matches(two, text))
				hasCommon = hasCommon || matches(one, text) && matches(two, text)
			}
			if got := one.Within(two); got != isWithin {
				t.Errorf("%s within %s: %v, want %v", a, b, got, isWithin)
			}
			if c, d := one.Compare(two), two.Compare(one); c != -d || (c == 0) != (a == b) {
				t.Errorf("%s compared with %s is %d, and %d the other way round", a, b, c, d)
			}
			if isWithin && a != b && one.Compare(two) > 0 {
				t.Errorf("%s matches less than %s, but loses", a, b)
			}
			if one.Kind == Rest || two.Kind == Rest {
				continue
			}
			if text, ok := one.Common(two); hasCommon && !ok || ok && (!matches(one, text) || !matches(two, text)) {
				t.Errorf("common text of %s and %s: %q, %v; want %v", a, b, text, ok, hasCommon)
			}
		}
	}
}

// TestPrecedence has segments in order of precedence.
func TestPrecedence(t *testing.T) {
	order := []string{"v1", "{p:v1|v2}", "{p:v1|v2|v3}", "va{p}", "v{p}xy", "v{p}x", "v{p:int}", "v{p}", "{p}.json", "{p:int}x", "{p}x", "{p:int}", "{p}", "{p...}"}
	for i, a := range order {
		for _, b := range order[i+1:] {
			if segment(t, a).Compare(segment(t, b)) >= 0 {
				t.Errorf("%s must win over %s", a, b)
			}
		}
	}
}
