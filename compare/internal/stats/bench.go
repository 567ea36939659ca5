package stats

import (
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/perf/benchfmt"
)

// RouterFamily is the name of the benchmarks of requests: BenchmarkRouter/router=chi/request=mixed.
const RouterFamily = "BenchmarkRouter"

// Bench is what benchmarks printed, in one run or several.
type Bench struct {
	Config map[string]string // of the lines "key: value", the last for each key
	Series []*Series         // in the order in which they first came
}

// Series is one benchmark's measurements, one for each round of each process.
type Series struct {
	Family string // "BenchmarkRouter"
	Keys   []Key  // of the sub-benchmark, "router=chi" and "request=mixed"

	At                  []At      // where each was measured
	Time, Bytes, Allocs []float64 // ns/op, B/op and allocs/op; the latter two may be empty
}

// At is where a measurement was made. The lines say so with "process: 2" and "round: 1" before it; without them, every
// measurement of a benchmark is a round of its own in one process, 0.
type At struct{ Process, Round int }

// Key is a part of a sub-benchmark's name, "key=value". One that has no key has "".
type Key struct{ Key, Value string }

// Value returns what the name says for a key, or "".
func (s *Series) Value(key string) string {
	for _, k := range s.Keys {
		if k.Key == key {
			return k.Value
		}
	}
	return ""
}

// Read reads lines in the Go benchmark format; errors call the file name. It passes over lines that are not of the format, like
// "PASS".
func Read(r io.Reader, name string) (*Bench, error) {
	b := &Bench{Config: map[string]string{}}
	known := map[string]*Series{} // by package and full name
	reader := benchfmt.NewReader(r, name)
	for reader.Scan() {
		switch record := reader.Result().(type) {
		case *benchfmt.SyntaxError:
			return nil, record
		case *benchfmt.Result:
			for _, c := range record.Config {
				b.Config[c.Key] = string(c.Value)
			}
			id := record.GetConfig("pkg") + " " + record.Name.String()
			if known[id] == nil {
				known[id] = newSeries(record.Name)
				b.Series = append(b.Series, known[id])
			}
			if err := known[id].add(record); err != nil {
				return nil, err
			}
		}
	}
	return b, reader.Err()
}

func newSeries(name benchfmt.Name) *Series {
	base, parts := name.Parts()
	s := &Series{Family: "Benchmark" + string(base)}
	for _, part := range parts {
		text, isKey := strings.CutPrefix(string(part), "/")
		if !isKey {
			continue // the number of processors
		}
		key, value, found := strings.Cut(text, "=")
		if !found {
			key, value = "", text
		}
		s.Keys = append(s.Keys, Key{key, value})
	}
	return s
}

// add takes the measurements of one line. The reader turns ns/op into sec/op; what stood in the file is kept beside it.
func (s *Series) add(record *benchfmt.Result) error {
	if _, timed := record.Value("sec/op"); !timed {
		file, line := record.Pos()
		return fmt.Errorf("%s:%d: Benchmark%s has no ns/op", file, line, record.Name)
	}
	at, err := where(record, len(s.At))
	if err != nil {
		return err
	}
	s.At = append(s.At, at)
	for _, v := range record.Values {
		value, unit := v.Value, v.Unit
		if v.OrigUnit != "" {
			value, unit = v.OrigValue, v.OrigUnit
		}
		switch unit {
		case "ns/op":
			s.Time = append(s.Time, value)
		case "B/op":
			s.Bytes = append(s.Bytes, value)
		case "allocs/op":
			s.Allocs = append(s.Allocs, value)
		}
	}
	return nil
}

// where returns where a line was measured. It is the benchmark's nth, from 0.
func where(record *benchfmt.Result, n int) (At, error) {
	at := At{Round: n + 1}
	for key, field := range map[string]*int{"process": &at.Process, "round": &at.Round} {
		text := record.GetConfig(key)
		if text == "" {
			continue
		}
		number, err := strconv.Atoi(text)
		if err != nil || number < 1 {
			file, line := record.Pos()
			return at, fmt.Errorf("%s:%d: %s: %q before this line; want a number, 1 or more", file, line, key, text)
		}
		*field = number
	}
	return at, nil
}

// Family returns the series of a family, in their order.
func (b *Bench) Family(name string) []*Series {
	return slices.DeleteFunc(slices.Clone(b.Series), func(s *Series) bool { return s.Family != name })
}

// Find returns the first series among all whose name has these keys and values, or nil.
func Find(all []*Series, keys ...Key) *Series {
	for _, s := range all {
		if !slices.ContainsFunc(keys, func(k Key) bool { return !slices.Contains(s.Keys, k) }) {
			return s
		}
	}
	return nil
}
