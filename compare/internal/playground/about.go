package playground

import (
	"runtime"
	"runtime/debug"

	"gorouting/compare/internal/library"
	"gorouting/internal/gen"
)

// about describes the engine on a host.
func about(host string) About {
	a := About{Host: host, Go: runtime.Version(), Limits: limits}
	versions := map[string]string{"": a.Go} // by module; "" is net/http
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, m := range info.Deps {
			versions[m.Path] = m.Version
		}
		for _, s := range info.Settings {
			if s.Key == "vcs.revision" {
				a.Revision = s.Value
			}
		}
	}
	for _, r := range library.In(library.Library) {
		s := Setup{Name: r.Name, Library: r.Library, Title: r.Title, Module: r.Module, Version: versions[r.Module], Options: []Link{}}
		for _, o := range r.Options {
			s.Options = append(s.Options, Link{o.Text, o.URL})
		}
		a.Setups = append(a.Setups, s)
	}
	for _, r := range movers() {
		m := Mover{Name: r.Name, Switches: []Switch{}}
		for _, s := range r.Switches() {
			m.Switches = append(m.Switches, Switch{s.Name, s.On, s.URL})
		}
		a.Movers = append(a.Movers, m)
	}
	for _, t := range gen.Techniques() {
		a.Techniques = append(a.Techniques, Technique{t[0], t[1]})
	}
	return a
}
