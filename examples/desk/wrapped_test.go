package desk

import (
	"fmt"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"examples/desk/router"
)

// TestWrapped sends requests at the same time through middleware of net/http that copies requests or runs handlers in a goroutine.
// With -race, it finds a router that writes into a request of somebody else.
func TestWrapped(t *testing.T) {
	app, _ := newApp()
	for i := range 8 {
		app.tickets.add(Ticket{From: "eve", Subject: fmt.Sprint("subject ", i+1)})
	}
	for name, wrap := range map[string]func(http.Handler) http.Handler{
		"StripPrefix":     func(h http.Handler) http.Handler { return h },
		"TimeoutHandler":  func(h http.Handler) http.Handler { return http.TimeoutHandler(h, time.Minute, "late") },
		"MaxBytesHandler": func(h http.Handler) http.Handler { return http.MaxBytesHandler(h, 20) },
		"all of them": func(h http.Handler) http.Handler {
			return http.MaxBytesHandler(http.TimeoutHandler(http.MaxBytesHandler(h, 20), time.Minute, "late"), 20)
		},
	} {
		t.Run(name, func(t *testing.T) {
			inner := wrap(app.counted(router.New(app)))
			mux := http.NewServeMux()
			mux.HandleFunc("/{tenant}/{id}/", func(w http.ResponseWriter, r *http.Request) {
				tenant, id := r.PathValue("tenant"), r.PathValue("id")
				http.StripPrefix("/"+tenant+"/"+id, inner).ServeHTTP(w, r)
				if r.Pattern != "/{tenant}/{id}/" || r.PathValue("tenant") != tenant || r.PathValue("id") != id {
					t.Errorf("the router has changed the request outside: %s, tenant %s, id %s", r.Pattern, r.PathValue("tenant"), r.PathValue("id"))
				}
			})
			url := serve(t, mux)
			if got := newClient(t, url, "").do(t, "POST", "/a/b/login", form("admin", "wrong")); name != "StripPrefix" && got.status == 303 {
				t.Errorf("a wrong password is answered %d", got.status)
			}
			token, ok := app.users.login("admin", password)
			if !ok {
				t.Fatal("the login fails")
			}
			var group sync.WaitGroup
			for i := range 8 {
				group.Go(func() {
					c := newClient(t, url, "")
					cookie := "Cookie: session=" + token
					prefix, id := fmt.Sprintf("/tenant%d/%d00", i, i), i+1
					for range 5 {
						if got, want := c.do(t, "GET", fmt.Sprintf("%s/api/tickets/%d", prefix, id), "", cookie), fmt.Sprint("subject ", id); !strings.Contains(got.body, want) {
							t.Errorf("ticket %d is answered %d %s", id, got.status, got.body)
						}
						if got := c.do(t, "GET", prefix+"/files/printers", ""); got.header.Get("Location") != "printers/" {
							t.Errorf("a folder is redirected to %s", got.header.Get("Location"))
						}
						if got := c.do(t, "GET", prefix+"/nothing", ""); got.status != 404 || got.body != "nothing is at this address\n" {
							t.Errorf("an unknown path is answered %d %s", got.status, got.body)
						}
						if got := c.do(t, "PUT", prefix+"/login", ""); got.status != 405 || got.header.Get("Allow") != "GET, HEAD, POST" {
							t.Errorf("a wrong method is answered %d, Allow: %s", got.status, got.header.Get("Allow"))
						}
						long := fmt.Sprintf(`{"text": %q}`, strings.Repeat("x", 100))
						wantStatus := 204
						if name == "MaxBytesHandler" || name == "all of them" {
							wantStatus = 413
						}
						if got := c.do(t, "POST", fmt.Sprintf("%s/api/tickets/%d/replies", prefix, id), long, cookie); got.status != wantStatus {
							t.Errorf("a long body is answered %d, want %d", got.status, wantStatus)
						}
					}
				})
			}
			group.Wait()
		})
	}
}

// TestTimeout: http.TimeoutHandler answers while the login is still working. With -race, it finds a router that shares something with it.
func TestTimeout(t *testing.T) {
	app, _ := newApp()
	app.users.cost = 600_000 // so that a login takes longer than the limit
	c := newClient(t, serve(t, http.TimeoutHandler(app.Handler(), time.Millisecond, "too late")), "")
	for range 3 {
		if got := c.do(t, "POST", "/login", form("admin", password)); got.status != 503 || got.body != "too late" {
			t.Errorf("a slow login is answered %d %s", got.status, got.body)
		}
	}
}
