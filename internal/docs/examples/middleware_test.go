package examples

import (
	"fmt"
	"net/http"
	"strings"

	"github.com/bmizerany/pat"
	"github.com/go-chi/chi/v5"
	"github.com/gorilla/mux"

	"gorouting/match"
)

// logged prints each request after it is answered.
func logged(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		next.ServeHTTP(w, r)
		fmt.Println("log:", r.Method, r.URL.Path)
	})
}

// allowed reports whether the request has the right token. If not, it answers 401.
func allowed(w http.ResponseWriter, r *http.Request) bool {
	if r.Header.Get("Authorization") == "Bearer secret" {
		return true
	}
	w.Header().Set("WWW-Authenticate", "Bearer")
	http.Error(w, "401 unauthorized", http.StatusUnauthorized)
	return false
}

// signedIn is middleware: it calls next only for allowed requests.
func signedIn(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if allowed(w, r) {
			next.ServeHTTP(w, r)
		}
	})
}

// under applies middleware to paths that begin with prefix. Other requests go to next directly.
func under(prefix string, middleware func(http.Handler) http.Handler, next http.Handler) http.Handler {
	inside := middleware(next)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if strings.HasPrefix(r.URL.Path, prefix) {
			inside.ServeHTTP(w, r)
		} else {
			next.ServeHTTP(w, r)
		}
	})
}

func Example_wholeRouter() {
	handler := logged(match.New())

	show(handler, "GET", "/foo/admin")
	show(handler, "GET", "/no/such/page")
	show(handler, "PUT", "/contact")
	// Output:
	// log: GET /foo/admin
	// GET /foo/admin: 200 widgetAdmin foo
	// log: GET /no/such/page
	// GET /no/such/page: 404 404 page not found
	// log: PUT /contact
	// PUT /contact: 405 405 method not allowed
}

// Each router has its own way to wrap one handler.
func Example_oneHandler() {
	admin := say("admin")

	m := http.NewServeMux()
	m.Handle("GET /admin", signedIn(admin))

	c := chi.NewRouter()
	c.With(signedIn).Get("/admin", admin)

	g := mux.NewRouter()
	g.Handle("/admin", signedIn(admin)).Methods("GET")

	p := pat.New()
	p.Get("/admin", signedIn(admin))

	for _, router := range []http.Handler{m, c, g, p} {
		show(router, "GET", "/admin")
		show(router, "GET", "/admin", "Authorization: Bearer secret")
	}
	// Output:
	// GET /admin: 401 401 unauthorized
	// GET /admin: 200 admin
	// GET /admin: 401 401 unauthorized
	// GET /admin: 200 admin
	// GET /admin: 401 401 unauthorized
	// GET /admin: 200 admin
	// GET /admin: 401 401 unauthorized
	// GET /admin: 200 admin
}

func Example_groups() {
	users := say("users")

	c := chi.NewRouter()
	c.Route("/api", func(c chi.Router) {
		c.Use(signedIn)
		c.Get("/users", users)
	})

	g := mux.NewRouter()
	api := g.PathPrefix("/api").Subrouter()
	api.Use(signedIn)
	api.Handle("/users", users).Methods("GET")

	for _, router := range []http.Handler{c, g} {
		show(router, "GET", "/api/users")
		show(router, "GET", "/api/users", "Authorization: Bearer secret")
	}
	// Output:
	// GET /api/users: 401 401 unauthorized
	// GET /api/users: 200 users
	// GET /api/users: 401 401 unauthorized
	// GET /api/users: 200 users
}

func Example_groupOfAnyRouter() {
	handler := under("/api/", signedIn, match.New())

	show(handler, "GET", "/api/widgets")
	show(handler, "GET", "/api/nope/nope")
	show(handler, "GET", "/contact")
	// Output:
	// GET /api/widgets: 401 401 unauthorized
	// GET /api/nope/nope: 401 401 unauthorized
	// GET /contact: 200 contact
}

