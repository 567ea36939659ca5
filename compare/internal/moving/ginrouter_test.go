package moving

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"os/exec"
	"strconv"
	"testing"

	"github.com/gin-gonic/gin"

	"gorouting/compare/internal/moving/router"
)

// App has the handlers that have moved to a generated router. The others are still in gin.
type App struct {
	old *gin.Engine
}

// Auth is gin's auth as the middleware of the routes with @auth.
func (a *App) Auth(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("Authorization") == "" {
			answer(w, http.StatusUnauthorized, map[string]string{"error": "log in"})
			return // c.Abort
		}
		next.ServeHTTP(w, r) // c.Next
	})
}

// ShowUser was func(c *gin.Context), and converted c.Param("id") itself.
func (a *App) ShowUser(w http.ResponseWriter, r *http.Request, id int) {
	answer(w, http.StatusOK, map[string]any{"id": id, "tab": r.URL.Query().Get("tab")})
}

// answer replaces c.JSON.
func answer(w http.ResponseWriter, status int, value any) {
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	w.WriteHeader(status)
	json.NewEncoder(w).Encode(value)
}

// NotFound passes a path that is not in the table to gin.
func (a *App) NotFound(w http.ResponseWriter, r *http.Request) { a.old.ServeHTTP(w, r) }

// MethodNotAllowed passes a path to gin if the table has only other methods of it.
func (a *App) MethodNotAllowed(w http.ResponseWriter, r *http.Request, allow []string) {
	w.Header().Del("Allow")
	a.old.ServeHTTP(w, r)
}

// DeleteUser deletes a user.
func (a *App) DeleteUser(w http.ResponseWriter, r *http.Request, id int) {
	w.WriteHeader(http.StatusNoContent)
}

// ShowFile serves a file. The path has no slash at its start.
func (a *App) ShowFile(w http.ResponseWriter, r *http.Request, path string) {
	answer(w, http.StatusOK, "file "+path)
}

// TestRouteByRoute: requests for routes that have moved reach the new handlers, and all others reach gin.
func TestRouteByRoute(t *testing.T) {
	old := gin.New()
	old.GET("/users", func(c *gin.Context) { c.String(http.StatusOK, "gin lists") })
	old.GET("/users/:id", func(c *gin.Context) {
		if _, err := strconv.Atoi(c.Param("id")); err != nil {
			c.String(http.StatusBadRequest, "gin wants a number")
			return
		}
		c.String(http.StatusOK, "gin shows")
	})
	old.PUT("/users/:id", func(c *gin.Context) { c.String(http.StatusOK, "gin edits %s", c.Param("id")) })
	h := router.New(&App{old})
	for _, test := range []struct {
		method, path, auth string
		status             int
		body               string
	}{
		{"GET", "/users/7?tab=posts", "", 200, `{"id":7,"tab":"posts"}` + "\n"},
		{"GET", "/users/x", "", 400, "gin wants a number"},
		{"GET", "/users", "", 200, "gin lists"},
		{"GET", "/users/", "", 301, "<a href=\"/users\">Moved Permanently</a>.\n\n"},
		{"PUT", "/users/7", "", 200, "gin edits 7"},
		{"DELETE", "/users/7", "", 401, `{"error":"log in"}` + "\n"},
		{"DELETE", "/users/7", "me", 204, ""},
		{"GET", "/files/a/b", "me", 200, `"file a/b"` + "\n"},
		{"GET", "/nope", "", 404, "404 page not found"},
	} {
		r := httptest.NewRequest(test.method, test.path, nil)
		r.Header.Set("Authorization", test.auth)
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		if w.Code != test.status || w.Body.String() != test.body || w.Header().Get("Allow") != "" {
			t.Errorf("%s %s: %d %q, Allow: %q, want %d %q", test.method, test.path, w.Code, w.Body, w.Header().Get("Allow"), test.status, test.body)
		}
	}
}

// TestRouterIsCurrent: the router is what routegen writes for the table.
func TestRouterIsCurrent(t *testing.T) {
	out, err := exec.Command("go", "run", "gorouting/cmd/routegen", "-hooks", "-check", "-o", "router", "routes.txt").CombinedOutput()
	if err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}
