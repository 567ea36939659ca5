package app_test

import (
	"encoding/json"
	"fmt"
	"log"
	"net/http"
	"net/url"
	"os"
	"strings"

	"app"
	router "app/admin"
)

// App has the handlers of routegen.md. The other handlers, of router.App, answer 501.
type App struct {
	router.App
	log  *log.Logger
	shop http.Handler
}

// SignedIn lets requests with a token through.
func (a *App) SignedIn(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("Authorization") != "Bearer secret" {
			answerError(w, http.StatusUnauthorized, "sign in")
			return
		}
		next.ServeHTTP(w, r)
	})
}

// Audited is the middleware of the routes with @audited.
func (a *App) Audited(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		a.log.Printf("%s %s", r.Method, r.URL.Path)
		next.ServeHTTP(w, r)
	})
}

// DeleteUser shows that the handler gets the value of the parameter.
func (a *App) DeleteUser(w http.ResponseWriter, r *http.Request, id int) {
	fmt.Fprintln(w, "deleted", id)
}

// NotFound answers a request whose path no route matches.
func (a *App) NotFound(w http.ResponseWriter, r *http.Request) {
	answerError(w, http.StatusNotFound, "there is no "+r.URL.Path)
}

// MethodNotAllowed answers a request whose path has routes, but none for the method. The router has set the header Allow.
func (a *App) MethodNotAllowed(w http.ResponseWriter, r *http.Request, allow []string) {
	answerError(w, http.StatusMethodNotAllowed, "use one of "+strings.Join(allow, ", "))
}

// answerError answers with a JSON object that has the text.
func answerError(w http.ResponseWriter, status int, text string) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	json.NewEncoder(w).Encode(map[string]string{"error": text})
}

// Profile serves everything below /debug/pprof.
func (a *App) Profile(w http.ResponseWriter, r *http.Request, path string) {
	http.DefaultServeMux.ServeHTTP(w, r) // import _ "net/http/pprof"
}

// VisitShop serves everything below /shop.
func (a *App) VisitShop(w http.ResponseWriter, r *http.Request, path string) {
	http.StripPrefix("/shop", a.shop).ServeHTTP(w, r)
}

// withoutSlash redirects a path that ends in a slash and has no route to the path without the slash.
func withoutSlash(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		path := strings.TrimSuffix(r.URL.Path, "/")
		if router.Lookup(r.Method, r.URL.Path).Name == "" && router.Lookup(r.Method, path).Name != "" {
			to := url.URL{Path: path, RawQuery: r.URL.RawQuery}
			http.Redirect(w, r, to.String(), http.StatusPermanentRedirect)
			return
		}
		next.ServeHTTP(w, r)
	})
}

func Example_features() {
	shop := http.NewServeMux()
	shop.HandleFunc("GET /cart/{$}", func(w http.ResponseWriter, r *http.Request) { fmt.Fprintln(w, "cart") })
	http.HandleFunc("/debug/pprof/", func(w http.ResponseWriter, r *http.Request) { fmt.Fprintln(w, "profiles") })
	handler := withoutSlash(router.New(&App{log: log.New(os.Stdout, "audited: ", 0), shop: shop}))

	app.Show(handler, "GET", "/admin/users")
	app.Show(handler, "GET", "/admin/users", "Authorization: Bearer secret")
	app.Show(handler, "DELETE", "/admin/users/7", "Authorization: Bearer secret")
	app.Show(handler, "GET", "/admin/nope")
	app.Show(handler, "POST", "/admin/users")
	app.Show(handler, "GET", "/debug/pprof/")
	app.Show(handler, "GET", "/debug/pprof/", "Authorization: Bearer secret")
	app.Show(handler, "GET", "/shop/cart/")
	app.Show(handler, "GET", "/shop/hours")
	app.Show(handler, "GET", "/admin/users/?sort=name")
	app.Show(handler, "GET", "/admin/nope/")
	// Output:
	// GET /admin/users: 401 {"error":"sign in"}
	// audited: GET /admin/users
	// GET /admin/users: 501 501 not implemented
	// audited: DELETE /admin/users/7
	// DELETE /admin/users/7: 200 deleted 7
	// GET /admin/nope: 404 {"error":"there is no /admin/nope"}
	// POST /admin/users: 405 {"error":"use one of GET, HEAD"}
	// GET /debug/pprof/: 401 {"error":"sign in"}
	// GET /debug/pprof/: 200 profiles
	// GET /shop/cart/: 200 cart
	// GET /shop/hours: 501 501 not implemented
	// GET /admin/users/?sort=name: 308 <a href="/admin/users?sort=name">Permanent Redirect</a>.
	// GET /admin/nope/: 404 {"error":"there is no /admin/nope/"}
}

func Example_lookup() {
	found := router.Lookup("DELETE", "/admin/users/7")
	fmt.Println(found.Pattern, found.Name, found.Params.Id)

	refused := router.Lookup("POST", "/admin/users")
	fmt.Println(refused.Name == "", refused.Allow)
	// Output:
	// /admin/users/{id:int} deleteUser 7
	// true [GET HEAD]
}
