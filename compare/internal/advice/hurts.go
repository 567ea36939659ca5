package advice

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"gorouting/compare/internal/found"
	"gorouting/compare/internal/words"
)

// fewNames is how many behaviours are called by their names, and not counted.
const fewNames = 2

// hurting says in which ways libraries answer that can hurt: by their names if it is one library and they are few, and otherwise how
// many there are as its documentation begins and with its options.
func (a adviser) hurting(libraries ...string) string {
	var parts []string
	for _, name := range libraries {
		begins, options, ok := a.hurts(name)
		switch {
		case !ok:
			return ""
		case len(libraries) == 1 && len(begins) > 0 && len(begins) <= fewNames && slices.Equal(begins, options):
			return "can hurt: " + words.List(quoted(begins))
		case len(begins) == len(options):
			parts = append(parts, fmt.Sprintf("%d in %s", len(begins), called(name)))
		default:
			parts = append(parts, fmt.Sprintf("%d in %s, %d with its options set", len(begins), called(name), len(options)))
		}
	}
	return "behaviours that can hurt: " + strings.Join(parts, "; ")
}

// quoted returns names in quotation marks.
func quoted(names []string) []string {
	var all []string
	for _, name := range names {
		all = append(all, "“"+name+"”")
	}
	return all
}

// hurts returns the behaviours of a library that can hurt, as its documentation begins and with its options set for the contract.
func (a adviser) hurts(library string) (begins, options []string, ok bool) {
	for _, x := range a.Routers {
		if x.Group != found.GroupPlain || x.Library != library || len(a.Rows) == 0 {
			continue
		}
		names := a.hurtingRows(x.Name)
		if len(x.Options) == 0 {
			begins, options, ok = names, names, true
		} else {
			options = names
		}
	}
	return begins, options, ok
}

// hurtingRows returns the names of the rows in which a router does what can hurt.
func (a adviser) hurtingRows(router string) []string {
	var names []string
	for _, row := range a.Rows {
		if c, _ := row.Cell(router); c.Mark == found.Hurts {
			names = append(names, row.Name)
		}
	}
	return names
}

// least returns how many behaviours of a library can hurt, in the better of its set-ups.
func (a adviser) least(library string) int {
	begins, options, _ := a.hurts(library)
	return min(len(begins), len(options))
}

// advised is the libraries that other lines name.
var advised = []string{mux, "chi", "gin", "echo"}

// worse returns the libraries that have more behaviours that can hurt, even in the better of their set-ups, than any that is advised has in
// the worse of its own; those with the most first.
func (a adviser) worse() []string {
	most := 0
	for _, name := range advised {
		begins, options, _ := a.hurts(name)
		most = max(most, len(begins), len(options))
	}
	var names []string
	for _, x := range a.Routers {
		if x.Group == found.GroupPlain && x.Library != "" && len(x.Options) == 0 && a.least(x.Library) > most {
			names = append(names, x.Library)
		}
	}
	slices.SortStableFunc(names, func(x, y string) int { return cmp.Compare(a.least(y), a.least(x)) })
	return names
}

// not says not to take libraries, and how many behaviours that can hurt each has.
func (a adviser) not(libraries []string) string {
	var parts []string
	for _, name := range libraries {
		parts = append(parts, fmt.Sprintf("%s (%d)", called(name), a.least(name)))
	}
	if len(parts) == 0 {
		return ""
	}
	return "not " + words.List(parts)
}

// givenUp says which of the libraries are faster than http.ServeMux where a route is found.
func (a adviser) givenUp(libraries []string) string {
	ranking := a.Ranking("hits")
	if ranking.Pairs == 0 || ranking.Noisy {
		return ""
	}
	faster := slices.DeleteFunc(slices.Clone(libraries), func(name string) bool { return !ranking.Faster(name, mux) })
	if len(faster) == 0 {
		return "no speed: none of them is separated from `http.ServeMux` as the faster one"
	}
	return "speed: " + a.times(append(faster, mux)...)
}
