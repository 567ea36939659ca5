package found

import (
	"math"
	"testing"
)

func TestRatioInWords(t *testing.T) {
	for _, test := range []struct {
		ratio          Ratio
		middle, string string
	}{
		{Ratio{Median: 1.354, Low: 0.98, High: 22.84, N: 6}, "1.35", "1.35 (0.98 … 22.8)"},
		{Ratio{Median: 134.6, Low: 0, High: 1234.5, N: 6}, "135", "135 (0.00 … 1234)"},
		{Ratio{Median: 3.831, Low: 3.831, High: 3.831, N: 1}, "3.83", "3.83 (one round)"},
		{Ratio{}, "–", "–"},
		{Ratio{Median: math.Inf(1), N: 1}, "–", "–"},
		{Ratio{Median: 1, High: math.Inf(1), N: 2}, "–", "–"},
	} {
		if middle, string := test.ratio.Middle(), test.ratio.String(); middle != test.middle || string != test.string {
			t.Errorf("%#v: %q and %q, want %q and %q", test.ratio, middle, string, test.middle, test.string)
		}
	}
}
