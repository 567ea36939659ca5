package stats

import (
	"reflect"
	"strings"
	"testing"
)

const twoRounds = `date: 2026-11-21
goos: linux
pkg: example/a
cpu: Some(R) Processor
BenchmarkRouter/router=chi/request=404-2         	  100	      61.5 ns/op	      16 B/op	       2 allocs/op
BenchmarkPlain-2                                 	  100	      1043 ns/op
PASS
ok  	example/a	1.2s
process: 3
round: 1
pkg: example/a
BenchmarkRouter/router=chi/request=404-2         	  200	       0.25 ns/op	      17 B/op	       2 allocs/op
BenchmarkPlain-2                                 	  100	      2000 ns/op
BenchmarkOdd/word                                	  100	      1e+06 ns/op
PASS
`

func TestRead(t *testing.T) {
	b, err := Read(strings.NewReader(twoRounds), "raw.txt")
	if err != nil {
		t.Fatal(err)
	}
	for key, want := range map[string]string{"date": "2026-11-21", "cpu": "Some(R) Processor", "goos": "linux"} {
		if b.Config[key] != want {
			t.Errorf("%s is %q, want %q", key, b.Config[key], want)
		}
	}
	want := []*Series{
		{"BenchmarkRouter", []Key{{"router", "chi"}, {"request", "404"}}, []At{{0, 1}, {3, 1}}, []float64{61.5, 0.25}, []float64{16, 17}, []float64{2, 2}},
		{"BenchmarkPlain", nil, []At{{0, 1}, {3, 1}}, []float64{1043, 2000}, nil, nil},
		{"BenchmarkOdd", []Key{{"", "word"}}, []At{{3, 1}}, []float64{1e6}, nil, nil},
	}
	if !reflect.DeepEqual(b.Series, want) {
		t.Errorf("read as\n%v, want\n%v", b.Series, want)
	}
	if got := b.Series[0].Value("request"); got != "404" {
		t.Errorf("request is %q, want 404", got)
	}
	if got := b.Series[0].Value("nothing"); got != "" {
		t.Errorf("a key that is not in the name has the value %q", got)
	}
}

func TestFind(t *testing.T) {
	b, err := Read(strings.NewReader(strings.ReplaceAll(twoRounds, "BenchmarkPlain", "BenchmarkRouter/router=pat/request=404")), "raw.txt")
	if err != nil {
		t.Fatal(err)
	}
	all := b.Family("BenchmarkRouter")
	if len(all) != 2 {
		t.Fatalf("%d series in the family, want 2", len(all))
	}
	if got := Find(all, Key{"request", "404"}, Key{"router", "pat"}); got != all[1] {
		t.Errorf("found %v, want %v", got, all[1])
	}
	if got := Find(all, Key{"router", "chi"}, Key{"request", "405"}); got != nil {
		t.Errorf("found %v for a request that is not there", got)
	}
}

func TestReadSaysWhereTheFileIsWrong(t *testing.T) {
	for text, says := range map[string]string{
		"pkg: a\nBenchmarkX-2 100 fast ns/op\n":                "raw.txt:2:",
		"BenchmarkX-2 100 12 B/op\n":                           "raw.txt:1: BenchmarkX-2 has no ns/op",
		"process: one\nBenchmarkX-2 100 1 ns/op\n":             `raw.txt:2: process: "one" before this line; want a number`,
		"round: 0\nBenchmarkX-2 100 1 ns/op\n":                 `raw.txt:2: round: "0" before this line; want a number, 1 or more`,
		"BenchmarkX-2 100 1 ns/op\nBenchmarkX-2 100 12 B/op\n": "raw.txt:2: BenchmarkX-2 has no ns/op",
	} {
		if _, err := Read(strings.NewReader(text), "raw.txt"); err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%q: error %v, want one that says %q", text, err, says)
		}
	}
}
