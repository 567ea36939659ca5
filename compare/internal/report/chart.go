package report

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"text/template"

	"gorouting/compare/internal/bench"
)

// chartWidth is the width of a chart in its own units. On a telephone, 480 units are about 360 pixels, so that text of 13
// units stays readable.
const chartWidth = 480

// charts contains the templates of the charts. A media query in each SVG adapts it to dark pages.
var charts = template.Must(template.ParseFS(templates, "templates/*.svg"))

// scale is a logarithmic axis. Values between low and high are drawn between the positions from and to.
type scale struct{ low, high, from, to float64 }

// At returns the position of a value. A value outside the axis is drawn at the nearer end.
func (s scale) At(v float64) float64 {
	part := math.Log(min(max(v, s.low), s.high)/s.low) / math.Log(s.high/s.low)
	return math.Round(10*(s.from+part*(s.to-s.from))) / 10
}

// tick is a value on an axis.
type tick struct {
	At    float64
	Label string
}

// ticks returns those values that are on the axis, with their positions.
func (s scale) ticks(label func(float64) string, values ...float64) []tick {
	var all []tick
	for _, v := range values {
		if v >= s.low && v <= s.high {
			all = append(all, tick{s.At(v), label(v)})
		}
	}
	return all
}

// bar is a row in the chart of hits: a router, its ratio to ServeMux, and the ratio's interval.
type bar struct {
	Name, Ratio, Class string
	Y, Mid, Low, High  float64
}

// hits draws the chart of the ratios to ServeMux for requests that match a route.
func (p *pages) hits() (string, error) {
	p.page = "hits.svg"
	_, rows, _, err := p.rows("hits", join(p.libraries(), p.ours(), p.generated("widgets")), nil)
	if err != nil || len(rows) == 0 {
		return "", err
	}
	low, high := 1.0, 1.0
	for _, r := range rows {
		low, high = min(low, r.ratio.Mid/1.1, r.ratio.Low), max(high, r.ratio.Mid*1.1, finite(r.ratio.High, r.ratio.Mid))
	}
	x := scale{low, high, 110, chartWidth - 50}
	var bars []bar
	for i, r := range rows {
		text, err := p.showRatio(r.cell, bench.ServeMux, r.ratio)
		if err != nil {
			return "", err
		}
		if r.cell.Router == bench.ServeMux {
			r.ratio = bench.Interval{Mid: 1, Low: 1, High: 1}
		}
		bars = append(bars, bar{r.cell.Router, text, p.class(r.cell.Router), float64(70 + 20*i), x.At(r.ratio.Mid), x.At(r.ratio.Low), x.At(finite(r.ratio.High, r.ratio.Mid))})
	}
	return draw("hits.svg", map[string]any{
		"Width": chartWidth, "Height": 70 + 20*len(bars) + 20, "Bars": bars, "One": x.At(1), "Bottom": 62 + 20*len(bars),
		"Ticks": x.ticks(factor, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100),
	})
}

// finite returns f, or the argument other if f is infinite. The interval of a single process has an infinite end.
func finite(f, other float64) float64 {
	if math.IsInf(f, 0) {
		return other
	}
	return f
}

func factor(f float64) string { return unpadded(number(f)) + " ×" }

// short returns a duration for an axis: "10 µs".
func short(ns float64) string { return unpaddedUnit(duration(ns)) }

// shortSize returns a number of bytes for an axis: "10 KB".
func shortSize(bytes float64) string { return unpaddedUnit(size(bytes)) }

func unpaddedUnit(text string) string {
	number, unit, _ := strings.Cut(text, " ")
	return unpadded(number) + " " + unit
}

// unpadded removes the zeros at the end of a fraction: "1.50" becomes "1.5".
func unpadded(number string) string {
	if !strings.Contains(number, ".") {
		return number
	}
	return strings.TrimRight(strings.TrimRight(number, "0"), ".")
}

// class returns the class of a router in the SVG of a chart. The class decides the colour.
func (p *pages) class(name string) string {
	switch {
	case name == bench.ServeMux:
		return "mux"
	case slices.Contains(p.libraries(), name):
		return "library"
	}
	return "ours"
}

// curve is a router's line in the chart of growth.
type curve struct {
	Name, Class, Points   string
	EndX, EndY, LabelY, X float64
}

// grows draws the chart of how the time of a request grows with the number of routes.
func (p *pages) grows() (string, error) {
	p.page = "growth.svg"
	sizes := p.sizes()
	if len(sizes) < 2 {
		return "", nil
	}
	names := join(p.libraries(), p.generated(grown))
	low, high := math.Inf(1), 0.0
	for _, name := range names {
		for _, n := range sizes {
			if i := p.Bench.Time(grownCell(name, n)); i.Known() {
				low, high = min(low, i.Mid), max(high, i.Mid)
			}
		}
	}
	x := scale{float64(sizes[0]), float64(sizes[len(sizes)-1]), 60, chartWidth - 100}
	y := scale{low / 1.2, high * 1.2, 420, 60}
	var curves []curve
	for _, name := range names {
		if c := p.curve(name, sizes, x, y); c.Points != "" {
			curves = append(curves, c)
		}
	}
	spread(curves)
	var values []float64
	for _, n := range sizes {
		values = append(values, float64(n))
	}
	return draw("growth.svg", map[string]any{
		"Width": chartWidth, "Curves": curves, "Sizes": x.ticks(number0, values...), "Times": y.ticks(short, 10, 100, 1e3, 1e4, 1e5, 1e6, 1e7),
	})
}

func number0(f float64) string { return thousands(int(f)) }

func (p *pages) curve(name string, sizes []int, x, y scale) curve {
	c := curve{Name: name, Class: p.class(name), X: chartWidth - 85}
	var points []string
	for _, n := range sizes {
		if i := p.Bench.Time(grownCell(name, n)); i.Known() {
			c.EndX, c.EndY = x.At(float64(n)), y.At(i.Mid)
			points = append(points, number(c.EndX)+","+number(c.EndY))
		}
	}
	c.LabelY, c.Points = c.EndY, strings.Join(points, " ")
	return c
}

// spread moves overlapping labels apart, and keeps their order.
func spread(curves []curve) {
	const apart = 14
	slices.SortFunc(curves, func(a, b curve) int { return cmp.Compare(a.EndY, b.EndY) })
	for i := range curves {
		if i > 0 {
			curves[i].LabelY = max(curves[i].LabelY, curves[i-1].LabelY+apart)
		}
	}
	for i := len(curves) - 1; i >= 0; i-- {
		bottom := 418.0
		if i < len(curves)-1 {
			bottom = curves[i+1].LabelY - apart
		}
		curves[i].LabelY = min(curves[i].LabelY, bottom)
	}
}

func draw(name string, data any) (string, error) {
	var b strings.Builder
	err := charts.ExecuteTemplate(&b, name, data)
	return b.String(), err
}
