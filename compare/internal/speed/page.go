package speed

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"time"

	"gorouting/compare/internal/files"
	"gorouting/compare/internal/measure"
	"gorouting/compare/internal/speed/bench"
	"gorouting/compare/internal/stats"
	"gorouting/compare/internal/words"
	"gorouting/internal/gen"
	"gorouting/internal/routes"
)

// title is the beginning of the page.
const title = "# What the generated routers cost\n\n"

// method says how it is measured.
const method = `Routers that [routegen](routegen.md) makes, beside libraries that are set up plainly, on the same requests. All read every parameter and write the
same two bytes in one Write; numbers are parsed. A request is a fresh one. *usual* is one request for each route, over and over, in the
order of the table, which a processor learns by heart; the others are shuffled, as many different ones as the name says. *touch* reads the
path and routes nothing: it is what the measuring costs. In a round, each router is sent its requests over and over for 20 ms first, and then for 40 ms
that count, all of them once at least. *grown* tables are made: so many routes as an API has them that grows. *hard* is made to have routers go back.

ns are the medians of all rounds, of the processor time of the program. A multiple compares a router with %[1]s in the same round; it is the
median, with the least and the greatest. Allocations are exact. A library that answers a request by another route than docs/any-table.md
wants is marked with how many.

`

// Page is what a run has measured, for one or more tables.
type Page struct {
	Config        Config
	Command       string // what to type for another page like this one
	Before, After string // the load average before it and after
	Sections      []Section
}

// String returns the page as Markdown.
func (p Page) String() string {
	var text strings.Builder
	fmt.Fprintf(&text, title+method, p.Sections[0].made[0].technique)
	fmt.Fprintf(&text, "Measured on %s with %s on %s/%s, %d cores of %q, by `%s`: %d rounds in each of %d processes, each with the generated code at other addresses. "+
		"Load average %s before and %s after.\n", time.Now().UTC().Format(time.DateOnly), runtime.Version(), runtime.GOOS, runtime.GOARCH,
		runtime.NumCPU(), measure.CPU(), p.Command, p.Config.Rounds, p.Config.Processes, p.Before, p.After)
	text.WriteString(glance(p.Sections))
	for _, s := range p.Sections {
		text.WriteString(s.Markdown())
	}
	return text.String()
}

// Explained returns a section that stands on a page of something else: it says how it was measured.
func Explained(c Config, s Section) string {
	title, rest, _ := strings.Cut(s.Markdown(), "\n\n")
	return title + "\n\n" + strings.TrimSpace(fmt.Sprintf(method, s.made[0].technique)) +
		fmt.Sprintf(" There were %s in each of %s.\n\n", words.Count(c.Rounds, "round"), words.Count(c.Processes, "process")) + rest
}

// published is the table whose overview the README shows.
const published = "github-2013"

// Where the overview stands in the README.
const (
	begin = "<!-- techniques -->\n"
	end   = "<!-- end of techniques -->\n"
)

// Publish writes the page into docs/speed.md of the repository, and the overview of github-2013 into its README. It writes both or
// neither.
func (p Page) Publish(root string) error {
	text, err := os.ReadFile(filepath.Join(root, "README.md"))
	if err != nil {
		return err
	}
	before, rest, opened := strings.Cut(string(text), begin)
	_, after, closed := strings.Cut(rest, end)
	i := slices.IndexFunc(p.Sections, func(s Section) bool { return s.name == published })
	if !opened || !closed || i < 0 {
		return fmt.Errorf("README.md has no place for the techniques, %s … %s, or %s was not measured", strings.TrimSpace(begin), strings.TrimSpace(end), published)
	}
	return files.Write(root, map[string][]byte{
		"docs/speed.md": []byte(p.String()),
		"README.md":     []byte(before + begin + overview(p.Sections[i].made, p.Sections[i].measured) + end + after),
	})
}

// Section is what was measured for a table.
type Section struct {
	name     string
	routes   *routes.Table
	made     []made
	measured []bench.Measured // of each process
}

