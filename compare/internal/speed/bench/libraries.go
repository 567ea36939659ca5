package bench

import (
	"fmt"
	"net/http"
	"regexp"
	"strconv"
	"strings"

	"github.com/gin-gonic/gin"
	"github.com/go-chi/chi/v5"
	"github.com/julienschmidt/httprouter"
	"github.com/labstack/echo/v5"
	"github.com/uptrace/bunrouter"

	"gorouting/internal/routes"
)

// Library makes routers of tables as it is used plainly.
type Library struct {
	Name string
	New  func(t *routes.Table, h Handlers) http.Handler // it may panic if it does not take the table
}

// Libraries are those that generated routers are measured beside.
var Libraries = []Library{
	{"gin", newGin}, {"httprouter", newHTTPRouter}, {"bunrouter", newBunRouter}, {"echo", newEcho}, {"chi", newChi}, {"servemux", newServeMux},
}

// pattern returns the route's pattern with parameters as one of the libraries writes them. They are named for the number of
// their segment, because some libraries take only one name in a place.
func pattern(r routes.Route, param, rest func(name string) string) string {
	var all strings.Builder
	for i, s := range r.Segments {
		all.WriteByte('/')
		switch s.Kind {
		case routes.Text:
			all.WriteString(s.Text)
		case routes.Rest:
			all.WriteString(rest(name(i)))
		default:
			all.WriteString(param(name(i)))
		}
	}
	return all.String()
}

func name(segment int) string { return "p" + strconv.Itoa(segment) }

func colon(name string) string  { return ":" + name }
func star(name string) string   { return "*" + name }
func braces(name string) string { return "{" + name + "}" }

// Handlers are the handlers of a table's routes for each library, in the order of the routes. They are generated, each as a
// person would write it: handlers that share their code would spare the processor the reading of it.
type Handlers struct {
	Gin        []gin.HandlerFunc
	HTTPRouter []httprouter.Handle
	BunRouter  []bunrouter.HandlerFunc
	Echo       []echo.HandlerFunc
	Chi        []http.HandlerFunc
	ServeMux   []http.HandlerFunc
}

// Generated returns the code of the variable handlers of type Handlers for the table.
func Generated(t *routes.Table) string {
	var text strings.Builder
	text.WriteString("var handlers = bench.Handlers{\n")
	for _, l := range []struct{ field, kind, head, value, writer, tail string }{
		{"Gin", "gin.HandlerFunc", "func(c *gin.Context) {", "c.Param(%q)", "c.Writer", "}"},
		{"HTTPRouter", "httprouter.Handle", "func(w http.ResponseWriter, _ *http.Request, p httprouter.Params) {", "p.ByName(%q)", "w", "}"},
		{"BunRouter", "bunrouter.HandlerFunc", "func(w http.ResponseWriter, r bunrouter.Request) error {", "r.Param(%q)", "w", "return nil }"},
		{"Echo", "echo.HandlerFunc", "func(c *echo.Context) error {", "c.Param(%q)", "c.Response()", "return nil }"},
		{"Chi", "http.HandlerFunc", "func(w http.ResponseWriter, r *http.Request) {", "chi.URLParam(r, %q)", "w", "}"},
		{"ServeMux", "http.HandlerFunc", "func(w http.ResponseWriter, r *http.Request) {", "r.PathValue(%q)", "w", "}"},
	} {
		fmt.Fprintf(&text, "%s: []%s{\n", l.field, l.kind)
		for i, r := range t.Routes {
			text.WriteString(l.head + "\n")
			for k, s := range r.Segments {
				name := name(k)
				if s.Kind == routes.Rest && (l.field == "Echo" || l.field == "Chi") {
					name = "*"
				}
				switch s.Kind {
				case routes.Int:
					fmt.Fprintf(&text, "bench.Digits("+l.value+")\n", name)
				case routes.Any, routes.Rest:
					fmt.Fprintf(&text, "bench.Text("+l.value+")\n", name)
				}
			}
			fmt.Fprintf(&text, "bench.Answer(%s, %d)\n%s,\n", l.writer, i, l.tail)
		}
		text.WriteString("},\n")
	}
	text.WriteString("}\n")
	return text.String()
}

func newGin(t *routes.Table, h Handlers) http.Handler {
	gin.SetMode(gin.ReleaseMode)
	engine := gin.New()
	for i, r := range t.Routes {
		engine.Handle(r.Method, pattern(r, colon, star), h.Gin[i])
	}
	return engine
}

func newHTTPRouter(t *routes.Table, h Handlers) http.Handler {
	router := httprouter.New()
	for i, r := range t.Routes {
		router.Handle(r.Method, pattern(r, colon, star), h.HTTPRouter[i])
	}
	return router
}

func newBunRouter(t *routes.Table, h Handlers) http.Handler {
	router := bunrouter.New()
	for i, r := range t.Routes {
		router.Handle(r.Method, pattern(r, colon, star), h.BunRouter[i])
	}
	return router
}

func newEcho(t *routes.Table, h Handlers) http.Handler {
	e := echo.New()
	for i, r := range t.Routes {
		e.Add(r.Method, pattern(r, colon, func(string) string { return "*" }), h.Echo[i])
	}
	return e
}

func newChi(t *routes.Table, h Handlers) http.Handler {
	router := chi.NewRouter()
	for i, r := range t.Routes {
		router.Method(r.Method, pattern(r, braces, func(string) string { return "*" }), h.Chi[i])
	}
	return router
}

func newServeMux(t *routes.Table, h Handlers) http.Handler {
	mux := http.NewServeMux()
	for i, r := range t.Routes {
		path := pattern(r, braces, func(name string) string { return "{" + name + "...}" })
		if strings.HasSuffix(path, "/") {
			path += "{$}"
		}
		mux.HandleFunc(r.Method+" "+path, h.ServeMux[i])
	}
	return mux
}

// registered is where http.ServeMux says that a pattern was registered: a place in this file, on the machine that measured.
var registered = regexp.MustCompile(` \(registered at [^)]*\)`)

// take returns the library's router for the table, or why it does not take it.
func (l Library) take(t *routes.Table, handlers Handlers) (h http.Handler, refusal string) {
	defer func() {
		if p := recover(); p != nil {
			refusal, _, _ = strings.Cut(registered.ReplaceAllString(fmt.Sprint(p), ""), "\n")
		}
	}()
	return l.New(t, handlers), ""
}
