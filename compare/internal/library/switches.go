package library

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// Switch is a documented option that changes the answers of a library. It follows the name of a router: "gorilla:StrictSlash" is
// gorilla/mux with StrictSlash(true), and "gin:RedirectTrailingSlash=false" is gin without that redirect.
type Switch struct {
	Name string
	On   bool   // the library's default
	URL  string // of its documentation
}

// switchable is a library with switches. The function open returns a router without routes; on reports the value of a switch.
type switchable struct {
	Switches []Switch
	open     func(on func(name string) bool) builder
}

// switched returns the router with other values of its switches. The text options contains them, as in "StrictSlash,SkipClean=false".
func (r Router) switched(options string) (Router, error) {
	values := map[string]bool{}
	for _, s := range r.switches.Switches {
		values[s.Name] = s.On
	}
	set := []Link{}
	for option := range strings.SplitSeq(options, ",") {
		name, text, given := strings.Cut(option, "=")
		i := slices.IndexFunc(r.switches.Switches, func(s Switch) bool { return s.Name == name })
		if i < 0 {
			return r, fmt.Errorf("%s has no option %q: expected %s", r.Name, name, r.expected())
		}
		on := true
		if given {
			var err error
			if on, err = strconv.ParseBool(text); err != nil {
				return r, fmt.Errorf("%s=%s: expected true or false", name, text)
			}
		}
		values[name] = on
		set = append(set, Link{fmt.Sprintf("%s = %t", name, on), r.switches.Switches[i].URL})
	}
	open := r.switches.open
	r.configuration = configuration{open: func() builder { return open(func(name string) bool { return values[name] }) }, options: set}
	r.Name, r.Options = r.Name+":"+options, set
	return r, nil
}

// expected describes the options that may follow the router's name.
func (r Router) expected() string {
	if len(r.switches.Switches) == 0 {
		return "no option"
	}
	var names []string
	for _, s := range r.switches.Switches {
		names = append(names, s.Name)
	}
	return "some of " + strings.Join(names, ", ")
}

// Switches returns the options that may follow the router's name.
func (r Router) Switches() []Switch { return r.switches.Switches }
