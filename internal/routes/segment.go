package routes

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"
)

// Segment is a part of a pattern between two slashes.
type Segment struct {
	Kind          Kind
	Text          string   // for a Text, its bytes; none for "{$}" and "/"
	Name          string   // the name of the parameter; "" for a Text
	Before, After string   // the text beside an Int or a String: "v" and ".json" in "v{major:int}.json"
	Texts         []string // for a List

	sorted []string // Texts, sorted
}

// Kind says what a segment matches. Where callers can use a method of Segment instead, they do: then a new kind does not touch them.
type Kind int

const (
	Text   Kind = iota // the bytes of the text
	List               // {name:a|b}: one of the texts
	Int                // {name:int}: ASCII digits with a value of 1 … math.MaxInt
	String             // {name}: any bytes except a slash, at least one
	Rest               // {name...}: the rest of the path, slashes included, perhaps empty
)

// IsParam reports whether the handler gets a value for the segment.
func (s Segment) IsParam() bool { return s.Kind != Text }

// IsBeside reports whether the parameter has text beside it, as in "{id}.json".
func (s Segment) IsBeside() bool { return s.Before != "" || s.After != "" }

// Fits reports whether the segment matches text, a segment of a path. A Rest matches every text.
func (s Segment) Fits(text string) bool { return s.fits(text) }

// fits is Fits without a copy of the segment: this is most of the oracle's time.
func (s *Segment) fits(text string) bool {
	switch s.Kind {
	case Text:
		return text == s.Text
	case List:
		_, ok := slices.BinarySearch(s.sorted, text)
		return ok
	case Rest:
		return true
	}
	inner, ok := s.inner(text)
	if ok && s.Kind == Int {
		_, ok = positive(inner)
	}
	return ok
}

// Match is Fits, and returns the parameter's value too: an int for an Int, a string for other parameters, nil for a Text.
func (s Segment) Match(text string) (value any, ok bool) {
	switch {
	case !s.Fits(text):
		return nil, false
	case s.Kind == Text:
		return nil, true
	case s.Kind == List || s.Kind == Rest:
		return text, true
	}
	inner, _ := s.inner(text)
	if s.Kind == String {
		return inner, true
	}
	n, _ := positive(inner)
	return n, true
}

// inner returns what is between Before and After, at least one byte.
func (s *Segment) inner(text string) (inner string, ok bool) {
	if len(text) <= len(s.Before)+len(s.After) || !strings.HasPrefix(text, s.Before) || !strings.HasSuffix(text, s.After) {
		return "", false
	}
	return text[len(s.Before) : len(text)-len(s.After)], true
}

// positive returns the value of digits if they are ASCII digits with a value of 1 … math.MaxInt: "7" and "007", but not "0" or
// "+1".
func positive(digits string) (n int, ok bool) {
	for _, c := range []byte(digits) {
		if c < '0' || c > '9' {
			return 0, false
		}
	}
	n, err := strconv.Atoi(digits)
	return n, err == nil && n > 0
}

// With returns a segment of a path that gives the parameter this value.
func (s Segment) With(value string) string {
	if s.Kind == Text {
		return s.Text
	}
	return s.Before + value + s.After
}

// Value returns a value of the parameter: "7" for an Int, "foo" for a String, "foo/bar" for a Rest, the first text of a List.
func (s Segment) Value() string {
	switch s.Kind {
	case List:
		return s.Texts[0]
	case Int:
		return "7"
	case String:
		return "foo"
	case Rest:
		return "foo/bar"
	}
	return ""
}

// Sample returns a text that the segment matches: "foo.json" for "{id}.json".
func (s Segment) Sample() string { return s.With(s.Value()) }

// Samples returns several texts that the segment matches. The first is Sample.
func (s Segment) Samples() []string {
	all := s.values()
	for i, value := range all {
		all[i] = s.With(value)
	}
	return all
}

// values returns several values of the parameter, and one empty value for a Text. The first is Value.
func (s Segment) values() []string {
	switch s.Kind {
	case List:
		return slices.Clone(s.Texts)
	case Int:
		return []string{s.Value(), "12", "007", strconv.Itoa(math.MaxInt)}
	case String:
		return []string{s.Value(), "7", "x-y", "é", "a" + s.After, s.Before + "b"}
	case Rest:
		return []string{s.Value(), "foo", "", "foo/"}
	}
	return []string{""}
}

// NearMisses returns texts that a careless router could take for a match, but that the segment does not match: ".json", "x.jso" and
// "x.JSON" for "{id}.json", or "v0" and "v+1" for "v{major:int}".
func (s Segment) NearMisses() []string {
	var all []string
	switch s.Kind {
	case Text:
		all = changed(s.Text)
	case List:
		for _, text := range s.Texts {
			all = append(all, changed(text)...)
		}
		all = append(all, strings.Join(s.Texts, "|"))
	case Int:
		for _, value := range []string{"0", "00", "+1", "-1", "1.0", "1e3", "0x1", "1_0", " 1", "x", "7x", "٣", "9223372036854775808", "25000000000000000000", "99999999999999999999"} {
			all = append(all, s.With(value))
		}
	}
	if s.Kind == Int || s.Kind == String {
		all = append(all, "")
	}
	if s.IsBeside() {
		value := s.Value()
		all = append(all, s.Before, s.After, s.Before+s.After, value)
		for _, before := range changed(s.Before) {
			all = append(all, before+value+s.After)
		}
		for _, after := range changed(s.After) {
			all = append(all, s.Before+value+after)
		}
		all = append(all, s.With(value)+s.After, s.Before+s.With(value))
	}
	isMatch := func(text string) bool { return s.Fits(text) || strings.Contains(text, "/") }
	return slices.Compact(slices.DeleteFunc(all, isMatch))
}

