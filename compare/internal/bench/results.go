package bench

import (
	"cmp"
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/perf/benchfmt"
)

// Names of routers and families.
const (
	ServeMux = "servemux" // published ratios compare with this router
	NoRouter = "none"     // in the family Share: a server with a single handler

	Serve  = "Serve"  // what a request costs
	Make   = "Make"   // what making a router costs
	Heap   = "Heap"   // how ratios depend on the live heap
	Share  = "Share"  // the share of routing in the cost of a whole request
	Build  = "Build"  // lines and build time of generated routers
	Binary = "Binary" // size of a program with the router
)

// Cell has the fields of a benchmark's name. The line
//
//	BenchmarkServe/table=widgets/routes=11/request=hits/router=gin-2
//
// belongs to Cell{Family: Serve, Table: "widgets", Routes: 11, Request: "hits", Router: "gin"}.
type Cell struct {
	Family, Table string
	Routes        int
	Request       string
	Router        string
	Live          string // the live heap in the family Heap, "64MiB"; otherwise ""
}

// Results has the measurements of one run.
type Results struct {
	Config map[string]string // the lines "key: value", such as "cpu: …"; the last value if a key has several
	Others []float64         // the lines "others: 0.01": the share of processor time that other programs used

	cells   []Cell
	measure map[Cell][]measurement
}

// measurement has the values of one line.
type measurement struct {
	at     at
	values map[string]float64 // by unit
}

// at says where a line was measured.
type at struct{ process, round int }

// Read reads lines in the Go benchmark format. name is the name of the file in errors.
func Read(name string, r io.Reader) (*Results, error) {
	results := &Results{Config: map[string]string{}, measure: map[Cell][]measurement{}}
	reader := benchfmt.NewReader(r, name)
	for reader.Scan() {
		switch record := reader.Result().(type) {
		case *benchfmt.SyntaxError:
			return nil, record
		case *benchfmt.Result:
			if err := results.add(record); err != nil {
				file, line := record.Pos()
				return nil, fmt.Errorf("%s:%d: %w", file, line, err)
			}
		}
	}
	return results, reader.Err()
}

// add adds one line.
func (r *Results) add(record *benchfmt.Result) error {
	others := r.Config["others"]
	for _, c := range record.Config {
		r.Config[c.Key] = string(c.Value)
	}
	if now := r.Config["others"]; now != others {
		if share, err := strconv.ParseFloat(now, 64); err == nil {
			r.Others = append(r.Others, share)
		}
	}
	cell, err := cellOf(record.Name)
	if err != nil {
		return err
	}
	m := measurement{values: map[string]float64{}}
	for key, field := range map[string]*int{"process": &m.at.process, "round": &m.at.round} {
		if text := record.GetConfig(key); text != "" {
			if *field, err = strconv.Atoi(text); err != nil {
				return fmt.Errorf("%s: %q must be a number", key, text)
			}
		}
	}
	for _, v := range record.Values {
		if v.OrigUnit != "" {
			v.Value, v.Unit = v.OrigValue, v.OrigUnit
		}
		m.values[v.Unit] = v.Value
	}
	if r.measure[cell] == nil {
		r.cells = append(r.cells, cell)
	}
	r.measure[cell] = append(r.measure[cell], m)
	return nil
}

// cellOf returns the cell of a benchmark's name.
func cellOf(name benchfmt.Name) (Cell, error) {
	family, parts := name.Parts()
	c := Cell{Family: string(family)}
	fields := map[string]*string{"table": &c.Table, "request": &c.Request, "router": &c.Router, "heap": &c.Live}
	for _, part := range parts {
		key, value, isKey := strings.Cut(strings.TrimPrefix(string(part), "/"), "=")
		switch field := fields[key]; {
		case !isKey: // the number of processors
		case field != nil:
			*field = value
		case key == "routes":
			n, err := strconv.Atoi(value)
			if err != nil {
				return c, fmt.Errorf("routes=%s must be a number", value)
			}
			c.Routes = n
		}
	}
	return c, nil
}

// name returns the benchmark's name without the number of processors.
func (c Cell) name() string {
	name := "Benchmark" + c.Family
	for _, part := range [][2]string{{"heap", c.Live}, {"table", c.Table}, {"routes", strconv.Itoa(c.Routes)}, {"request", c.Request}, {"router", c.Router}} {
		if part[1] != "" && part[1] != "0" {
			name += "/" + part[0] + "=" + part[1]
		}
	}
	return name
}

// Cells returns all measured cells, in the order of the file.
func (r *Results) Cells() []Cell { return slices.Clone(r.cells) }

// Time returns the processor time of an operation in nanoseconds.
func (r *Results) Time(c Cell) Interval { return between(r.logs(c, "ns/op")) }

// Ratio compares a cell with the same cell of another router: 2 means that c takes twice as long. Only rounds that measured both
// routers count.
func (r *Results) Ratio(c Cell, to string) Interval { return between(r.ratios(c, to)) }

