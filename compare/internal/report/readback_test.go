package report

import (
	"cmp"
	"image/color"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"gorouting/compare/internal/found"
)

// drawing is what a reader sees of a chart: text, boxes and thin lines, with y growing upwards.
type drawing struct {
	words []word
	boxes []box
	lines []box
}

// word is text with where it begins. A turned word is not level.
type word struct {
	text   string
	x, y   float64
	turned bool
}

// box is a filled box, or a line from one corner to the other.
type box struct {
	left, bottom, right, top float64
	fill                     string // "#2A6FDB"; "" for a line
}

var (
	textElement = regexp.MustCompile(`(?s)(<g transform="rotate\(([\d.]+)\)">\n)?<text textLength="[\d.]+"[^>]* x="(-?[\d.]+)" y="(-?[\d.]+)"[^>]*>([^<]+)</text>`)
	boxElement  = regexp.MustCompile(`<path d="M([\d.]+),([\d.]+)L[^"]*L([\d.]+),([\d.]+)L[^"]*Z" style="fill:(#\w+)`)
	lineElement = regexp.MustCompile(`<path d="M([\d.]+),([\d.]+)L([\d.]+),([\d.]+)" style="fill:none;stroke:#\w+;stroke-width:1.2"`)
)

// readBack returns what is drawn in a chart.
func readBack(t *testing.T, svg string) drawing {
	t.Helper()
	number := func(s string) float64 {
		f, err := strconv.ParseFloat(s, 64)
		if err != nil {
			t.Fatal(err)
		}
		return f
	}
	var d drawing
	for _, m := range textElement.FindAllStringSubmatch(svg, -1) {
		w := word{m[5], number(m[3]), -number(m[4]), m[1] != ""}
		if w.turned {
			sin, cos := math.Sincos(number(m[2]) * math.Pi / 180)
			w.x, w.y = w.x*cos-w.y*sin, w.x*sin+w.y*cos
		}
		d.words = append(d.words, w)
	}
	for _, m := range boxElement.FindAllStringSubmatch(svg, -1) {
		d.boxes = append(d.boxes, box{number(m[1]), number(m[2]), number(m[3]), number(m[4]), m[5]})
	}
	for _, m := range lineElement.FindAllStringSubmatch(svg, -1) {
		d.lines = append(d.lines, box{left: number(m[1]), bottom: number(m[2]), right: number(m[3]), top: number(m[4])})
	}
	return d
}

// axis returns where the axis has 0 and how long its unit is, from the numbers below it.
func (d drawing) axis(t *testing.T) (zero, unit float64) {
	t.Helper()
	at, most := map[float64]float64{}, 0.0
	for _, w := range d.words {
		if value, err := strconv.ParseFloat(w.text, 64); err == nil && w.y < 40 {
			at[value] = w.x + theme{}.letters(nil, textSize).Width(w.text).Points()/2
			most = max(most, value)
		}
	}
	if _, hasZero := at[0]; !hasZero || most == 0 {
		t.Fatalf("the axis has the numbers %v", at)
	}
	return at[0], (at[most] - at[0]) / most
}

// beside returns the box and the line that are as high as a word, and the word to the right of them.
func (d drawing) beside(name word) (bar box, line box, label string) {
	near := func(y float64) bool { return math.Abs(y-(name.y+3)) < 8 } // a word's y is that of its baseline
	for _, b := range d.boxes {
		if near((b.bottom+b.top)/2) && (bar.fill == "" || b.left < bar.left) { // further right is the legend
			bar = b
		}
	}
	for _, l := range d.lines {
		if l.bottom == l.top && near(l.bottom) {
			line = l
		}
	}
	next := math.Inf(1)
	for _, w := range d.words {
		if near(w.y+3) && w.x > bar.right && w.x < next {
			next, label = w.x, w.text
		}
	}
	return bar, line, label
}

// figure is what a bar has to show.
type figure struct {
	router, group string
	length        float64
	interval      found.Interval
	label         string
}