// changed returns text with small mistakes: a byte less, a byte more, in the other case.
func changed(text string) []string {
	if text == "" {
		return nil
	}
	return []string{text[:len(text)-1], text[1:], text + "x", text + text, "x" + text, strings.ToUpper(text), strings.ToLower(text)}
}

// Compare returns a negative number if s wins over other, where both match the text and the patterns were equal up to here. It returns
// 0 if both match the same texts. Text wins over a List, then come parameters with text beside them, Int, String and Rest. Of two
// parameters with text beside them, the longer text before the parameter wins, then the longer text after it, then an Int over a String.
func (s Segment) Compare(other Segment) int {
	if c := cmp.Compare(s.rank(), other.rank()); c != 0 {
		return c
	}
	return cmp.Or(
		strings.Compare(s.Text, other.Text),
		cmp.Compare(len(s.Texts), len(other.Texts)),
		slices.Compare(s.sorted, other.sorted),
		-cmp.Compare(len(s.Before), len(other.Before)),
		-cmp.Compare(len(s.After), len(other.After)),
		cmp.Compare(s.Kind, other.Kind),
		strings.Compare(s.Before, other.Before),
		strings.Compare(s.After, other.After),
	)
}

// rank returns the place of the segment's form among all forms.
func (s Segment) rank() int {
	if s.IsBeside() {
		return int(List)*2 + 1
	}
	return int(s.Kind) * 2
}

// Within reports whether other matches every text that s matches.
func (s Segment) Within(other Segment) bool {
	switch {
	case other.Kind == Rest || s.Compare(other) == 0:
		return true
	case s.Kind == Rest:
		return false
	case s.Kind == Text:
		return other.Fits(s.Text)
	case s.Kind == List:
		return !slices.ContainsFunc(s.Texts, func(text string) bool { return !other.Fits(text) })
	case other.Kind == Text || other.Kind == List:
		return false
	}
	before, isBefore := strings.CutPrefix(s.Before, other.Before)
	after, isAfter := strings.CutSuffix(s.After, other.After)
	if !isBefore || !isAfter {
		return false
	}
	if other.Kind == String {
		return true
	}
	// More digits may be too many: "v1{n:int}" matches v19223372036854775807. Zeros in front change nothing.
	return s.Kind == Int && after == "" && strings.Trim(before, "0") == ""
}

// Meets reports whether some text matches both segments. Neither may be a Rest.
func (s Segment) Meets(other Segment) bool {
	switch {
	case s.differs(&other):
		return false
	case s.Kind == Text || other.Kind == Text || s.Kind == List && other.Kind == List:
		return true
	case s.Kind == String && !s.IsBeside() || other.Kind == String && !other.IsBeside():
		return true
	}
	return len(s.commons(other)) > 0
}

// Common returns a text that both segments match, if there is one. Neither may be a Rest.
func (s Segment) Common(other Segment) (text string, ok bool) {
	all := s.commons(other)
	if len(all) == 0 {
		return "", false
	}
	return all[0], true
}

// commons returns some texts that both segments match, and none only if no text matches both.
func (s Segment) commons(other Segment) []string {
	if s.differs(&other) {
		return nil
	}
	if other.rank() < s.rank() {
		s, other = other, s
	}
	var tried []string
	switch {
	case s.Kind == Text || s.Kind == List || !other.IsBeside():
		tried = s.Samples()
	default:
		// Both have text beside them. A common text begins with the longer text before, and ends with the longer text after.
		before, after := longer(s.Before, other.Before), longer(s.After, other.After)
		for _, value := range []string{"foo", "7", "x-y", "", "0", "1"} {
			tried = append(tried, before+value+after)
		}
	}
	return slices.DeleteFunc(tried, func(text string) bool { return !s.Fits(text) || !other.Fits(text) })
}

// differs reports whether no text matches both segments. It is fast, and misses some pairs. Neither may be a Rest.
func (s *Segment) differs(other *Segment) bool {
	switch {
	case s.Kind == Text && other.Kind == Text:
		return s.Text != other.Text
	case s.Kind == Text:
		return !other.Fits(s.Text)
	case other.Kind == Text:
		return !s.Fits(other.Text)
	case s.Kind == List && other.Kind == List:
		return disjoint(s.sorted, other.sorted)
	}
	begin, end := min(len(s.Before), len(other.Before)), min(len(s.After), len(other.After))
	return s.Before[:begin] != other.Before[:begin] || s.After[len(s.After)-end:] != other.After[len(other.After)-end:]
}

// disjoint reports whether two sorted lists have no text in common.
func disjoint(a, b []string) bool {
	for len(a) > 0 && len(b) > 0 {
		switch c := strings.Compare(a[0], b[0]); {
		case c == 0:
			return false
		case c < 0:
			a = a[1:]
		default:
			b = b[1:]
		}
	}
	return true
}

func longer(a, b string) string {
	if len(b) > len(a) {
		return b
	}
	return a
}

// String returns the segment as written in a table. For a Text without bytes, it returns "{$}".
func (s Segment) String() string {
	switch s.Kind {
	case Text:
		return cmp.Or(s.Text, "{$}")
	case List:
		return "{" + s.Name + ":" + strings.Join(s.Texts, "|") + "}"
	case Int:
		return s.With("{" + s.Name + ":int}")
	case Rest:
		return "{" + s.Name + "...}"
	}
	return s.With("{" + s.Name + "}")
}

// shape returns a text for comparing segments: it is equal for two segments that match the same texts.
func (s Segment) shape() string {
	if s.Kind == Text {
		return s.Text
	}
	return "{" + strconv.Itoa(int(s.Kind)) + s.Before + "{" + s.After + "{" + strings.Join(s.sorted, "|")
}
