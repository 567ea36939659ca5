package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"time"

	"gorouting/compare/genbench/bench"
	"gorouting/internal/gen"
	"gorouting/internal/routes"
)

// intro is the beginning of the page.
const intro = `# What the generated routers cost

Routers that [routegen](routegen.md) makes, beside libraries that are set up plainly, on the same requests. All read every parameter and write the
same two bytes in one Write; numbers are parsed. A request is a fresh one. *usual* is one request for each route, over and over, in the
order of the table, which a processor learns by heart; the others are shuffled, as many different ones as the name says. *touch* reads the
path and routes nothing: it is what the measuring costs.

ns are the medians of all rounds, of the processor time of the program. A multiple compares a router with %[1]s in the same round; it is the
median, with the least and the greatest. Allocations are exact. A library that answers a request by another route than docs/any-table.md
wants is marked with how many.

`

// page is what a run has measured.
type page struct {
	config        config
	args          []string // of the command
	before, after string   // the load average before it and after
	sections      []section
}

// String returns the page.
func (p page) String() string {
	var text strings.Builder
	command := strings.TrimSpace("go run -C compare ./genbench " + strings.Join(p.args, " "))
	fmt.Fprintf(&text, intro, p.sections[0].made[0].technique)
	fmt.Fprintf(&text, "Measured on %s with %s on %s/%s, %d cores of %q, by `%s`: %d rounds in each of %d processes, each with its code in another order. "+
		"Load average %s before and %s after.\n", time.Now().UTC().Format(time.DateOnly), runtime.Version(), runtime.GOOS, runtime.GOARCH,
		runtime.NumCPU(), processor(), command, p.config.rounds, p.config.processes, p.before, p.after)
	for _, s := range p.sections {
		s.print(&text)
	}
	return text.String()
}

// published is the table whose overview the README shows.
const published = "github-2013"

// Where the overview stands in the README.
const (
	begin = "<!-- techniques -->\n"
	end   = "<!-- end of techniques -->\n"
)

// publish writes the page into docs/speed.md of the repository, and its overview into the README.
func (p page) publish(root string) error {
	readme := filepath.Join(root, "README.md")
	text, err := os.ReadFile(readme)
	if err != nil {
		return err
	}
	before, rest, opened := strings.Cut(string(text), begin)
	_, after, closed := strings.Cut(rest, end)
	i := slices.IndexFunc(p.sections, func(s section) bool { return s.name == published })
	if !opened || !closed || i < 0 {
		return fmt.Errorf("%s has no place for the techniques, %s … %s, or %s was not measured", readme, strings.TrimSpace(begin), strings.TrimSpace(end), published)
	}
	if err := os.WriteFile(filepath.Join(root, "docs", "speed.md"), []byte(p.String()), 0o644); err != nil {
		return err
	}
	return os.WriteFile(readme, []byte(before+begin+overview(p.sections[i].made, p.sections[i].measured)+end+after), 0o644)
}

// section is what came out for a table.
type section struct {
	name     string
	routes   *routes.Table
	made     []made
	measured []bench.Measured // of each process
}

// print prints the section.
func (s section) print(out io.Writer) {
	fmt.Fprintf(out, "\n## %s, %s\n\n", s.name, count(len(s.routes.Routes), "route"))
	if n := len(s.routes.Crossings()); n > 0 {
		fmt.Fprintf(out, "%s of its routes cross. ", count(n, "pair"))
	}
	technique, why := gen.Sensible(s.routes)
	fmt.Fprintf(out, "Of tree and table, routegen advises %s: %s.\n\n", technique, why)
	fmt.Fprint(out, overview(s.made, s.measured))
	for _, refused := range s.measured[0].Refused {
		library, why, _ := strings.Cut(refused, ": ")
		fmt.Fprintf(out, "\n%s refuses the table: `%s`\n", library, strings.ReplaceAll(why, "`", "'"))
	}
	for i := range s.measured[0].Loads {
		times(out, s.measured, i)
	}
}

// overview returns a table of the generated routers: their lines, how long they take to build, and the ns of each load.
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
		fmt.Fprintf(&text, "| `%s` | %d | %.1f s |", m.technique, m.lines, m.build.Seconds())
		for i := range all[0].Loads {
			fmt.Fprintf(&text, " %.0f |", median(nanoseconds(all, i, k)))
		}
		text.WriteString("\n")
	}
	return text.String()
}

// nanoseconds returns what router k took for load i in each round of all processes, sorted.
func nanoseconds(all []bench.Measured, i, k int) []float64 {
	var ns []float64
	for _, m := range all {
		ns = append(ns, m.Loads[i].Routers[k].NS...)
	}
	slices.Sort(ns)
	return ns
}

// times prints what came out for load i.
func times(out io.Writer, all []bench.Measured, i int) {
	first := all[0].Loads[i]
	perByte := strings.HasSuffix(first.Load, "bytes")
	unit, title := "ns", fmt.Sprintf("%s, %s", first.Load, count(first.Requests, "request"))
	if perByte {
		unit, title = "ns a byte", "A path of "+first.Load
	}
	fmt.Fprintf(out, "\n%s:\n\n| router | %s | × %s | allocs | wrong |\n|---|---:|---:|---:|---|\n", title, unit, first.Routers[0].Name)
	for k, router := range first.Routers {
		ns, ratios := median(nanoseconds(all, i, k)), multiples(all, i, k)
		cost, wrong := fmt.Sprintf("%.0f", ns), "–"
		if perByte {
			cost = fmt.Sprintf("%.3f", ns/float64(first.Bytes))
		}
		if router.Wrong != "" {
			wrong = "`" + router.Wrong + "`"
		}
		fmt.Fprintf(out, "| `%s` | %s | %.2f (%.2f … %.2f) | %.1f | %s |\n", router.Name, cost, median(ratios), ratios[0], ratios[len(ratios)-1], router.Allocs, wrong)
	}
}

// multiples returns how many times as long as the first router router k took for load i, for each round of all processes, sorted.
func multiples(all []bench.Measured, i, k int) []float64 {
	var ratios []float64
	for _, m := range all {
		for round, ns := range m.Loads[i].Routers[k].NS {
			ratios = append(ratios, ns/m.Loads[i].Routers[0].NS[round])
		}
	}
	slices.Sort(ratios)
	return ratios
}

// count returns "1 route" or "2 routes".
func count(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}

// median returns the middle of numbers that are sorted.
func median(sorted []float64) float64 {
	n := len(sorted)
	return (sorted[(n-1)/2] + sorted[n/2]) / 2
}

// load returns the load average of the last minute as the system gives it.
func load() string {
	text, err := os.ReadFile("/proc/loadavg")
	if err != nil {
		return "unknown"
	}
	average, _, _ := strings.Cut(string(text), " ")
	return average
}

// processor returns the processor's name as the system gives it.
func processor() string {
	text, _ := os.ReadFile("/proc/cpuinfo")
	for line := range strings.Lines(string(text)) {
		if key, name, ok := strings.Cut(line, ":"); ok && strings.TrimSpace(key) == "model name" {
			return strings.TrimSpace(name)
		}
	}
	return "unknown"
}
