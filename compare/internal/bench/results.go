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
	ServeMux = "servemux" // the router that published ratios are to
	NoRouter = "none"     // in the family Share: a server with a single handler

	Serve  = "Serve"  // what a request costs
	Make   = "Make"   // what making a router costs
	Heap   = "Heap"   // how ratios depend on the live heap
	Share  = "Share"  // the part of routing in a whole request
	Build  = "Build"  // lines and build time of generated routers
	Binary = "Binary" // size of a program with the router
)

// Cell is what a benchmark's name says. The line
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

// Results is the measurements of one run.
type Results struct {
	Config map[string]string // "date", "go", "cpu" and other lines "key: value"; of several values of a key, the last
	Others []float64         // the share of processor time that other programs used, one value for each "others: 0.01"

	cells   []Cell
	measure map[Cell][]measurement
}

// measurement is one line.
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

// cellOf returns what a benchmark's name says.
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

// Cells returns everything that was measured, in the order of the file.
func (r *Results) Cells() []Cell { return slices.Clone(r.cells) }

// Time returns the processor time of an operation in nanoseconds.
func (r *Results) Time(c Cell) Interval { return between(r.logs(c, "ns/op")) }

// Ratio returns how many times as long the cell takes as another router, from the rounds that both have.
func (r *Results) Ratio(c Cell, to string) Interval { return between(r.ratios(c, to)) }

// ratios returns the logarithms of the ratios to another router in the same rounds, by process.
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

// logs returns the logarithms of a cell's values, by process.
func (r *Results) logs(c Cell, unit string) map[int][]float64 {
	all := map[int][]float64{}
	for _, m := range r.measure[c] {
		if v := m.values[unit]; v > 0 {
			all[m.at.process] = append(all[m.at.process], math.Log(v))
		}
	}
	return all
}

// Value returns the median of a cell's values in a unit such as "B/op", and false if it has none.
func (r *Results) Value(c Cell, unit string) (float64, bool) {
	var all []float64
	for _, m := range r.measure[c] {
		if v, ok := m.values[unit]; ok {
			all = append(all, v)
		}
	}
	return median(all), len(all) > 0
}

// Skipped returns why a cell was not measured: the library refuses the table, or answers a request in another way than the table
// wants. It is "" for a cell that was measured or not asked for.
func (r *Results) Skipped(c Cell) string {
	whole := c
	whole.Request = ""
	return cmp.Or(r.Config[skippedKey(c)], r.Config[skippedKey(whole)])
}

// Noisy reports whether the interval of a cell's ratio to ServeMux is wider than the ratio. Where ServeMux was not measured, the
// interval of its time counts.
func (r *Results) Noisy(c Cell) bool {
	if ratio := r.Ratio(c, ServeMux); ratio.Known() {
		return ratio.Wide()
	}
	return r.Time(c).Wide()
}

// skippedKey returns the key of the line that says why a cell was not measured: "skipped-widgets-11-405-pat: …". A library that
// refuses the whole table has a line without the request.
func skippedKey(c Cell) string {
	var parts []string
	for _, part := range []string{"skipped", c.Table, strconv.Itoa(c.Routes), c.Request, c.Router} {
		if part != "" {
			parts = append(parts, part)
		}
	}
	return strings.ToLower(strings.Join(parts, "-"))
}

// Verdict is how two routers compare.
type Verdict int

// The verdicts.
const (
	Undecided Verdict = iota // too few rounds to say
	Faster                   // the first one is faster, in this run and in the next
	Slower
	Tie // they differ by less than 5 %; more rounds would show nothing else
)

// tie is the greatest ratio of routers that are equally fast.
const tie = 1.05

// Ties compares two cells, which differ in the router only. They tie if the mean ratio of this run is between 1/1.05 and 1.05 with its
// whole confidence interval; runs may differ by more. They are faster or slower if the interval for another run says so.
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

// Share returns how many percent of the samples of a busy server's profile are of routing, and the number of samples.
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

// ShareByTime is Share by another method: how many percent less a request costs on a server that has a single handler and no
// router. The result is negative if the server with a router was faster by chance.
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

// Coverage compares the ratios to ServeMux that both runs have: it returns how many of the second run are outside the first run's
// intervals, and how many there are.
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
