package gen

import (
	"errors"
	"fmt"
	"net/http"
	"strings"

	"gorouting/internal/routes"
)

// refuseMux returns an error if http.ServeMux cannot serve the table: a routes.Errors with everything to change. For example,
//
//	GET /posts/{id:int}               ServeMux has no numbers
//	GET /a/{x}          GET /{y}/b    ServeMux panics, because neither is more specific
func refuseMux(t *routes.Table) error {
	switch {
	case !t.HEAD:
		return errors.New("http.ServeMux serves HEAD with GET routes; leave out -head=false, or choose another technique, such as after")
	case t.OPTIONS:
		return errors.New("http.ServeMux does not answer OPTIONS by itself; leave out -options, or choose another technique, such as after")
	}
	c := newCode(t, Options{}, technique{})
	patterns := newTrie(withoutKinds(c.rows))
	var all routes.Errors
	refuse := func(i int, format string, args ...any) {
		text := fmt.Sprintf(format, args...) + ", or choose another technique, such as after"
		all = append(all, &routes.Error{Line: t.Routes[c.rows[i].route].Line, Column: 1, Text: text})
	}
	for i, r := range c.rows {
		route := t.Routes[r.route]
		if i == 0 || c.rows[i-1].route != r.route { // the other row of a route has the same segments
			for _, s := range r.pattern {
				if hint := withoutKind(s); hint != "" {
					refuse(i, "%q: http.ServeMux has no segment %s; %s", route, s, hint)
				}
			}
		}
		if words := c.panics(r); words != "" {
			refuse(i, "%q: http.ServeMux refuses the pattern: %s; change it", route, words)
			continue
		}
		for _, k := range patterns.overlapping(withoutKinds(c.rows[i : i+1])[0].pattern) {
			other := c.rows[k]
			if k >= i || other.route == r.route || c.panics(other) != "" {
				continue
			}
			if words := c.panics(other, r); words != "" {
				line := t.Routes[other.route].Line
				refuse(i, "%q conflicts with %q of line %d in http.ServeMux: %s; change one", route, t.Routes[other.route], line, words)
			}
		}
	}
	if all == nil {
		return nil
	}
	return all
}

// withoutKinds returns the rows as http.ServeMux would have them, with {name} for each parameter that is one segment.
func withoutKinds(rows []row) []row {
	var all []row
	for _, r := range rows {
		r.pattern = append(routes.Pattern(nil), r.pattern...)
		for k, s := range r.pattern {
			if s.IsParam() && s.Kind != routes.Rest {
				r.pattern[k] = routes.Segment{Kind: routes.String, Name: s.Name}
			}
		}
		all = append(all, r)
	}
	return all
}

// withoutKind says what to write instead of a segment that http.ServeMux does not have. It returns "" if ServeMux has the segment.
func withoutKind(s routes.Segment) string {
	switch {
	case s.IsBeside():
		return fmt.Sprintf("write {%s}, and take the parameter out of the segment in the handler", s.Name)
	case s.Kind == routes.Int:
		return fmt.Sprintf("write {%s}, and convert the text to a number in the handler", s.Name)
	case s.Kind == routes.List:
		return fmt.Sprintf("write {%s}, and compare the text in the handler", s.Name)
	}
	return ""
}

// panics returns the message of the panic if http.ServeMux refuses the rows together, and otherwise "".
func (c *code) panics(rows ...row) (words string) {
	defer func() {
		if p := recover(); p != nil {
			lines := strings.Split(fmt.Sprint(p), "\n") // the first line names this file, and examples begin at the fourth
			words = strings.TrimSuffix(strings.Join(lines[min(1, len(lines)-1):min(3, len(lines))], " "), ".")
		}
	}()
	mux := http.NewServeMux()
	for _, r := range rows {
		mux.Handle(c.registered(r), http.NotFoundHandler())
	}
	return ""
}

// refuseMuxOptions returns an error for an option that http.ServeMux has no place for. It sets Pattern and path values by itself.
func refuseMuxOptions(o Options) error {
	switch {
	case o.Hooks:
		return errors.New("http.ServeMux has no hooks for 404 and 405; leave out -hooks, or choose another technique, such as after")
	case o.Lookup:
		return errors.New("http.ServeMux has a lookup of its own, its method Handler; leave out -lookup, or choose another technique, such as after")
	}
	return nil
}
