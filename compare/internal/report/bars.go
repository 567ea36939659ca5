package report

import (
	"cmp"
	"fmt"
	"image/color"
	"slices"
	"strconv"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/plotter"
	"gonum.org/v1/plot/text"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"gorouting/compare/internal/found"
)

// bar is a router in a bar chart.
type bar struct {
	name, group string
	length      float64
	low, high   float64 // the ends of its interval; the same where it has none
	label       string  // what to write behind it
}

// hitsChart shows what finding a route costs.
func (r view) hitsChart() (chart, error) {
	return r.costChart(hits, "Cost where a route is found")
}

// mixedChart shows what the mix with misses and wrong methods costs.
func (r view) mixedChart() (chart, error) {
	return r.costChart(mixed, "Cost of the mix with misses and wrong methods")
}

// costChart shows the routers that were measured on a request, the fastest first. Its scale is linear: a bar twice as long is
// twice the time.
func (r view) costChart(request, title string) (chart, error) {
	c := chart{Name: request, Title: title, Stands: r.costStands(request), About: fmt.Sprintf(
		"A bar for each router, the fastest on top: median ns for a request of “%s”, with its confidence interval as a thin line, "+
			"which ends at half as long again as the longest bar. The same figures are in the table, whole.", request)}
	measured, _ := r.Ranked(request)
	var bars []bar
	for _, cost := range measured {
		b := bar{cost.Router, r.Router(cost.Router).Group, cost.Time.Median, cost.Time.Median, cost.Time.Median, middle(cost.Time) + " ns"}
		if cost.Time.Bounded() {
			b.low, b.high = cost.Time.Low, cost.Time.High
		}
		bars = append(bars, b)
	}
	cut(bars)
	return c.bars(bars, "ns/op, median and interval")
}

// cut ends intervals at half as long again as the longest bar, so that one that is very wide does not make all bars short.
func cut(bars []bar) {
	longest := 0.0
	for _, b := range bars {
		longest = max(longest, b.length)
	}
	for i := range bars {
		bars[i].high = min(bars[i].high, 1.5*longest)
	}
}

// allocsChart shows what finding a route allocates.
func (r view) allocsChart() (chart, error) {
	c := chart{Name: "allocs", Title: "Allocations where a route is found", Stands: r.allocsStand(), About: "A bar for each router, the least on top: " +
		"allocations for a request of “hits”, with the bytes beside it."}
	measured, _ := r.Ranked(hits)
	slices.SortStableFunc(measured, func(a, b found.Cost) int {
		return cmp.Or(cmp.Compare(a.Allocs, b.Allocs), cmp.Compare(a.Bytes, b.Bytes))
	})
	var bars []bar
	for _, cost := range measured {
		if finite(cost.Allocs) {
			label := fmt.Sprintf("%s · %s B", number(cost.Allocs), number(cost.Bytes))
			bars = append(bars, bar{cost.Router, r.Router(cost.Router).Group, cost.Allocs, cost.Allocs, cost.Allocs, label})
		}
	}
	return c.bars(bars, "allocs/op, and B/op behind the bar")
}

// nothingMeasured says why there is no picture.
const nothingMeasured = "nothing was measured, so there is nothing to draw."

// bars draws the bars, the first on top.
func (c chart) bars(bars []bar, axis string) (chart, error) {
	if len(bars) == 0 {
		c.Empty = nothingMeasured
		return c, nil
	}
	return c.drawBoth(80+21*len(bars), func(t theme) (*plot.Plot, error) {
		p := newPlot(t)
		p.X.Label.Text = axis
		p.X.Min, p.X.Tick.Marker = 0, shortTicks{}
		grid := plotter.NewGrid()
		grid.Vertical.Color, grid.Horizontal.Width = t.line, 0
		p.Add(grid)
		if err := addBars(p, t, bars); err != nil {
			return nil, err
		}
		p.X.Max *= 1.05 // the library leaves room for the labels, and none between them and the bars
		return p, nil
	})
}

// shortTicks is where an axis has numbers, with no more digits than they need.
type shortTicks struct{}

