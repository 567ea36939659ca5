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

// page prints the whole page.
func page(out io.Writer, c config, before, after string, args []string, sections []byte) error {
	command := strings.TrimSpace("go run -C compare ./genbench " + strings.Join(args, " "))
	_, err := fmt.Fprintf(out, intro+"Measured on %s with %s on %s/%s, %d cores of %q, by `%s`: %d rounds in each of %d processes, each with its code in another order. "+
		"Load average %s before and %s after.\n%s", c.techniques[0], time.Now().UTC().Format(time.DateOnly), runtime.Version(), runtime.GOOS, runtime.GOARCH,
		runtime.NumCPU(), processor(), command, c.rounds, c.processes, before, after, sections)
	return err
}

// section prints what came out for a table.
func section(out io.Writer, name string, t *routes.Table, made []made, all []bench.Measured) {
	name = strings.TrimSuffix(filepath.Base(name), ".txt")
	fmt.Fprintf(out, "\n## %s, %s\n\n", name, count(len(t.Routes), "route"))
	if n := len(t.Crossings()); n > 0 {
		fmt.Fprintf(out, "%s of its routes cross. ", count(n, "pair"))
	}
	technique, why := gen.Sensible(t)
	fmt.Fprintf(out, "Of tree and table, routegen advises %s: %s.\n\n", technique, why)
	fmt.Fprint(out, "| technique | lines of router.go | to build it |\n|---|---:|---:|\n")
	for _, m := range made {
		fmt.Fprintf(out, "| `%s` | %d | %.1f s |\n", m.technique, m.lines, m.build.Seconds())
	}
	for _, refused := range all[0].Refused {
		library, why, _ := strings.Cut(refused, ": ")
		fmt.Fprintf(out, "\n%s refuses the table: `%s`\n", library, strings.ReplaceAll(why, "`", "'"))
	}
	for i := range all[0].Loads {
		var same []bench.Times
		for _, m := range all {
			same = append(same, m.Loads[i])
		}
		times(out, same)
	}
}

// times prints what came out for a load, of which each process has measured as much.
func times(out io.Writer, all []bench.Times) {
	first := all[0]
	perByte := strings.HasSuffix(first.Load, "bytes")
	unit, title := "ns", fmt.Sprintf("%s, %s", first.Load, count(first.Requests, "request"))
	if perByte {
		unit, title = "ns a byte", "A path of "+first.Load
	}
	fmt.Fprintf(out, "\n%s:\n\n| router | %s | × %s | allocs | wrong |\n|---|---:|---:|---:|---|\n", title, unit, first.Routers[0].Name)
	for k, router := range first.Routers {
		var ns, ratios []float64
		for _, process := range all {
			ns = append(ns, process.Routers[k].NS...)
			for i, x := range process.Routers[k].NS {
				ratios = append(ratios, x/process.Routers[0].NS[i])
			}
		}
		slices.Sort(ns)
		slices.Sort(ratios)
		cost, wrong := fmt.Sprintf("%.0f", median(ns)), "–"
		if perByte {
			cost = fmt.Sprintf("%.3f", median(ns)/float64(first.Bytes))
		}
		if router.Wrong != "" {
			wrong = "`" + router.Wrong + "`"
		}
		fmt.Fprintf(out, "| `%s` | %s | %.2f (%.2f … %.2f) | %.1f | %s |\n", router.Name, cost, median(ratios), ratios[0], ratios[len(ratios)-1], router.Allocs, wrong)
	}
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
