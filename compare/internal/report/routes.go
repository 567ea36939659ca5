package report

import (
	"image/color"
	"math"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// routesChart shows every request in every router: a field for each, with a stronger colour where it takes longer. The scale
// is logarithmic, because the dearest takes a hundred times as long as the cheapest.
func (r view) routesChart() (chart, error) {
	c := chart{Name: "routes", Title: "Cost by route", Stands: r.routesStand(), About: "A field for each request and router with its median in ns: " +
		"the stronger its colour, the longer it takes. The same figures are in the table."}
	f := r.fields()
	if len(f.times) == 0 {
		c.Empty = nothingMeasured
		return c, nil
	}
	return c.draw(130+23*len(r.Requests), func(t theme) (*plot.Plot, error) { return f.plot(t), nil })
}

// plot returns a plot of the fields, with what they are of below and left of them.
func (f fields) plot(t theme) *plot.Plot {
	p := newPlot(t)
	p.NominalX(f.across...)
	p.NominalY(f.up...)
	p.X.Padding, p.Y.Padding = 5, 5
	p.X.Tick.Label.Rotation = math.Pi / 3
	p.X.Tick.Label.XAlign, p.X.Tick.Label.YAlign = draw.XRight, draw.YCenter
	p.X.Min, p.X.Max = -0.5, float64(len(f.across))-0.5
	p.Y.Min, p.Y.Max = -0.5, float64(len(f.up))-0.5
	f.theme = t
	p.Add(f)
	return p
}

// fields is the medians of all requests in all routers, or of all routers with all numbers of routes.
type fields struct {
	theme      theme
	across, up []string           // what they are of, from left to right, and from bottom to top
	times      map[[2]int]float64 // ns, by the numbers of both
	low, high  float64            // the least and the greatest of them
}

// fields returns the medians of the report.
func (r view) fields() fields {
	f := fields{times: map[[2]int]float64{}, low: math.Inf(1), high: math.Inf(-1)}
	for _, x := range r.Routers {
		f.across = append(f.across, x.Name)
	}
	for i := range r.Requests {
		f.up = append(f.up, r.Requests[len(r.Requests)-1-i])
	}
	for x, router := range f.across {
		for y, request := range f.up {
			if c := r.Cost(router, request); c.Measured() && c.Time.Median > 0 {
				f.times[[2]int{x, y}] = c.Time.Median
				f.low, f.high = min(f.low, c.Time.Median), max(f.high, c.Time.Median)
			}
		}
	}
	return f
}

// Plot draws the fields.
func (f fields) Plot(c draw.Canvas, p *plot.Plot) {
	across, up := p.Transforms(&c)
	for x := range f.across {
		for y := range f.up {
			box := vg.Rectangle{
				Min: vg.Point{X: across(float64(x) - 0.5), Y: up(float64(y) - 0.5)},
				Max: vg.Point{X: across(float64(x) + 0.5), Y: up(float64(y) + 0.5)},
			}
			label, letters := dash, f.theme.muted
			if ns, ok := f.times[[2]int{x, y}]; ok {
				var ground color.RGBA
				ground, letters = f.theme.heat(f.share(ns))
				box.Min, box.Max = box.Min.Add(vg.Point{X: 0.75, Y: 0.75}), box.Max.Sub(vg.Point{X: 0.75, Y: 0.75})
				c.FillPolygon(ground, []vg.Point{box.Min, {X: box.Min.X, Y: box.Max.Y}, box.Max, {X: box.Max.X, Y: box.Min.Y}})
				label = short(ns)
			}
			style := f.theme.letters(letters, textSize)
			style.XAlign, style.YAlign = draw.XCenter, draw.YCenter
			c.FillText(style, vg.Point{X: (box.Min.X + box.Max.X) / 2, Y: (box.Min.Y + box.Max.Y) / 2}, label)
		}
	}
}

// share returns where ns is on the way from the least to the greatest.
func (f fields) share(ns float64) float64 {
	if f.high <= f.low {
		return 0
	}
	return (math.Log(ns) - math.Log(f.low)) / (math.Log(f.high) - math.Log(f.low))
}

// short returns ns in four characters at most: "87", "443", "1.2k", "31k".
func short(ns float64) string {
	switch {
	case ns < 999.5:
		return number(math.Round(ns))
	case ns < 9950:
		return number(ns/1000) + "k"
	}
	return number(math.Round(ns/1000)) + "k"
}
