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

func short(h http.Handler) http.Handler  { return http.MaxBytesHandler(h, 20) }
func timely(h http.Handler) http.Handler { return http.TimeoutHandler(h, time.Minute, "late") }

// TestWrapped sends requests at the same time to the router below a prefix that the program takes from the path, and inside middleware of
// net/http that copies requests or runs handlers in a goroutine. With -race, it finds a router that writes into somebody else's request.
func TestWrapped(t *testing.T) {
	for name, test := range map[string]struct {
		wrap      func(http.Handler) http.Handler
		streams   bool // http.ResponseController can flush
		longReply int  // the status
	}{
		"StripPrefix":     {func(h http.Handler) http.Handler { return h }, true, 204},
		"TimeoutHandler":  {timely, false, 204},
		"MaxBytesHandler": {short, true, 413},
		"all of them":     {func(h http.Handler) http.Handler { return short(timely(short(h))) }, false, 413},
	} {
		t.Run(name, func(t *testing.T) {
			app, _ := newApp()
			inner := test.wrap(app.counted(router.New(app)))
			mux := http.NewServeMux()
			mux.HandleFunc("/{name}/{id}/", func(w http.ResponseWriter, r *http.Request) {
				name, id := r.PathValue("name"), r.PathValue("id")
				http.StripPrefix("/"+name+"/"+id, inner).ServeHTTP(w, r)
				if r.Pattern != "/{name}/{id}/" || r.PathValue("name") != name || r.PathValue("id") != id {
					t.Errorf("the router has changed the request outside: %s, name %s, id %s", r.Pattern, r.PathValue("name"), r.PathValue("id"))
				}
			})
			url := serve(t, mux)
			token, ok := app.users.login("admin", password)
			if !ok {
				t.Fatal("the login fails")
			}
			var group sync.WaitGroup
			for range 8 {
				ticket := app.tickets.add(Ticket{From: "eve", Subject: "No ink"})
				group.Go(func() {
					c := newClient(t, fmt.Sprintf("%s/shop%d/%d00", url, ticket.ID, ticket.ID), "")
					for range 5 {
						c.useTicket(t, ticket.ID, "Cookie: session="+token, test.longReply)
					}
				})
			}
			group.Wait()
			if test.streams {
				c := newClient(t, url+"/shop/1", "")
				next := c.events(t, "Cookie: session="+token)
				if app.hub.send(everything, "hello"); next() != "hello" {
					t.Error("an event does not arrive")
				}
			}
		})
	}
}

// useTicket sends requests that reach handlers, middleware and hooks.
func (c client) useTicket(t *testing.T, id int, cookie string, longReply int) {
	if got, want := c.do(t, "GET", fmt.Sprintf("/api/tickets/%d", id), "", cookie), fmt.Sprintf(`{"id":%d,`, id); !strings.HasPrefix(got.body, want) {
		t.Errorf("ticket %d is answered %d %s", id, got.status, got.body)
	}
	if got := c.do(t, "GET", "/files/printers", ""); got.header.Get("Location") != "printers/" {
		t.Errorf("a folder is redirected to %s", got.header.Get("Location"))
	}
	if got := c.do(t, "GET", "/nothing", ""); got.status != 404 || got.body != "nothing is at this address\n" {
		t.Errorf("an unknown path is answered %d %s", got.status, got.body)
	}
	if got := c.do(t, "PUT", "/login", ""); got.status != 405 || got.header.Get("Allow") != "GET, HEAD, POST" {
		t.Errorf("a wrong method is answered %d, Allow: %s", got.status, got.header.Get("Allow"))
	}
	if got := c.do(t, "POST", fmt.Sprintf("/api/tickets/%d/replies", id), `{"text": "Which colour is it?"}`, cookie); got.status != longReply {
		t.Errorf("a reply is answered %d %s, want %d", got.status, got.body, longReply)
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
