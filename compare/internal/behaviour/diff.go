package behaviour

import (
	"runtime"
	"runtime/debug"

	"gorouting/compare/internal/library"
	"gorouting/internal/differ"
	"gorouting/internal/routes"
)

// Migration has the changes that clients notice when one router replaces another, and the routes that the new one refuses. It can be
// encoded as JSON.
type Migration struct {
	From, To Party
	Routes   int             // number of routes in the table
	Asked    []library.Route // the routes that the two routers were asked about; both take them
	Result   differ.Result   `json:",omitzero"`
	Routegen bool            // whether routegen takes all routes; only set if To refuses some
}

// Party is one of the two routers of a Migration.
type Party struct {
	Name    string // "gin", "gorilla:StrictSlash", "routegen-tree"
	Title   string
	Version string             `json:",omitempty"` // "v1.12.0"; Go's version for http.ServeMux; "" if unknown
	Options []library.Link     `json:",omitempty"` // the documented options that are set
	Renamed []library.Renaming `json:",omitempty"` // routes that it takes with other names for their parameters
	Refused []library.Refusal  `json:",omitempty"` // routes that it does not take
}

// Hurts reports whether the migration can hurt: the new router refuses a route, or some client can fail with an answer.
func (m Migration) Hurts() bool { return len(m.To.Refused) > 0 || m.Result.Hurting() > 0 }

// Diff compares two routers, named as in library.Named. It asks them about the routes that both take. Each router is built once; it is
// built again only after a request panicked in it. It also asks the extra requests.
func Diff(t *routes.Table, from, to string, extra ...differ.Request) (Migration, error) {
	routers, err := library.Named(from, to)
	if err != nil {
		return Migration{}, err
	}
	before, after := routers[0].Take(t), routers[1].Take(t)
	m := Migration{From: party(routers[0], before), To: party(routers[1], after), Routes: len(t.Routes)}
	if len(m.To.Refused) > 0 {
		m.Routegen = takenByRoutegen(t)
	}
	asked, result, err := library.Compare(before, after, nil, extra...)
	if err != nil {
		return m, err
	}
	m.Result = result
	for _, r := range asked.Routes {
		m.Asked = append(m.Asked, library.Route{Method: r.Method, Pattern: r.Pattern, Name: r.Name, Line: r.Line})
	}
	return m, nil
}

func party(r library.Router, taken library.Taken) Party {
	return Party{
		Name: r.Name, Title: r.Title, Version: version(r), Options: r.Options, Renamed: taken.Renamed, Refused: taken.Refusals,
	}
}

// version returns the version of a router's library in this program.
func version(r library.Router) string {
	if r.Library == "servemux" {
		return runtime.Version()
	}
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return ""
	}
	for _, module := range info.Deps {
		if module.Path == r.Module {
			return module.Version
		}
	}
	return ""
}

func takenByRoutegen(t *routes.Table) bool {
	routers, err := library.Named("routegen")
	if err != nil {
		return false
	}
	_, err = routers[0].New(t, library.Echo)
	return err == nil
}
