package report

import (
	"encoding/xml"
	"fmt"
	"image/color"
	"io"
	"math"
	"os"
	"regexp"
	"strings"
	"testing"

	"gorouting/compare/internal/found"
)

// TestCharts makes sure that each chart is well-formed SVG, has a name, no ids, and a bar or a field for all it is about.
func TestCharts(t *testing.T) {
	files := written(t, sample())
	lines := map[string]int{"hits": 8 * 3, "mixed": 5 * 3} // one across, and one for each end
	for name, shapes := range map[string]int{"hits": 8, "mixed": 5, "allocs": 8, "routes": 8*6 - 3*2} {
		for i, file := range []string{name + ".svg", name + "-dark.svg"} {
			svg := files[file]
			wellFormed(t, file, svg)
			if !strings.HasPrefix(svg, `<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="`) || strings.Contains(svg, " id=") {
				t.Errorf("%s has no name, or has an id: %.120s", file, svg)
			}
			if n := strings.Count(svg, "<text "); n < 5 || strings.Count(svg, "<text textLength=") != n {
				t.Errorf("%s has text that may turn out wider than it was taken to be", file)
			}
			if n := strings.Count(svg, ";stroke-width:1.2"); n != lines[name] {
				t.Errorf("%s has %d lines of intervals, want %d", file, n, lines[name])
			}
			filled := 0
			for _, g := range []string{found.GroupOurs, found.GroupPlain, found.GroupGauge} {
				filled += strings.Count(svg, fmt.Sprintf(`style="fill:%s`, strings.ToUpper(hex(themes[i].groups[g]))))
			}
			legend := 3
			if name == "mixed" {
				legend = 2
			}
			if name == "routes" {
				filled, legend = len(regexp.MustCompile(`<path [^>]*style="fill:#`).FindAllString(svg, -1)), 0
			}
			if filled-legend != shapes {
				t.Errorf("%s has %d bars or fields, want %d", file, filled-legend, shapes)
			}
		}
	}
}

func wellFormed(t *testing.T, name, text string) {
	t.Helper()
	d := xml.NewDecoder(strings.NewReader(text))
	for {
		if _, err := d.Token(); err == io.EOF {
			return
		} else if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
	}
}

// TestEmptyCharts makes sure that a picture that a document shows is there even where nothing was measured.
func TestEmptyCharts(t *testing.T) {
	files := written(t, &found.Report{Routers: []found.Router{{Name: "<x>"}}})
	for _, name := range []string{"hits.svg", "routes-dark.svg", "allocs.svg"} {
		wellFormed(t, name, files[name])
		if !strings.Contains(files[name], "nothing was measured") {
			t.Errorf("%s does not say why there is nothing: %s", name, files[name])
		}
	}
}

func TestContrast(t *testing.T) {
	if got := contrast(rgb(0x000000), rgb(0xffffff)); math.Abs(got-21) > 1e-9 {
		t.Errorf("black on white has %v", got)
	}
	if got := contrast(rgb(0x777777), rgb(0xffffff)); math.Abs(got-4.478) > 0.001 {
		t.Errorf("grey on white has %v", got)
	}
}

// TestPalette makes sure that all text of the page and of the charts has a contrast of 4.5 at least to what is behind it,
// and each bar one of 3.
func TestPalette(t *testing.T) {
	light, dark := palettes(t)
	for i, p := range []map[string]color.RGBA{light, dark} {
		th := themes[i]
		for _, pair := range []string{"text ground", "text raised", "text head", "muted ground", "muted raised", "muted head", "link ground", "link raised",
			"departs departs-ground", "breaks breaks-ground", "breaks raised", "warning warning-ground"} {
			a, b, _ := strings.Cut(pair, " ")
			if c := contrast(p[a], p[b]); c < 4.5 {
				t.Errorf("%s: %s on %s has a contrast of %.2f only", th.name, a, b, c)
			}
		}
		for _, ground := range []string{"ground", "raised"} {
			for what, c := range map[string]color.RGBA{"text": th.text, "muted": th.muted} {
				if got := contrast(c, p[ground]); got < 4.5 {
					t.Errorf("%s: %s of charts on %s has a contrast of %.2f only", th.name, what, ground, got)
				}
			}
			for group, c := range th.groups {
				if got := contrast(c, p[ground]); got < 3 {
					t.Errorf("%s: bars of %s on %s have a contrast of %.2f only", th.name, group, ground, got)
				}
			}
		}
		for share := 0.0; share <= 1; share += 0.01 {
			if ground, letters := th.heat(share); contrast(ground, letters) < 4.5 {
				t.Errorf("%s: a figure at %.2f of the scale has a contrast of %.2f only", th.name, share, contrast(ground, letters))
			}
		}
	}
}

// palettes returns the colours of style.css by their names.
func palettes(t *testing.T) (light, dark map[string]color.RGBA) {
	t.Helper()
	css, err := os.ReadFile("templates/style.css")
	if err != nil {
		t.Fatal(err)
	}
	before, after, ok := strings.Cut(string(css), "prefers-color-scheme: dark")
	if !ok {
		t.Fatal("style.css has no dark mode")
	}
	colours := func(css string) map[string]color.RGBA {
		all := map[string]color.RGBA{}
		for _, m := range regexp.MustCompile(`--([\w-]+): #([0-9a-f]{6});`).FindAllStringSubmatch(css, -1) {
			var n uint32
			fmt.Sscanf(m[2], "%x", &n)
			all[m[1]] = rgb(n)
		}
		return all
	}
	light, dark = colours(before), colours(after)
	if len(light) < 13 || len(dark) != len(light) {
		t.Fatalf("style.css has %d light and %d dark colours", len(light), len(dark))
	}
	return light, dark
}

// parseColor reads a colour as a browser gives it: "rgb(1, 2, 3)".
func parseColor(t *testing.T, text string) color.RGBA {
	t.Helper()
	c := color.RGBA{A: 0xff}
	if _, err := fmt.Sscanf(text, "rgb(%d, %d, %d)", &c.R, &c.G, &c.B); err != nil {
		t.Fatalf("%q is not a colour: %v", text, err)
	}
	return c
}
