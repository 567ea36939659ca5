package main

import (
	"context"
	"io"
	"maps"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	"gorouting/internal/routers"
)

// runUntil runs widgetd in the test's process. It returns the log, and a channel for the exit status.
func runUntil(ctx context.Context, args ...string) (*record, <-chan int) {
	log, ended := newRecord(), make(chan int, 1)
	go func() { ended <- run(ctx, append([]string{"-addr", "127.0.0.1:0"}, args...), io.Discard, log) }()
	return log, ended
}

// The server adds only the date and nosniff to a router's answer.
func TestRunServesEachRouter(t *testing.T) {
	for _, router := range routers.All {
		t.Run(router.Name, func(t *testing.T) {
			t.Parallel()
			ctx, stop := context.WithCancel(t.Context())
			defer stop()
			log, ended := runUntil(ctx, "-router", router.Name)
			addr := log.address(t)
			log.await(t, "router="+router.Name+"\n")
			for _, test := range []struct {
				method, path string
				status       int
				allow, body  string
			}{
				{"GET", "/api/widgets", http.StatusOK, "", "apiGetWidgets\n"},
				{"GET", "/=(alert(1))", http.StatusOK, "", "widget =(alert(1))\n"},
				{"POST", "/api/widgets/foo/parts/7/update", http.StatusOK, "", "apiUpdateWidgetPart foo 7\n"},
				{"GET", "/no/such/page", http.StatusNotFound, "", "404 page not found\n"},
				{"PUT", "/api/widgets", http.StatusMethodNotAllowed, "GET, POST", "405 method not allowed\n"},
			} {
				res, body := do(t, test.method, addr, test.path)
				if res.StatusCode != test.status || res.Header.Get("Allow") != test.allow || body != test.body {
					t.Errorf("%s %s: status %d, Allow %q, body %q, want %d, %q, %q", test.method, test.path,
						res.StatusCode, res.Header.Get("Allow"), body, test.status, test.allow, test.body)
				}
				want := httptest.NewRecorder()
				router.New().ServeHTTP(want, httptest.NewRequest(test.method, test.path, nil))
				header := want.Header()
				header.Set("X-Content-Type-Options", "nosniff")
				res.Header.Del("Date")
				res.Header.Del("Content-Length")
				if !maps.EqualFunc(res.Header, header, slices.Equal) {
					t.Errorf("%s %s: header %v, want the router's and nosniff, %v", test.method, test.path, res.Header, header)
				}
			}
			c := dial(t, addr)
			c.send(t, "OPTIONS * HTTP/1.1\r\nHost: widgets\r\nConnection: close\r\n\r\n")
			if res, body := c.answer(t); res.StatusCode != http.StatusNotFound || body != "404 page not found\n" {
				t.Errorf("OPTIONS *: status %d, body %q, want the router's 404", res.StatusCode, body)
			}
			stop()
			if status := receive(t, ended); status != 0 {
				t.Errorf("exit status %d", status)
			}
			log.await(t, "msg=stopped")
		})
	}
}

// Failures are logged in the chosen format too.
func TestRunLogsItsFailure(t *testing.T) {
	ctx, stop := context.WithCancel(t.Context())
	log, ended := runUntil(ctx, "-log-format", "json", "-drain-timeout", "20ms", "-last-call", "10ms")
	addr := log.addressIn(t, `"addr":"`, `"`)
	c := dial(t, addr)
	c.send(t, "GET / HTTP/1.1\r\nHost: wid")
	do(t, http.MethodGet, addr, "/") // connections are accepted in order
	stop()
	if status := receive(t, ended); status != 1 {
		t.Errorf("exit status %d, want 1", status)
	}
	line := log.await(t, `"level":"ERROR"`)
	if !strings.Contains(line, `"msg":"drain timeout of 20ms exceeded: 1 connections were cut off"`) {
		t.Errorf("log line %q", line)
	}
}
