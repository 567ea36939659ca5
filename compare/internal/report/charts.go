package report

import (
	"bytes"
	"fmt"
	"html"
	"regexp"
	"strings"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
	"gonum.org/v1/plot/vg/vgsvg"
)

// chart is a picture of a part of the report, drawn once for each theme.
type chart struct {
	Name     string // of its files: "hits" for hits.svg and hits-dark.svg
	Title    string
	About    string // what it shows, in a sentence, for those who do not see it
	Empty    string // why there is no picture; "" if there is
	Stands   string // what stands out in it, as a sentence; "" if nothing was measured
	Pictures []picture
	Narrow   []picture // for a phone; none of a chart that has too much for one
}

// picture is a chart as SVG.
type picture struct {
	Theme string
	SVG   []byte
}

// charts draws all charts of the report.
func (r view) charts() ([]chart, error) {
	var all []chart
	for _, drawn := range []func() (chart, error){r.hitsChart, r.mixedChart, r.routesChart, r.allocsChart, r.growthChart} {
		c, err := drawn()
		if err != nil {
			return nil, err
		}
		all = append(all, c)
	}
	return all, nil
}

// files returns the chart's pictures by the names of their files. A chart without data is a picture with a sentence, so that
// a document has no gap there.
func (c chart) files() map[string][]byte {
	files := map[string][]byte{}
	for i, t := range themes {
		name := c.Name + ".svg"
		if t.name != "light" {
			name = c.Name + "-" + t.name + ".svg"
		}
		if c.Empty == "" {
			files[name] = c.Pictures[i].SVG
			continue
		}
		files[name] = fmt.Appendf(nil, `<svg xmlns="http://www.w3.org/2000/svg" role="img" width="%d" height="40" viewBox="0 0 %[1]d 40">`+
			`<text x="0" y="25" font-family="%s" font-size="14" fill="%s">%s</text></svg>`+"\n",
			chartWidth, fonts, hex(t.text), html.EscapeString(c.Title+": "+c.Empty))
	}
	return files
}

// The size of a chart and of the text in it, in CSS pixels, as is every length in a chart.
const (
	chartWidth  = 860
	narrowWidth = 340 // as wide as a phone
	textSize    = 12
)

// fonts has first those whose letters are as wide as those that the library measures with.
const fonts = "Liberation Sans,Arimo,Arial,Helvetica,sans-serif"

// draw fills in the pictures of the chart: plotted returns its plot in a theme.
func (c chart) draw(height int, plotted func(theme) (*plot.Plot, error)) (chart, error) {
	var err error
	c.Pictures, err = c.pictures(chartWidth, height, plotted)
	return c, err
}

// drawBoth is draw, and fills in those for a phone as well.
func (c chart) drawBoth(height int, plotted func(theme) (*plot.Plot, error)) (chart, error) {
	c, err := c.draw(height, plotted)
	if err != nil {
		return chart{}, err
	}
	c.Narrow, err = c.pictures(narrowWidth, height, plotted)
	return c, err
}

// pictures returns a picture for each theme.
func (c chart) pictures(width vg.Length, height int, plotted func(theme) (*plot.Plot, error)) ([]picture, error) {
	var all []picture
	for _, t := range themes {
		p, err := plotted(t)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", c.Name, err)
		}
		canvas := vgsvg.New(width, vg.Length(height))
		p.Draw(draw.Crop(draw.New(canvas), 4, -4, 4, -4))
		var svg bytes.Buffer
		if _, err := canvas.WriteTo(&svg); err != nil {
			return nil, fmt.Errorf("%s: %w", c.Name, err)
		}
		all = append(all, picture{t.name, c.dress(svg.String())})
	}
	return all, nil
}

var (
	opening = regexp.MustCompile(`(?s)^.*?<svg width="[^"]*" height="[^"]*" viewBox="0 0 (\S+) (\S+)"[^>]*>`)
	texts   = regexp.MustCompile(`(?s)<text([^>]*)>([^<]+)</text>`)
	family  = regexp.MustCompile(`font-family:[^;"]*;font-variant:[^;"]*;`)
)

// dress gives the library's SVG what a page needs: no XML prologue, pixels for points, a name and a description for screen
// readers, fonts that a reader may have, and words as wide as they were measured, whatever the font. It adds no ids, so that
// one page can have several charts.
func (c chart) dress(svg string) []byte {
	svg = opening.ReplaceAllString(svg, `<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="`+
		strings.ReplaceAll(html.EscapeString(c.Title+". "+c.About), "$", "$$")+`" width="$1" height="$2" viewBox="0 0 $1 $2">`)
	svg = family.ReplaceAllString(svg, "font-family:"+fonts+";")
	return printable([]byte(texts.ReplaceAllStringFunc(svg, fixWidth)))
}

// fixWidth gives a text element the width that the library took it to have.
func fixWidth(element string) string {
	part := texts.FindStringSubmatch(element)
	style := theme{}.letters(nil, textSize)
	width := style.Width(html.UnescapeString(part[2])).Points()
	return fmt.Sprintf(`<text textLength="%.1f" lengthAdjust="spacingAndGlyphs"%s>%s</text>`, width, part[1], part[2])
}
