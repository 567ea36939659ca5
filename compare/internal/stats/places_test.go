package stats

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
)

// twelve returns a series of six processes with two rounds each, all with these two times.
func twelve(t *testing.T, times string) *Series {
	t.Helper()
	return series(t, strings.Join(slices.Repeat([]string{times}, 6), "|"))
}

func TestSeparate(t *testing.T) {
	for _, test := range []struct {
		name   string
		of     []string // the two rounds of each process
		places string
		blocks [][]int
		apart  int
	}{
		{"none", nil, "", nil, 0},
		{"one", []string{"1 1"}, "1–1", [][]int{{0}}, 0},
		{"apart, and not in order", []string{"5 5", "1 1", "3 3"}, "3–3 1–1 2–2", [][]int{{1}, {2}, {0}}, 3},
		{"two alike", []string{"1 1", "1 1", "3 3"}, "1–2 1–2 3–3", [][]int{{0, 1}, {2}}, 2},
		{"a slow round is slow for both", []string{"1 100", "2 200"}, "1–1 2–2", [][]int{{0}, {1}}, 1},
		{"each is the faster one now and then", []string{"1 3", "2 2", "8 9"}, "1–2 1–2 3–3", [][]int{{0, 1}, {2}}, 2},
		{"the middle one is apart from no one", []string{"1 1", "0 9", "2 2"}, "1–2 1–3 2–3", [][]int{{0, 1, 2}}, 1},
	} {
		var all []*Series
		for _, times := range test.of {
			all = append(all, twelve(t, times))
		}
		p := Separate(all)
		var places []string
		for i := range all {
			best, worst := p.Place(i)
			places = append(places, fmt.Sprintf("%d–%d", best, worst))
		}
		pairs, apart := p.Pairs()
		if got := strings.Join(places, " "); got != test.places || apart != test.apart || pairs != len(all)*(len(all)-1)/2 {
			t.Errorf("%s: places %s, %d of %d pairs apart, want %s, %d", test.name, got, apart, pairs, test.places, test.apart)
		}
		if got := p.Blocks(); !reflect.DeepEqual(got, test.blocks) {
			t.Errorf("%s: blocks %v, want %v", test.name, got, test.blocks)
		}
	}
}

// Eleven processes of twelve rounds say one thing and one says the other: the rounds would do, the processes do not agree.
func TestEveryProcessHasToAgree(t *testing.T) {
	rounds := "1 1 1 1 1 1 1 1 1 1 1 1"
	x := series(t, strings.Join(slices.Repeat([]string{rounds}, 11), "|")+"|3 3 3 3 3 3 3 3 3 3 3 3")
	y := series(t, strings.Join(slices.Repeat([]string{strings.ReplaceAll(rounds, "1", "2")}, 12), "|"))
	if chance := pair(x, y).chance(); chance > 1e-9 {
		t.Fatalf("the rounds alone would happen by chance %v of the time: the test is about something else", chance)
	}
	if p := Separate([]*Series{x, y}); p.Faster(0, 1) || p.Faster(1, 0) {
		t.Error("two are told apart though one process does not agree")
	}
}

// Of six rounds two series are told apart at 2/2⁶ = 0.031, and three are not: the first of three pairs would need 0.05/3.
func TestManyComparisonsTakeMoreRounds(t *testing.T) {
	six := func(time string) *Series { return series(t, strings.Join(slices.Repeat([]string{time}, 6), "|")) }
	if p := Separate([]*Series{six("1"), six("2")}); !p.Faster(0, 1) {
		t.Error("two are not told apart")
	}
	if _, apart := Separate([]*Series{six("1"), six("2"), six("3")}).Pairs(); apart != 0 {
		t.Errorf("of three, %d pairs are told apart", apart)
	}
}

// Holm's bounds for four pairs are 0.05/4, 0.05/3, 0.05/2 and 0.05, and the first that fails ends it.
func TestHolm(t *testing.T) {
	for _, test := range []struct {
		chances []float64
		want    int
	}{
		{[]float64{0.01, 0.012, 0.011, 0.0124}, 4}, {[]float64{0.0126, 0.0001, 0.02, 0.04}, 4}, {[]float64{0.0126, 0.0127, 0.013, 0.014}, 0},
		{[]float64{0.03, 0.0001, 0.0002, 0.0003}, 4}, {[]float64{0.03, 0.03, 0.0002, 0.0003}, 2}, {[]float64{0.06, 0.001, 0.001, 0.001}, 3}, {nil, 0},
	} {
		var pairs []contest
		for _, c := range test.chances {
			pairs = append(pairs, contest{chance: c})
		}
		if got := len(holm(pairs)); got != test.want {
			t.Errorf("%v: %d pairs apart, want %d", test.chances, got, test.want)
		}
	}
}

// What is enough tells pairs apart that are far apart, and what is not does not.
func TestEnough(t *testing.T) {
	for _, test := range []struct {
		rounds, routers int
		want            bool
	}{{6, 2, true}, {5, 2, false}, {6, 3, false}, {12, 14, true}, {12, 15, false}, {24, 30, true}} {
		var all []*Series
		for i := range test.routers {
			all = append(all, series(t, strings.TrimSpace(strings.Repeat(fmt.Sprint(i+1, " "), test.rounds))))
		}
		pairs, apart := Separate(all).Pairs()
		if got := Enough(test.rounds, pairs); got != test.want || (apart > 0) != test.want {
			t.Errorf("%d rounds of %d routers: %v, and %d of %d pairs are told apart, want %v", test.rounds, test.routers, got, apart, pairs, test.want)
		}
	}
	if !Enough(0, 0) {
		t.Error("no pair takes no round")
	}
}
