package main

import (
	"context"
	"net/http"
	"strings"
	"testing"
)

// operated runs widgetd with -ops-addr, and returns both addresses.
func operated(t *testing.T, args ...string) (log *record, ended <-chan int, stop func(), public, ops string) {
	ctx, stop := context.WithCancel(t.Context())
	log, ended = runUntil(ctx, append([]string{"-router", "split", "-ops-addr", "127.0.0.1:0"}, args...)...)
	public = log.address(t)
	ops = log.addressIn(t, `msg="listening for the operator" addr=`, "\n")
	return log, ended, stop, public, ops
}

func TestOperatorsAddress(t *testing.T) {
	t.Parallel() // a profile takes a second
	_, _, _, public, ops := operated(t)
	for path, part := range map[string]string{
		"/livez":                         "alive\n",
		"/readyz":                        "ready\n",
		"/metrics":                       "widgetd_connections 0\nwidgetd_log_lines_dropped_total 0\n",
		"/debug/pprof/":                  "goroutine",
		"/debug/pprof/goroutine?debug=1": "goroutine profile",
		"/debug/pprof/cmdline":           "widgetd",
		"/debug/pprof/symbol":            "num_symbols",
		"/debug/pprof/profile?seconds=1": "",
		"/debug/pprof/trace?seconds=0.1": "",
	} {
		res, body := do(t, http.MethodGet, ops, path)
		if res.StatusCode != http.StatusOK || !strings.Contains(body, part) {
			t.Errorf("%s: status %d, body %.200q, want %q in it", path, res.StatusCode, body, part)
		}
	}
	for path, want := range map[string]string{
		"/livez": "widget livez\n", "/readyz": "widget readyz\n", "/metrics": "widget metrics\n",
		"/debug/pprof/": "404 page not found\n", "/debug/pprof/cmdline": "404 page not found\n",
	} {
		if _, body := do(t, http.MethodGet, public, path); body != want {
			t.Errorf("the public address answers %s with %q, want the router's %q", path, body, want)
		}
	}
	if res, _ := do(t, http.MethodGet, ops, "/foo"); res.StatusCode != http.StatusNotFound {
		t.Errorf("the operator's address answers /foo with %d", res.StatusCode)
	}
}

// After DNS rebinding, a page from evil.example reaches the address, with its own name as Host.
func TestOperatorsAddressRefusesOtherHosts(t *testing.T) {
	_, _, _, _, ops := operated(t)
	for host, want := range map[string]int{
		"localhost": 200, "localhost:6060": 200, "127.0.0.1:1": 200, "127.8.8.8": 200, "[::1]:6060": 200,
		"evil.example": 403, "evil.example:6060": 403, "localhost.evil.example": 403, "192.0.2.1": 403, "": 403,
	} {
		for _, path := range []string{"/debug/pprof/cmdline", "/readyz"} {
			c := dial(t, ops)
			c.send(t, "GET "+path+" HTTP/1.1\r\nHost: "+host+"\r\n\r\n")
			if res, body := c.answer(t); res.StatusCode != want {
				t.Errorf("Host %q, %s: status %d, body %q, want %d", host, path, res.StatusCode, body, want)
			}
		}
	}
}

func TestReadinessFailsOnceTheDrainBegins(t *testing.T) {
	log, ended, stop, public, ops := operated(t, "-drain-delay", "1ms", "-last-call", "10ms")
	c := keepBusy(t, public)
	if _, body := do(t, http.MethodGet, ops, "/metrics"); !strings.Contains(body, "widgetd_connections ") ||
		strings.Contains(body, "widgetd_connections 0\n") {
		t.Errorf("metrics %q, want a connection", body)
	}
	stop()
	log.await(t, "msg=draining")
	if res, body := do(t, http.MethodGet, ops, "/readyz"); res.StatusCode != http.StatusServiceUnavailable || body != "draining\n" {
		t.Errorf("/readyz: status %d, body %q, want 503", res.StatusCode, body)
	}
	if res, _ := do(t, http.MethodGet, ops, "/livez"); res.StatusCode != http.StatusOK {
		t.Errorf("/livez: status %d", res.StatusCode)
	}
	c.send(t, "gets\r\n\r\n")
	c.answer(t)
	if status := receive(t, ended); status != 0 {
		t.Errorf("exit status %d", status)
	}
	awaitRefusal(t, ops)
}
