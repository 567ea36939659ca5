package router

import (
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"
)

// The router is inside http.ServeMux, below a prefix, and behind the usual middleware of net/http. Both have a parameter called tenant.
// A client requests /outer/t/inner/x/7: the tenant is outer for ServeMux, and inner for the router.

// app has the handler of the router.
type app struct {
	show func(w http.ResponseWriter, r *http.Request, tenant string, id int)
}

// Show calls the function of the test.
func (a app) Show(w http.ResponseWriter, r *http.Request, tenant string, id int) {
	a.show(w, r, tenant, id)
}

// pathValues returns the path values of a request in the router.
func pathValues(r *http.Request) string { return r.PathValue("tenant") + " " + r.PathValue("id") }

const inner = "inner 7"

// startServer starts a server. After each request, tenants receives the tenant that the handler of ServeMux reads: its own.
func startServer(t *testing.T, middleware func(http.Handler) http.Handler, a app) (url string, tenants chan string) {
	t.Helper()
	tenants = make(chan string, 1000)
	handler := middleware(http.StripPrefix("/outer", New(a)))
	mux := http.NewServeMux()
	mux.HandleFunc("/{tenant}/t/", func(w http.ResponseWriter, r *http.Request) {
		handler.ServeHTTP(w, r)
		tenants <- r.PathValue("tenant")
	})
	server := httptest.NewServer(mux)
	t.Cleanup(server.Close)
	return server.URL + "/outer/t/inner/x/7", tenants
}

// post sends a request with a body, and returns the status and the body of the answer.
func post(t *testing.T, url, body string) string {
	t.Helper()
	r, err := http.Post(url, "text/plain", strings.NewReader(body))
	if err != nil {
		t.Error(err)
		return ""
	}
	defer r.Body.Close()
	text, err := io.ReadAll(r.Body)
	if err != nil {
		t.Error(err)
	}
	return fmt.Sprint(r.StatusCode, " ", string(text))
}

// echo answers with the path values and the body.
func echo(w http.ResponseWriter, r *http.Request, tenant string, id int) {
	body, err := io.ReadAll(r.Body)
	if err != nil {
		w.WriteHeader(http.StatusRequestEntityTooLarge)
	}
	fmt.Fprint(w, pathValues(r), " ", tenant, id, " ", string(body))
}

func plain(h http.Handler) http.Handler { return h }

func TestBehindStripPrefix(t *testing.T) {
	url, tenants := startServer(t, plain, app{echo})
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			for range 10 {
				if got := post(t, url, "hi"); got != "200 "+inner+" inner7 hi" {
					t.Error(got)
				}
			}
		})
	}
	all.Wait()
	for range 80 {
		if tenant := <-tenants; tenant != "outer" {
			t.Fatalf("the tenant of ServeMux is %s", tenant)
		}
	}
}

func TestBehindMaxBytesHandler(t *testing.T) {
	url, tenants := startServer(t, func(h http.Handler) http.Handler { return http.MaxBytesHandler(h, 3) }, app{echo})
	for body, want := range map[string]string{"hi": "200 " + inner + " inner7 hi", "hello": "413 " + inner + " inner7 hel"} {
		if got := post(t, url, body); got != want {
			t.Errorf("answer %s, want %s", got, want)
		}
		if tenant := <-tenants; tenant != "outer" {
			t.Errorf("the tenant of ServeMux is %s", tenant)
		}
	}
}

// The handler goes on reading after http.TimeoutHandler has answered. Meanwhile the handler of ServeMux reads its own values.
func TestBehindTimeoutHandler(t *testing.T) {
	done := make(chan string, 1)
	answered := make(chan bool)
	url, tenants := startServer(t, func(h http.Handler) http.Handler { return http.TimeoutHandler(h, 20*time.Millisecond, "late") },
		app{func(w http.ResponseWriter, r *http.Request, tenant string, id int) {
			for {
				select {
				case <-answered:
					done <- pathValues(r)
					return
				default:
					if got := pathValues(r); got != inner {
						done <- got
						return
					}
				}
			}
		}})
	if got := post(t, url, ""); got != "503 late" {
		t.Errorf("answer %s", got)
	}
	if tenant := <-tenants; tenant != "outer" {
		t.Errorf("the tenant of ServeMux is %s", tenant)
	}
	time.Sleep(20 * time.Millisecond)
	close(answered)
	if got := <-done; got != inner {
		t.Errorf("after the timeout, the handler reads %s", got)
	}
}

// The router passes its ResponseWriter on, so a ResponseController reaches the connection.
func TestResponseController(t *testing.T) {
	url, tenants := startServer(t, plain, app{func(w http.ResponseWriter, r *http.Request, tenant string, id int) {
		c := http.NewResponseController(w)
		for _, err := range []error{c.EnableFullDuplex(), c.SetReadDeadline(time.Now().Add(time.Minute)), c.SetWriteDeadline(time.Now().Add(time.Minute))} {
			if err != nil {
				t.Error(err)
			}
		}
		fmt.Fprint(w, pathValues(r))
		if err := c.Flush(); err != nil {
			t.Error(err)
		}
		fmt.Fprint(w, " and more")
	}})
	if got := post(t, url, "hi"); got != "200 "+inner+" and more" {
		t.Error(got)
	}
	if tenant := <-tenants; tenant != "outer" {
		t.Errorf("the tenant of ServeMux is %s", tenant)
	}
}
