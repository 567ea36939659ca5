package report

import (
	"strings"
	"testing"
)

// TestFigures: each call returns the figure of the sample.
func TestFigures(t *testing.T) {
	r := sample(t)
	r.Second = results(t, sampleLines(2)) // gin takes twice as long in the second run
	p := r.pages()
	for call, want := range map[string]string{
		`ratio "gin" "hits"`:                       "0.76 (0.63–0.91)",
		`ratio "servemux" "hits"`:                  "1",
		`mid "gin" "hits"`:                         "0.76",
		`over "chi" "gin" "hits"`:                  "2.96 (2.47–3.56)",
		`ratio "chi" "distinct" "grown" 1000`:      "4.29 (3.57–5.16)",
		`verdict "gin" "servemux" "hits"`:          "faster",
		`verdict "chi" "servemux" "hits"`:          "slower",
		`verdict "gin-options" "servemux" "hits"`:  "tie",
		`verdict "split" "servemux" "hits"`:        "too few rounds",
		`time "chi" "mixed"`:                       "1,795 ns",
		`allocs "chi" "hits"`:                      "5.1",
		`bytes "chi" "hits"`:                       "621",
		`overtaken "chi" "servemux"`:               "below 10 routes",
		`overtaken "tree" "servemux"`:              "not up to 1,000 routes",
		`overtaken "split" "tree"`:                 "below 10 routes",
		`overtaken "chi" "split"`:                  "below 10 routes",
		`overtaken "split" "chi"`:                  "between 10 and 1,000 routes",
		`share "servemux"`:                         "about 2 % (1.9–2.7)",
		`share "gin"`:                              "less than 1 % (0.00–0.06)",
		`version "gin"`:                            "v1.12.0",
		`released "gin"`:                           "28 February 2026",
		`modules "gin"`:                            "34",
		`direct "gin"`:                             "14",
		`binary "gin"`:                             "8.10 MB",
		`harmful "gin"`:                            "1",
		`harmful "gin-options"`:                    "0",
		`config "go"`:                              "go1.27.3",
		`coverage`:                                 "21 % (6 of 29)",
		`join (routers "a") (routers "b" "a")`:     "[a b]",
		`machine`:                                  "Measured on 2026-11-30 with go1.27.3 on linux/amd64, Sample CPU, 2 cores, in 3 processes.",
		`ratios "hits" (routers "servemux" "gin")`: "| router | × servemux | allocs/op |\n| --- | ---: | ---: |\n| `gin` | 0.76 (0.63–0.91) | 0 |\n| `servemux` | 1 | 2.6 |",
		`busy`:                "",
		`libraries`:           "[servemux gin chi]",
		`options`:             "[gin-options]",
		`ours`:                "[match split]",
		`generated "widgets"`: "[tree]",
		`generated`:           "[tree split]",
	} {
		got, err := p.render("page.md", "x", "{{"+call+"}}", nil)
		if err != nil || got != want {
			t.Errorf("%s is %q, error %v, want %q", call, got, err, want)
		}
	}
}

// TestBusy: the report begins with a warning if other programs used 10 % or more of the processor time.
func TestBusy(t *testing.T) {
	r := sample(t)
	r.Bench = results(t, strings.ReplaceAll(sampleLines(1), "others: 0.0", "others: 0.1"))
	files, err := r.Files()
	if err != nil {
		t.Fatal(err)
	}
	if head, _, _ := strings.Cut(string(files["report.md"]), "\n\nTen popular"); !strings.Contains(head, "busy: other programs used 12 %") && !strings.Contains(head, "used 13 %") {
		t.Errorf("the report begins\n%s", head)
	}
}