func Example_groupByMux() {
	site := match.New()
	api := http.NewServeMux()
	api.Handle("GET /users", say("users"))

	outer := http.NewServeMux()
	outer.Handle("/api/", signedIn(http.StripPrefix("/api", api)))
	outer.Handle("/", site)

	show(outer, "GET", "/api/users")
	show(outer, "GET", "/api/users", "Authorization: Bearer secret")
	show(outer, "GET", "/contact")
	show(outer, "GET", "//contact")
	// Output:
	// GET /api/users: 401 401 unauthorized
	// GET /api/users: 200 users
	// GET /contact: 200 contact
	// GET //contact: 307 to /contact
}

func Example_mount() {
	shop := http.StripPrefix("/shop", match.New())

	c := chi.NewRouter()
	c.Mount("/shop", shop)

	g := mux.NewRouter()
	g.PathPrefix("/shop/").Handler(shop)

	m := http.NewServeMux()
	m.Handle("/shop/", shop)

	for _, router := range []http.Handler{c, g, m} {
		show(router, "GET", "/shop/contact")
		show(router, "PUT", "/shop/contact")
		show(router, "GET", "/shop")
	}
	show(logged(m), "GET", "/shop/contact")
	// Output:
	// GET /shop/contact: 200 contact
	// PUT /shop/contact: 405 405 method not allowed
	// GET /shop: 404 404 page not found
	// GET /shop/contact: 200 contact
	// PUT /shop/contact: 405 405 method not allowed
	// GET /shop: 404 404 page not found
	// GET /shop/contact: 200 contact
	// PUT /shop/contact: 405 405 method not allowed
	// GET /shop: 307 to /shop/
	// log: GET /shop/contact
	// GET /shop/contact: 200 contact
}

// A router that redirects does not know the prefix that StripPrefix removed.
func Example_redirectOfMounted() {
	inner := http.NewServeMux()
	inner.Handle("GET /contact", say("contact"))

	show(http.StripPrefix("/shop", inner), "GET", "/shop/x/../contact")
	// Output: GET /shop/x/../contact: 307 to /contact
}

// The page has a table of the middleware that runs when no handler does.
func Example_refusals() {
	note := func(name string) func(http.Handler) http.Handler {
		return func(next http.Handler) http.Handler {
			return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				fmt.Println(name)
				next.ServeHTTP(w, r)
			})
		}
	}
	c := chi.NewRouter()
	c.Use(note("chi Use"))
	c.With(note("chi With")).Get("/a", say("a"))
	c.Group(func(c chi.Router) {
		c.Use(note("chi Group"))
		c.Get("/b", say("b"))
	})
	c.Route("/api", func(c chi.Router) {
		c.Use(note("chi Route"))
		c.Get("/c", say("c"))
	})

	g := mux.NewRouter()
	g.Handle("/a", say("a")).Methods("GET")
	g.Use(note("gorilla Use"))
	s := g.PathPrefix("/api").Subrouter()
	s.Use(note("gorilla Subrouter"))
	s.Handle("/c", say("c")).Methods("GET")

	for _, router := range []http.Handler{c, g} {
		show(router, "GET", "/a")
		show(router, "PUT", "/a")
		show(router, "PUT", "/b")
		show(router, "GET", "/nope")
		show(router, "GET", "/api/nope")
		show(router, "PUT", "/api/c")
	}
	// Output:
	// chi Use
	// chi With
	// GET /a: 200 a
	// chi Use
	// PUT /a: 405
	// chi Use
	// PUT /b: 405
	// chi Use
	// GET /nope: 404 404 page not found
	// chi Use
	// chi Route
	// GET /api/nope: 404 404 page not found
	// chi Use
	// chi Route
	// PUT /api/c: 405
	// gorilla Use
	// GET /a: 200 a
	// PUT /a: 405
	// PUT /b: 404 404 page not found
	// GET /nope: 404 404 page not found
	// GET /api/nope: 404 404 page not found
	// PUT /api/c: 405
}

// chi panics if Use follows a route.
func Example_lateUse() {
	defer func() { fmt.Println(recover()) }()
	c := chi.NewRouter()
	c.Get("/", say("home"))
	c.Use(logged)
	// Output: chi: all middlewares must be defined before routes on a mux
}
