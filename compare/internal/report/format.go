package report

import (
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode"

	"gorouting/compare/internal/found"
)

const dash = "–"

func finite(f float64) bool { return !math.IsNaN(f) && !math.IsInf(f, 0) }

// bounds returns the ends of an interval: "215 … 310".
func bounds(i found.Interval) string {
	if !i.Bounded() {
		return dash
	}
	return number(i.Low) + " … " + number(i.High)
}

// middle returns the median of an interval: "248".
func middle(i found.Interval) string {
	if !i.Known() {
		return dash
	}
	return number(i.Median)
}

// number returns f with as many digits as a reader can use: "0", "4.5", "215", "1,043".
func number(f float64) string {
	if !finite(f) {
		return dash
	}
	if s := strconv.FormatFloat(f, 'f', 1, 64); math.Abs(f) < 10 {
		return strings.TrimSuffix(s, ".0")
	}
	return thousands(int64(math.Round(f)))
}

// thousands returns n with a comma between each three digits.
func thousands(n int64) string {
	s := strconv.FormatInt(n, 10)
	for i := len(s) - 3; i > 0 && s[i-1] != '-'; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// duration returns ns as a duration in the unit that suits the largest of its figures: "12.3 µs (11.9 … 14.1)".
func duration(i found.Interval) string {
	if !i.Known() {
		return dash
	}
	unit, name := 1.0, "ns"
	switch {
	case i.Median >= 1e6:
		unit, name = 1e6, "ms"
	case i.Median >= 1e3:
		unit, name = 1e3, "µs"
	}
	s := fmt.Sprintf("%.4g %s", i.Median/unit, name)
	if i.Bounded() {
		s += fmt.Sprintf(" (%.4g … %.4g)", i.Low/unit, i.High/unit)
	}
	return s
}

// size returns a number of bytes: "640 B", "12.3 KB", "1.4 MB".
func size(n int64) string {
	switch f := float64(n); {
	case math.Abs(f) >= 1e6:
		return fmt.Sprintf("%.1f MB", f/1e6)
	case math.Abs(f) >= 1e3:
		return fmt.Sprintf("%.1f KB", f/1e3)
	}
	return fmt.Sprintf("%d B", n)
}

// place returns the place of a router: "3", or "3–5, not separated" if it is not told apart from all others.
func place(c found.Cost) string {
	switch {
	case c.Best == 0:
		return dash
	case c.Best == c.Worst:
		return strconv.Itoa(c.Best)
	}
	return fmt.Sprintf("%d–%d, not separated", c.Best, c.Worst)
}

func day(t time.Time) string {
	if t.IsZero() {
		return "an unknown day"
	}
	return t.UTC().Format("2 January 2006, 15:04 UTC")
}

// link is words, and the address that they lead to; "" for none.
type link struct{ Text, Href string }

var rfc = regexp.MustCompile(`RFC (\d+)(?: §([\d.]*\d))?`)

// sources splits what a row's Source says into links to the sections of RFCs, and the words between them.
func sources(s string) []link {
	var all []link
	end := 0
	for _, m := range rfc.FindAllStringSubmatchIndex(s, -1) {
		if m[0] > end {
			all = append(all, link{Text: s[end:m[0]]})
		}
		href := "https://www.rfc-editor.org/rfc/rfc" + s[m[2]:m[3]]
		if m[4] >= 0 {
			href += "#section-" + s[m[4]:m[5]]
		}
		all = append(all, link{s[m[0]:m[1]], href})
		end = m[1]
	}
	if end < len(s) {
		all = append(all, link{Text: s[end:]})
	}
	return all
}

// page returns where the documentation of a module is, if it has one.
func page(module string) string {
	if module == "" {
		return ""
	}
	return "https://pkg.go.dev/" + module
}

// printable returns text with U+FFFD in place of what a document must not contain: bytes that are not UTF-8, control
// characters, and invisible marks, which could turn its letters around.
func printable(text []byte) []byte {
	clean := func(r rune) rune {
		if r == '\n' || r == '\t' || unicode.IsPrint(r) || unicode.Is(unicode.Zs, r) {
			return r
		}
		return unicode.ReplacementChar
	}
	return []byte(strings.Map(clean, string(text)))
}
