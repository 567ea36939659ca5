package report

import (
	"image/color"
	"math"

	"gorouting/compare/internal/found"
)

// theme is the colours of a chart. Each is dark or light enough for the page's ground, which style.css has.
type theme struct {
	name        string
	text, muted color.RGBA            // of letters
	line        color.RGBA            // of the grid
	groups      map[string]color.RGBA // of bars
	cheap, dear color.RGBA            // the ends of the scale of the chart by route
}

var themes = []theme{
	{
		name: "light", text: rgb(0x1a1d23), muted: rgb(0x565d6a), line: rgb(0xdfe3ea),
		groups: map[string]color.RGBA{found.GroupOurs: rgb(0x2a6fdb), found.GroupPlain: rgb(0xc2571a), found.GroupGauge: rgb(0x7b8494)},
		cheap:  rgb(0xeaf1fb), dear: rgb(0x123a7a),
	},
	{
		name: "dark", text: rgb(0xe6e9ef), muted: rgb(0xa3abba), line: rgb(0x323946),
		groups: map[string]color.RGBA{found.GroupOurs: rgb(0x6ea3ff), found.GroupPlain: rgb(0xf29a5c), found.GroupGauge: rgb(0x8c95a5)},
		cheap:  rgb(0x1d2b45), dear: rgb(0xb9d3ff),
	},
}

func rgb(n uint32) color.RGBA {
	return color.RGBA{R: uint8(n >> 16), G: uint8(n >> 8), B: uint8(n), A: 0xff}
}

// heat returns the colour at share, from 0 for cheap to 1 for dear, and one for letters on it.
func (t theme) heat(share float64) (ground, letters color.RGBA) {
	between := func(a, b uint8) uint8 { return uint8(math.Round(float64(a) + share*(float64(b)-float64(a)))) }
	ground = color.RGBA{between(t.cheap.R, t.dear.R), between(t.cheap.G, t.dear.G), between(t.cheap.B, t.dear.B), 0xff}
	black, white := rgb(0x000000), rgb(0xffffff)
	if contrast(ground, black) > contrast(ground, white) {
		return ground, black
	}
	return ground, white
}

// contrast returns how far apart two colours are, from 1 to 21, by the formula of WCAG 2, which asks 4.5 of text.
func contrast(a, b color.RGBA) float64 {
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

func luminance(c color.RGBA) float64 {
	linear := func(channel uint8) float64 {
		v := float64(channel) / 255
		if v <= 0.04045 {
			return v / 12.92
		}
		return math.Pow((v+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(c.R) + 0.7152*linear(c.G) + 0.0722*linear(c.B)
}