// drawn returns what is in the light pictures of a chart: the wide one and that for a phone.
func drawn(t *testing.T, v view, name string) map[string]drawing {
	t.Helper()
	all, err := v.charts()
	if err != nil {
		t.Fatal(err)
	}
	i := slices.IndexFunc(all, func(c chart) bool { return c.Name == name })
	return map[string]drawing{"wide": readBack(t, string(all[i].Pictures[0].SVG)), "narrow": readBack(t, string(all[i].Narrow[0].SVG))}
}

// TestNarrowReadBack makes sure that the pictures for a phone show the same as the wide ones, and nothing beside their edges.
func TestNarrowReadBack(t *testing.T) {
	v := view{sample()}
	d := drawn(t, v, hits)["narrow"]
	measured, _ := v.Ranked(hits)
	for _, c := range measured {
		d.holds(t, "narrow", themes[0], figure{c.Router, v.Router(c.Router).Group, c.Time.Median, c.Time, number(c.Time.Median) + " ns"})
	}
	for _, w := range d.words {
		if right := w.x + float64(theme{}.letters(nil, textSize).Width(w.text)); !w.turned && (w.x < 0 || right > narrowWidth) {
			t.Errorf("%q reaches from %.0f to %.0f, in a picture of %d", w.text, w.x, right, narrowWidth)
		}
	}
}

// TestChartsReadBack finds out from the pictures what the report says: beside each name the bar of that router, in its group's
// colour, as long on the axis as its figure, with its interval, and the figure in words; and the fastest on top.
func TestChartsReadBack(t *testing.T) {
	r := sample()
	files := written(t, r)
	for _, chart := range []string{hits, mixed, "allocs"} {
		measured, skipped := r.Ranked(chart)
		if chart == "allocs" {
			measured, skipped = r.Ranked(hits)
			slices.SortStableFunc(measured, func(a, b found.Cost) int { return cmp.Compare(a.Allocs, b.Allocs) })
		}
		for i, file := range []string{chart + ".svg", chart + "-dark.svg"} {
			d := readBack(t, files[file])
			above := math.Inf(1)
			for _, c := range measured {
				f := figure{c.Router, r.Router(c.Router).Group, c.Time.Median, c.Time, number(c.Time.Median) + " ns"}
				if chart == "allocs" {
					f.length, f.interval, f.label = c.Allocs, found.Interval{}, number(c.Allocs)+" · "+number(c.Bytes)+" B"
				}
				bar := d.holds(t, file, themes[i], f)
				if bar.bottom >= above {
					t.Errorf("%s: %s stands above one that takes less", file, c.Router)
				}
				above = bar.bottom
			}
			for _, c := range skipped {
				if slices.ContainsFunc(d.words, func(w word) bool { return w.text == c.Router }) {
					t.Errorf("%s has %s, which was not measured", file, c.Router)
				}
			}
		}
	}
}

// TestAWideInterval makes sure that an interval that is very wide leaves the bars as long as they are without it.
func TestAWideInterval(t *testing.T) {
	r := sample()
	measured, _ := r.Ranked(hits)
	longest := measured[len(measured)-1]
	for i, c := range r.Costs {
		if c.Router == "split" && c.Request == hits {
			r.Costs[i].Time.High = 1000 * longest.Time.Median
		}
	}
	d := readBack(t, written(t, r)["hits.svg"])
	split := r.Cost("split", hits).Time
	split.High = 1.5 * longest.Time.Median
	d.holds(t, "hits.svg", themes[0], figure{"split", found.GroupOurs, split.Median, split, number(split.Median) + " ns"})
	if bar := d.holds(t, "hits.svg", themes[0], figure{longest.Router, r.Router(longest.Router).Group, longest.Time.Median, longest.Time, number(longest.Time.Median) + " ns"}); bar.right-bar.left < 400 {
		t.Errorf("the longest bar is %v long", bar.right-bar.left)
	}
}