// Markdown returns the section.
func (s Section) Markdown() string {
	var text strings.Builder
	fmt.Fprintf(&text, "\n## %s, %s\n\n", s.name, words.Count(len(s.routes.Routes), "route"))
	if n := len(s.routes.Overlaps()); n > 0 {
		fmt.Fprintf(&text, "%s of its routes cross. ", words.Count(n, "pair"))
	}
	technique, why := gen.Sensible(s.routes)
	fmt.Fprintf(&text, "Of tree and table, routegen advises %s: %s.\n\n", technique, why)
	text.WriteString(overview(s.made, s.measured))
	for _, refused := range s.measured[0].Refused {
		library, why, _ := strings.Cut(refused, ": ")
		fmt.Fprintf(&text, "\n%s refuses the table: `%s`\n", library, strings.ReplaceAll(why, "`", "'"))
	}
	for i := range s.measured[0].Loads {
		times(&text, s.measured, i)
	}
	return text.String()
}

// overviewed are the libraries that the overview sets beside the generated routers, by their names in a sentence.
var overviewed = map[string]string{"gin": "gin", "servemux": "`http.ServeMux`"}

// overview returns a table of the generated routers, and of two libraries as they are: their lines, how long they take to build, and
// the ns of each load.
func overview(made []made, all []bench.Measured) string {
	var text, line strings.Builder
	text.WriteString("| technique | lines of router.go | to build it |")
	line.WriteString("|---|---:|---:|")
	for _, load := range all[0].Loads {
		fmt.Fprintf(&text, " ns, %s |", load.Load)
		line.WriteString("---:|")
	}
	text.WriteString("\n" + line.String() + "\n")
	for k, m := range made {
		fmt.Fprintf(&text, "| `%s` | %d | %.1f s |%s\n", m.technique, m.lines, m.build.Seconds(), medians(all, k))
	}
	for k, router := range all[0].Loads[0].Routers {
		if name := overviewed[router.Name]; name != "" {
			fmt.Fprintf(&text, "| %s, the library | – | – |%s\n", name, medians(all, k))
		}
	}
	return text.String()
}

// medians returns the cells with the ns of router k for each load.
func medians(all []bench.Measured, k int) string {
	var cells strings.Builder
	for i := range all[0].Loads {
		fmt.Fprintf(&cells, " %.0f |", stats.Median(nanoseconds(all, i, k)))
	}
	return cells.String()
}

// nanoseconds returns what router k took for load i in each round of all processes.
func nanoseconds(all []bench.Measured, i, k int) []float64 {
	var ns []float64
	for _, m := range all {
		ns = append(ns, m.Loads[i].Routers[k].NS...)
	}
	return ns
}

// times prints what came out for load i.
func times(out io.Writer, all []bench.Measured, i int) {
	first := all[0].Loads[i]
	unit, title := "ns", fmt.Sprintf("%s, %s", first.Load, words.Count(first.Requests, "request"))
	if first.PerByte() {
		unit, title = "ns a byte", "A path of "+first.Load
	}
	fmt.Fprintf(out, "\n%s:\n\n| router | %s | × %s | allocs | wrong |\n|---|---:|---:|---:|---|\n", title, unit, first.Routers[0].Name)
	for k, router := range first.Routers {
		ns, ratios := stats.Median(nanoseconds(all, i, k)), multiples(all, i, k, 0)
		cost, wrong := fmt.Sprintf("%.0f", ns), "–"
		if first.PerByte() {
			cost = fmt.Sprintf("%.3f", ns/float64(first.Bytes))
		}
		if router.Wrong != "" {
			wrong = "`" + router.Wrong + "`"
		}
		fmt.Fprintf(out, "| `%s` | %s | %s | %.1f | %s |\n", router.Name, cost, spread(ratios), router.Allocs, wrong)
	}
}

// spread returns the median of sorted ratios with the least and the greatest: "3.50 (2.00 … 10.00)".
func spread(ratios []float64) string {
	if len(ratios) == 1 {
		return fmt.Sprintf("%.2f (one round)", ratios[0])
	}
	return fmt.Sprintf("%.2f (%.2f … %.2f)", stats.Median(ratios), ratios[0], ratios[len(ratios)-1])
}

// multiples returns how many times as long as router base router k took for load i, for each round of all processes, sorted.
func multiples(all []bench.Measured, i, k, base int) []float64 {
	var ratios []float64
	for _, m := range all {
		for round, ns := range m.Loads[i].Routers[k].NS {
			ratios = append(ratios, ns/m.Loads[i].Routers[base].NS[round])
		}
	}
	slices.Sort(ratios)
	return ratios
}
