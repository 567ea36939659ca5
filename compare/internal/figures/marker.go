package figures

import (
	"fmt"
	"slices"
	"strings"
)

const (
	opening = "<!-- figures: "
	closing = " -->"
	ending  = "<!-- end -->"
)

// marker says what is to be shown.
type marker struct {
	place   string            // "README.md:12"
	line    string            // as it is typed
	kind    string            // "cost", or a benchmark's name
	options map[string]string // by key
}

// kind is something that a marker may ask for.
type kind struct {
	name    string
	options []string
	make    func(*Figures, *marker) (string, error)
}

// kinds returns all of them but the benchmarks, which markers ask for by name.
func kinds() []kind {
	return []kind{
		{"machine", nil, (*Figures).machine},
		{"cost", []string{"request", "unit"}, (*Figures).cost},
		{"routes", []string{"unit"}, (*Figures).routes},
		{"plain", []string{"request"}, (*Figures).plain},
		{"slower", nil, (*Figures).slower},
		{"answer", nil, (*Figures).answer},
	}
}

// parseMarker reads a line that begins with opening and ends with closing.
func parseMarker(place, line string) (*marker, error) {
	words := strings.Fields(strings.TrimSuffix(strings.TrimPrefix(line, opening), closing))
	if len(words) == 0 {
		return nil, fmt.Errorf("%s: the marker names nothing; want one of %s", place, kindNames())
	}
	m := &marker{place: place, line: line, kind: words[0], options: map[string]string{}}
	k, err := m.find()
	if err != nil {
		return nil, err
	}
	for _, word := range words[1:] {
		key, value, _ := strings.Cut(word, "=")
		if !slices.Contains(k.options, key) || value == "" {
			return nil, fmt.Errorf("%s: %s takes no option %q; it knows %q, each as key=value", place, m.kind, word, k.options)
		}
		m.options[key] = value
	}
	return m, nil
}

// find returns what the marker asks for.
func (m *marker) find() (kind, error) {
	if m.isBenchmark() {
		return kind{m.kind, []string{"rows", "cols", "over"}, (*Figures).benchmark}, nil
	}
	all := kinds()
	i := slices.IndexFunc(all, func(k kind) bool { return k.name == m.kind })
	if i < 0 {
		return kind{}, fmt.Errorf("%s: no figures are called %q; want one of %s", m.place, m.kind, kindNames())
	}
	return all[i], nil
}

func (m *marker) isBenchmark() bool { return strings.HasPrefix(m.kind, "Benchmark") }

func kindNames() string {
	var names []string
	for _, k := range kinds() {
		names = append(names, k.name)
	}
	return strings.Join(append(names, "a benchmark's name"), ", ")
}
