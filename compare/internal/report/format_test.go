package report

import (
	"math"
	"slices"
	"testing"

	"gorouting/compare/internal/found"
	"gorouting/compare/internal/words"
)

func TestFigures(t *testing.T) {
	for _, c := range []struct{ got, want string }{
		{number(0), "0"}, {number(0.04), "0"}, {number(4.5), "4.5"}, {number(9.96), "10"}, {number(214.6), "215"},
		{number(1043), "1,043"}, {number(1234567), "1,234,567"}, {number(-123), "-123"}, {number(-1234), "-1,234"},
		{number(math.NaN()), dash}, {number(math.Inf(1)), dash},
		{short(86.6), "87"}, {short(999.6), "1k"}, {short(1240), "1.2k"}, {short(31000), "31k"},
		{size(640), "640 B"}, {size(12345), "12.3 KB"}, {size(-1_400_000), "-1.4 MB"},
		{duration(found.Interval{Median: 12300, Low: 11900, High: 14100, N: 10, Confidence: .95}), "12.3 µs (11.9 … 14.1)"}, {duration(found.Interval{}), dash},
		{bounds(found.Interval{Median: 5, Low: 4, High: 6, N: 10, Confidence: .95}), "4 … 6"}, {bounds(found.Interval{Median: 5, Low: math.Inf(-1), High: math.Inf(1), N: 1, Confidence: 1}), dash},
		{place(found.Cost{}), dash}, {place(found.Cost{Best: 3, Worst: 3}), "3"}, {place(found.Cost{Best: 3, Worst: 5}), "3–5, not separated"},
		{words.List(nil), ""}, {words.List([]string{"a"}), "a"}, {words.List([]string{"a", "b", "c"}), "a, b and c"},
		{string(printable([]byte("a\xffb\x00c\u202e\u200bd\n"))), "a\ufffdb\ufffdc\ufffd\ufffdd\n"},
	} {
		if c.got != c.want {
			t.Errorf("got %q, want %q", c.got, c.want)
		}
	}
}

func TestSources(t *testing.T) {
	for source, want := range map[string][]link{
		"":                          nil,
		"taste":                     {{Text: "taste"}},
		"RFC 9110 §15.5.6, for all": {{"RFC 9110 §15.5.6", "https://www.rfc-editor.org/rfc/rfc9110#section-15.5.6"}, {Text: ", for all"}},
		"RFC 3986; RFC 9110 §9.1.":  {{"RFC 3986", "https://www.rfc-editor.org/rfc/rfc3986"}, {Text: "; "}, {"RFC 9110 §9.1", "https://www.rfc-editor.org/rfc/rfc9110#section-9.1"}, {Text: "."}},
	} {
		if got := sources(source); !slices.Equal(got, want) {
			t.Errorf("sources(%q) is %q, want %q", source, got, want)
		}
	}
}