// ratios returns the logarithms of the ratios to another router, by process. A ratio compares two times from the same round.
func (r *Results) ratios(c Cell, to string) map[int][]float64 {
	other := c
	other.Router = to
	base := map[at]float64{}
	for _, m := range r.measure[other] {
		base[m.at] = m.values["ns/op"]
	}
	logs := map[int][]float64{}
	for _, m := range r.measure[c] {
		if ns := m.values["ns/op"]; ns > 0 && base[m.at] > 0 {
			logs[m.at.process] = append(logs[m.at.process], math.Log(ns/base[m.at]))
		}
	}
	return logs
}

// logs returns the logarithms of a cell's values in a unit, by process.
func (r *Results) logs(c Cell, unit string) map[int][]float64 {
	all := map[int][]float64{}
	for _, m := range r.measure[c] {
		if v := m.values[unit]; v > 0 {
			all[m.at.process] = append(all[m.at.process], math.Log(v))
		}
	}
	return all
}

// Value returns the median of a cell's values in a unit such as "B/op". If the cell has no such values, it returns false.
func (r *Results) Value(c Cell, unit string) (float64, bool) {
	var all []float64
	for _, m := range r.measure[c] {
		if v, ok := m.values[unit]; ok {
			all = append(all, v)
		}
	}
	return median(all), len(all) > 0
}

// Skipped returns why a cell was not measured: the library refuses the table, or answers a request wrongly. It returns "" if the cell
// was measured, or if the plan did not include the cell.
func (r *Results) Skipped(c Cell) string {
	whole := c
	whole.Request = ""
	return cmp.Or(r.Config[skippedKey(c)], r.Config[skippedKey(whole)])
}

// Noisy reports whether the interval of a cell's ratio to ServeMux is wider than the ratio. If ServeMux was not measured, it checks
// the cell's time instead of the ratio.
func (r *Results) Noisy(c Cell) bool {
	if ratio := r.Ratio(c, ServeMux); ratio.Known() {
		return ratio.Wide()
	}
	return r.Time(c).Wide()
}

// skippedKey returns the key of the line that says why a cell was not measured: "skipped-widgets-11-405-pat". If a library refuses the
// whole table, the key has no request: "skipped-widgets-11-pat".
func skippedKey(c Cell) string {
	var parts []string
	for _, part := range []string{"skipped", c.Table, strconv.Itoa(c.Routes), c.Request, c.Router} {
		if part != "" {
			parts = append(parts, part)
		}
	}
	return strings.ToLower(strings.Join(parts, "-"))
}

// Verdict is the result of comparing two routers.
type Verdict int

// The verdicts.
const (
	Undecided Verdict = iota // the intervals are too wide to decide
	Faster                   // the first router is faster, and another run would confirm it
	Slower
	Tie // they differ by less than 5 %, and more rounds would confirm it
)

// tie is the largest ratio of two routers that tie.
const tie = 1.05

// Ties compares two cells that differ only in the router. They tie if the confidence interval of this run's mean ratio is between
// 1/1.05 and 1.05. One is faster if the interval for another run, which is wider, excludes the ratio 1.
func (r *Results) Ties(a, b Cell) Verdict {
	logs := r.ratios(a, b.Router)
	ratio := between(logs)
	if ratio.N < 2 {
		return Undecided
	}
	mean, _, margin := within(logs)
	switch {
	case math.Abs(mean)+margin < math.Log(tie):
		return Tie
	case ratio.High < 1:
		return Faster
	case ratio.Low > 1:
		return Slower
	}
	return Undecided
}

// Share returns the percentage of routing among all samples in the profile of a busy server. samples is the number of all samples.
func (r *Results) Share(router string) (percent Interval, samples int) {
	routing, all, processes := 0.0, 0.0, map[int]bool{}
	for _, c := range r.cells {
		if c.Family != Share || c.Router != router {
			continue
		}
		for _, m := range r.measure[c] {
			routing, all = routing+m.values["routing-samples"], all+m.values["samples"]
			processes[m.at.process] = true
		}
	}
	percent = wilson(routing, all)
	percent.N = len(processes)
	return percent, int(all)
}

// ShareByTime measures the same share by processor time. It returns how many percent cheaper a request becomes if a single handler
// replaces the router. The result is negative if the server with the router was faster by chance.
func (r *Results) ShareByTime(router string) Interval {
	i := slices.IndexFunc(r.cells, func(c Cell) bool { return c.Family == Share && c.Router == NoRouter })
	if i < 0 {
		return Interval{}
	}
	without := r.Ratio(r.cells[i], router)
	if !without.Known() {
		return without
	}
	return Interval{100 * (1 - without.Mid), 100 * (1 - without.High), 100 * (1 - without.Low), without.N}
}

// Coverage compares the ratios to ServeMux that two runs have in common. all is the number of these ratios. outside is how many ratios
// of the second run are outside of the first run's intervals.
func Coverage(first, second *Results) (outside, all int) {
	for _, c := range first.cells {
		a, b := first.Ratio(c, ServeMux), second.Ratio(c, ServeMux)
		if c.Family != Serve || c.Router == ServeMux || a.N < 2 || !b.Known() {
			continue
		}
		all++
		if b.Mid < a.Low || b.Mid > a.High {
			outside++
		}
	}
	return outside, all
}
