package examples

import (
	"fmt"
	"net/http"
	"net/http/httptest"

	"github.com/go-chi/chi/v5"
	"github.com/gorilla/mux"

	"gorouting/match"
)

// cors lets pages of one origin call next. It answers preflights itself.
func cors(origin string, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Add("Vary", "Origin") // for caches: the answer depends on this header
		if r.Header.Get("Origin") != origin {
			next.ServeHTTP(w, r)
			return
		}
		h.Set("Access-Control-Allow-Origin", origin)
		if r.Method != "OPTIONS" || r.Header.Get("Access-Control-Request-Method") == "" {
			next.ServeHTTP(w, r)
			return
		}
		h.Set("Access-Control-Allow-Methods", "GET, POST, PUT, DELETE")
		h.Set("Access-Control-Allow-Headers", "Authorization, Content-Type")
		h.Set("Access-Control-Max-Age", "600") // the browser may reuse the answer for 600 seconds
		w.WriteHeader(http.StatusNoContent)
	})
}

// preflight asks as a browser does before it sends a PUT from that origin.
func preflight(h http.Handler, origin, path string) {
	r := httptest.NewRequest("OPTIONS", path, nil)
	r.Header.Set("Origin", origin)
	r.Header.Set("Access-Control-Request-Method", "PUT")
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	fmt.Printf("%s: %d %q %q\n", path, w.Code, w.Header().Get("Access-Control-Allow-Origin"), w.Header().Get("Access-Control-Allow-Methods"))
}

func Example_cors() {
	handler := cors("https://app.example", signedIn(match.New()))

	preflight(handler, "https://app.example", "/contact")
	preflight(handler, "https://other.example", "/contact")
	show(handler, "GET", "/contact", "Origin: https://app.example")
	show(handler, "GET", "/contact", "Authorization: Bearer secret")
	// Output:
	// /contact: 204 "https://app.example" "GET, POST, PUT, DELETE"
	// /contact: 401 "" ""
	// GET /contact: 401 401 unauthorized
	// GET /contact: 200 contact
}

// Without CORS, routers answer 405 to OPTIONS.
func Example_options() {
	m := http.NewServeMux()
	m.Handle("GET /contact", say("contact"))
	c := chi.NewRouter()
	c.Get("/contact", say("contact"))
	g := mux.NewRouter()
	g.Handle("/contact", say("contact")).Methods("GET")

	for _, router := range []http.Handler{match.New(), m, c, g} {
		w := httptest.NewRecorder()
		router.ServeHTTP(w, httptest.NewRequest("OPTIONS", "/contact", nil))
		fmt.Printf("%d Allow %q\n", w.Code, w.Header().Get("Allow"))
	}
	// Output:
	// 405 Allow "GET"
	// 405 Allow "GET, HEAD"
	// 405 Allow "GET"
	// 405 Allow ""
}

// On 405, middleware of chi's Use runs. Middleware of chi's With and Group does not run, and neither does gorilla's Use.
func Example_corsInside() {
	appCORS := func(next http.Handler) http.Handler { return cors("https://app.example", next) }

	use := chi.NewRouter()
	use.Use(appCORS)
	use.Put("/contact", say("contact"))

	group := chi.NewRouter()
	group.Group(func(c chi.Router) {
		c.Use(appCORS)
		c.Put("/contact", say("contact"))
	})

	g := mux.NewRouter()
	g.Use(appCORS)
	g.Handle("/contact", say("contact")).Methods("PUT")

	for _, router := range []http.Handler{use, group, g} {
		preflight(router, "https://app.example", "/contact")
	}
	// Output:
	// /contact: 204 "https://app.example" "GET, POST, PUT, DELETE"
	// /contact: 405 "" ""
	// /contact: 405 "" ""
}