// holds looks for the bar beside a router's name, and holds it to what it has to show.
func (d drawing) holds(t *testing.T, file string, th theme, f figure) (bar box) {
	t.Helper()
	at := slices.IndexFunc(d.words, func(w word) bool { return w.text == f.router })
	if at < 0 {
		t.Fatalf("%s has no %s", file, f.router)
	}
	zero, unit := d.axis(t)
	bar, line, label := d.beside(d.words[at])
	type end struct {
		what     string
		x, value float64
	}
	ends := []end{{"left end", bar.left, 0}, {"right end", bar.right, f.length}}
	if f.interval.Bounded() {
		ends = append(ends, end{"low end of the interval", line.left, f.interval.Low}, end{"high end of the interval", line.right, f.interval.High})
	}
	for _, end := range ends {
		if want := zero + unit*end.value; math.Abs(end.x-want) > 0.5 {
			t.Errorf("%s: the %s of %s is at %.1f, want %.1f", file, end.what, f.router, end.x, want)
		}
	}
	if label != f.label {
		t.Errorf("%s: %s is labelled %q, want %q", file, f.router, label, f.label)
	}
	if colour := strings.ToUpper(hex(th.groups[f.group])); bar.fill != colour {
		t.Errorf("%s: the bar of %s is %s, want %s", file, f.router, bar.fill, colour)
	}
	return bar
}

// TestRoutesReadBack finds in each field of the chart by route the figure of the router below it and the request left of it, on a
// ground of the colour that the figure has on the scale.
func TestRoutesReadBack(t *testing.T) {
	r := sample()
	for i, file := range []string{"routes.svg", "routes-dark.svg"} {
		d := readBack(t, written(t, r)[file])
		rows := map[string]word{}
		for _, w := range d.words {
			if slices.Contains(r.Requests, w.text) {
				rows[w.text] = w
			}
		}
		f := view{r}.fields()
		for x, router := range r.Routers {
			for _, request := range r.Requests {
				c := r.Cost(router.Name, request)
				words, ground := d.field(t, len(r.Routers), x, rows[request])
				want := dash
				if c.Measured() {
					want = short(c.Time.Median)
					var colour color.RGBA
					colour, _ = themes[i].heat(f.share(c.Time.Median))
					if got := strings.ToUpper(hex(colour)); ground != got {
						t.Errorf("%s: the field of %s on %s is %s, want %s", file, router.Name, request, ground, got)
					}
				}
				if words != want {
					t.Errorf("%s: the field of %s on %s says %q, want %q", file, router.Name, request, words, want)
				}
			}
		}
	}
}

// field returns the words and the colour of the field in a column of the row with that name, which has so many fields.
func (d drawing) field(t *testing.T, fields, column int, name word) (words, fill string) {
	t.Helper()
	var row []word
	for _, w := range d.words {
		if math.Abs(w.y-name.y) < 8 && !w.turned && w.text != name.text {
			row = append(row, w)
		}
	}
	slices.SortFunc(row, func(a, b word) int { return cmp.Compare(a.x, b.x) })
	if len(row) != fields {
		t.Fatalf("row %s has %d fields, want %d", name.text, len(row), fields)
	}
	at := row[column]
	for _, b := range d.boxes {
		if b.left < at.x && at.x < b.right && b.bottom < at.y && at.y < b.top {
			fill = b.fill
		}
	}
	return at.text, fill
}

// TestColumnsReadBack makes sure that the names below the chart by route stand in the order of its columns.
func TestColumnsReadBack(t *testing.T) {
	r := sample()
	turned := slices.DeleteFunc(readBack(t, written(t, r)["routes.svg"]).words, func(w word) bool { return !w.turned })
	end := func(w word) float64 { // the names end below their columns
		return w.x + theme{}.letters(nil, textSize).Width(w.text).Points()/2
	}
	slices.SortFunc(turned, func(a, b word) int { return cmp.Compare(end(a), end(b)) })
	var names, want []string
	for _, w := range turned {
		names = append(names, w.text)
	}
	for _, x := range r.Routers {
		want = append(want, x.Name)
	}
	if !slices.Equal(names, want) {
		t.Errorf("the columns are %q, want %q", names, want)
	}
}