// Ticks returns those from low to high.
func (shortTicks) Ticks(low, high float64) []plot.Tick {
	ticks := plot.DefaultTicks{}.Ticks(low, high)
	for i := range ticks {
		if ticks[i].Label != "" {
			ticks[i].Label = strconv.FormatFloat(ticks[i].Value, 'f', -1, 64)
		}
	}
	return ticks
}

// addBars adds the bars to the plot, their intervals, what is written behind them, and a legend of their groups.
func addBars(p *plot.Plot, t theme, bars []bar) error {
	var lines spans
	labels := plotter.XYLabels{}
	names := make([]string, len(bars))
	seen := map[string]bool{}
	for i, b := range bars {
		y := float64(len(bars) - 1 - i)
		names[len(bars)-1-i] = b.name
		chart, err := plotter.NewBarChart(plotter.Values{b.length}, 13)
		if err != nil {
			return err
		}
		chart.Horizontal, chart.XMin, chart.Color, chart.LineStyle.Width = true, y, t.groups[b.group], 0
		p.Add(chart)
		if !seen[b.group] {
			seen[b.group] = true
			p.Legend.Add(groupTitles[b.group], chart)
		}
		if b.low < b.high {
			lines.XYs = append(lines.XYs, plotter.XY{X: b.length, Y: y})
			lines.XErrors = append(lines.XErrors, struct{ Low, High float64 }{b.length - b.low, b.high - b.length})
		}
		labels.XYs = append(labels.XYs, plotter.XY{X: b.high, Y: y})
		labels.Labels = append(labels.Labels, b.label)
	}
	p.NominalY(names...)
	return addLines(p, t, lines, labels)
}

// spans is medians with what their intervals reach to both sides.
type spans struct {
	plotter.XYs
	plotter.XErrors
}

// addLines adds the intervals, and a label behind each.
func addLines(p *plot.Plot, t theme, lines spans, labels plotter.XYLabels) error {
	if len(lines.XYs) > 0 {
		intervals, err := plotter.NewXErrorBars(lines)
		if err != nil {
			return err
		}
		intervals.Color, intervals.Width, intervals.CapWidth = t.text, 1.2, 6
		p.Add(intervals)
	}
	behind, err := plotter.NewLabels(labels)
	if err != nil {
		return err
	}
	behind.Offset = vg.Point{X: 7, Y: 1.5}
	for i := range behind.TextStyle {
		behind.TextStyle[i] = t.letters(t.text, textSize)
		behind.TextStyle[i].YAlign = draw.YCenter
	}
	p.Add(behind)
	return nil
}

// groupTitles says what the groups are.
var groupTitles = map[string]string{
	found.GroupOurs:  "of this module",
	found.GroupPlain: "library",
	found.GroupGauge: "to measure by",
}

// newPlot returns an empty plot in the theme's colours, on no ground of its own.
func newPlot(t theme) *plot.Plot {
	p := plot.New()
	p.BackgroundColor = nil
	p.Legend.Top = true
	p.Legend.Padding = 4
	p.Legend.TextStyle = t.letters(t.muted, textSize)
	for _, a := range []*plot.Axis{&p.X, &p.Y} {
		label, tick := a.Label.TextStyle, a.Tick.Label
		a.Label.TextStyle, a.Tick.Label = t.letters(t.muted, textSize), t.letters(t.text, textSize)
		a.Label.TextStyle.XAlign, a.Label.TextStyle.YAlign = label.XAlign, label.YAlign
		a.Tick.Label.XAlign, a.Tick.Label.YAlign = tick.XAlign, tick.YAlign
		a.Label.Padding = 6
		a.Color, a.Tick.LineStyle.Color = t.line, t.line
		a.Tick.Length = 4
	}
	return p
}

// letters returns a style of text.
func (t theme) letters(c color.Color, size vg.Length) text.Style {
	return text.Style{Color: c, Font: font.From(font.Font{Typeface: "Liberation", Variant: "Sans"}, size), Handler: plot.DefaultTextHandler}
}

func hex(c color.RGBA) string { return fmt.Sprintf("#%02x%02x%02x", c.R, c.G, c.B) }
