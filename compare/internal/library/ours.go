package library

import (
	"fmt"
	"net/http"

	"gorouting/internal/baseline"
	"gorouting/internal/routers"
	"gorouting/internal/routes"
)

// titles describe the eight routers of this module.
var titles = map[string]string{
	"regextable":    "by hand: a table of regular expressions",
	"regexswitch":   "by hand: a switch on regular expressions",
	"match":         "by hand: a switch on patterns with a + for a segment",
	"split":         "by hand: a switch on the segments of the path",
	"shiftpath":     "by hand: handlers that take segments off the path one by one",
	"chirouter":     "go-chi/chi, wrapped to keep the contract",
	"gorillarouter": "gorilla/mux, wrapped to keep the contract",
	"patrouter":     "bmizerany/pat, wrapped to keep the contract",
}

// wrapped are the modules of the three routers that wrap a library.
var wrapped = map[string]string{"chirouter": chiModule, "gorillarouter": gorillaModule, "patrouter": patModule}

func init() {
	for _, r := range routers.All {
		registered = append(registered, Router{
			Name: r.Name, Group: Ours, Title: titles[r.Name], Module: wrapped[r.Name],
			place: 10, program: `r := lib.New()`, make: widgetsOnly(r.New),
		})
	}
	registered = append(registered, Router{
		Name: "baseline", Group: Baseline, Title: "the code that routegen writes for the widgets, in the technique after",
		place: 1000, make: widgetsOnly(baseline.New),
	})
}

// widgetsOnly returns a function for Router.make. The function refuses every table except the widgets.
func widgetsOnly(router func() http.Handler) func(t *routes.Table, h Handlers) (http.Handler, error) {
	widgets := routes.Widgets().String()
	return func(t *routes.Table, _ Handlers) (http.Handler, error) {
		if t.String() != widgets {
			return nil, fmt.Errorf("the router has the widget routes only")
		}
		return router(), nil
	}
}
