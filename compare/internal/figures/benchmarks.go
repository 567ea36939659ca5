package figures

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"gorouting/compare/internal/markdown"
	"gorouting/compare/internal/stats"
)

// benchmark shows any benchmark: rows and columns by the keys in the names of its sub-benchmarks.
func (f *Figures) benchmark(m *marker) (string, error) {
	all := f.bench.Family(m.kind)
	if len(all) == 0 {
		return "", fmt.Errorf("the raw lines have no %s", m.kind)
	}
	keys := all[0].Keys
	if len(keys) == 0 {
		return "", fmt.Errorf("%s has no sub-benchmarks named key=value", m.kind)
	}
	rows, cols := cmp.Or(m.options["rows"], keys[0].Key), m.options["cols"]
	if cols == "" && len(keys) > 1 {
		i := slices.IndexFunc(keys, func(k stats.Key) bool { return k.Key != rows })
		cols = keys[i].Key
	}
	switch over := m.options["over"]; {
	case cols != "" && over != "":
		return multiples(all, rows, cols, over)
	case cols != "":
		return grid(all, rows, cols, values(all, cols))
	default:
		return list(all, rows, over)
	}
}

// list has a row for each value of a key, and with over a column of multiples of the row that this names.
func list(all []*stats.Series, rows, over string) (string, error) {
	columns := append([]markdown.Column{{Name: markdown.Plain(rows)}}, markdown.Figures("ns/op, median", "B/op", "allocs/op")...)
	unit := stats.Find(all, stats.Key{Key: rows, Value: over})
	if over != "" {
		if unit == nil {
			return "", noRow(all, rows, over)
		}
		columns = append(columns, markdown.Figures("multiple of "+markdown.Code(over))...)
	}
	t := markdown.NewTable(columns...)
	for _, value := range values(all, rows) {
		s := stats.Find(all, stats.Key{Key: rows, Value: value})
		cells := []string{markdown.Code(value), estimate(s), count(s.Bytes), allocs(s)}
		if unit != nil {
			cells = append(cells, multiple(s, unit))
		}
		t.Add(cells...)
	}
	if t.Len() == 0 {
		return "", noRows(rows)
	}
	return t.String(), nil
}

// noRow is the error for a row that over names and that there is not.
func noRow(all []*stats.Series, rows, over string) error {
	known := values(all, rows)
	if known == nil {
		return noRows(rows)
	}
	return fmt.Errorf("there is no %s=%s; want one of %s", rows, over, strings.Join(known, ", "))
}

// noRows is the error for a key of rows that no name has.
func noRows(rows string) error { return fmt.Errorf("no sub-benchmark is named %s=…", rows) }

// grid has medians by two keys, the columns those that are named.
func grid(all []*stats.Series, rows, cols string, columns []string) (string, error) {
	return cells(all, rows, cols, columns, func(s *stats.Series, _ string) string { return number(s.Interval().Median) })
}

// multiples is grid with multiples of the row that over names.
func multiples(all []*stats.Series, rows, cols, over string) (string, error) {
	if stats.Find(all, stats.Key{Key: rows, Value: over}) == nil {
		return "", noRow(all, rows, over)
	}
	return cells(all, rows, cols, values(all, cols), func(s *stats.Series, col string) string {
		text := number(s.Interval().Median)
		unit := stats.Find(all, stats.Key{Key: rows, Value: over}, stats.Key{Key: cols, Value: col})
		if unit == nil || unit == s {
			return text
		}
		return text + ", × " + multiple(s, unit)
	})
}

// cells has what cell returns for each row and column, and a dash where nothing was measured.
func cells(all []*stats.Series, rows, cols string, columns []string, cell func(s *stats.Series, col string) string) (string, error) {
	if len(values(all, rows)) == 0 || len(columns) == 0 {
		return "", fmt.Errorf("the sub-benchmarks are not named %s=…/%s=…", rows, cols)
	}
	heads := []markdown.Column{{Name: markdown.Plain(rows)}}
	for _, col := range columns {
		heads = append(heads, markdown.Column{Name: markdown.Plain(col), Figures: true})
	}
	t := markdown.NewTable(heads...)
	for _, row := range values(all, rows) {
		line := []string{markdown.Plain(row)}
		for _, col := range columns {
			text := dash
			if s := stats.Find(all, stats.Key{Key: rows, Value: row}, stats.Key{Key: cols, Value: col}); s != nil {
				text = cell(s, col)
			}
			line = append(line, text)
		}
		t.Add(line...)
	}
	return t.String(), nil
}

// values returns the values that a key has, in the order in which they come first.
func values(all []*stats.Series, key string) []string {
	var found []string
	for _, s := range all {
		if v := s.Value(key); v != "" && !slices.Contains(found, v) {
			found = append(found, v)
		}
	}
	return found
}
