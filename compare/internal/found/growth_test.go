package found

import (
	"math"
	"testing"
)

// grown returns a report of two routers with these times for 10, 100 and 1,000 routes; 0 for none.
func grown(a, b [3]float64) *Report {
	r := new(Report)
	for i, size := range []int{10, 100, 1000} {
		for name, ns := range map[string]float64{"a": a[i], "b": b[i]} {
			g := Growth{Router: name, Routes: size, Distinct: Interval{Median: ns, N: 6}}
			if ns == 0 {
				g = Growth{Router: name, Routes: size, Refused: "too many"}
			}
			r.Growth = append(r.Growth, g)
		}
	}
	return r
}

func TestSlowerFrom(t *testing.T) {
	for _, test := range []struct {
		a, b [3]float64
		want Slower
		says string
	}{
		{[3]float64{50, 200, 800}, [3]float64{100, 100, 100}, 32, "about 32 routes"},    // in the middle of 10 and 100, as logarithms are
		{[3]float64{10, 100, 1000}, [3]float64{200, 200, 200}, 200, "about 200 routes"}, // grows as the number does
		{[3]float64{10, 100, 1000}, [3]float64{768, 768, 768}, 768, "about 770 routes"}, // two digits
		{[3]float64{10, 300, 1000}, [3]float64{20, 200, 2000}, SlowerNever, "not up to the largest table"},
		{[3]float64{30, 100, 3000}, [3]float64{20, 200, 2000}, 427, "about 430 routes"}, // the last change counts
		{[3]float64{30, 300, 3000}, [3]float64{20, 200, 2000}, SlowerAlways, "always"},
		{[3]float64{30, 0, 0}, [3]float64{20, 200, 2000}, SlowerUnknown, "–"},
		{[3]float64{10, 100, 0}, [3]float64{20, 50, 9}, 32, "about 32 routes"}, // sizes that one refuses do not count
	} {
		got := grown(test.a, test.b).SlowerFrom("a", "b")
		if got < test.want-1 || got > test.want+1 || got.String() != test.says && got == test.want {
			t.Errorf("%v and %v: %d, %q, want %d, %q", test.a, test.b, got, got, test.want, test.says)
		}
	}
	if got := grown([3]float64{1, 1, 1}, [3]float64{1, 1, 1}).SlowerFrom("a", "nobody"); got != SlowerUnknown {
		t.Errorf("a router that is not there: %v", got)
	}
}

// Ratios of the medians are 1/4, 1 and 4 at 10, 100 and 1,000 routes; within intervals that go as far as √2 they are half to twice that.
func TestSlowerBetween(t *testing.T) {
	r := grown([3]float64{25, 100, 400}, [3]float64{100, 100, 100})
	for i := range r.Growth {
		d := &r.Growth[i].Distinct
		d.Low, d.High = d.Median/math.Sqrt2, d.Median*math.Sqrt2
	}
	if least, greatest := r.SlowerBetween("a", "b"); least < 31 || least > 32 || greatest < 316 || greatest > 317 {
		t.Errorf("between %d and %d routes, want 32 and 316, where the ratios are 1", least, greatest)
	}
	if got := r.SlowerWithin("a", "b"); got != "about 100 routes (32 … 320)" {
		t.Errorf("in words: %s", got)
	}
	for i := range r.Growth {
		d := &r.Growth[i].Distinct
		d.Low, d.High = d.Median/3, d.Median*3
	}
	if got := r.SlowerWithin("a", "b"); got != "about 100 routes (less … more)" {
		t.Errorf("with wide intervals, in words: %s", got)
	}
	if got := r.SlowerWithin("b", "a"); got != "not up to the largest table" {
		t.Errorf("the other way round, in words: %s", got)
	}
}
