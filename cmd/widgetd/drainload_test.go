package main

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"net/http/httptrace"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// The clients send as fast as they can, half of them on kept connections, and never ask for readiness.
func TestTenDrainsUnderLoadLoseNoRequest(t *testing.T) {
	for range 10 {
		t.Run("", func(t *testing.T) {
			t.Parallel()
			drainUnderLoad(t)
		})
	}
}

func drainUnderLoad(t *testing.T) {
	const clients, slow = 32, 4
	l := new(load)
	release, waiting := make(chan struct{}), make(chan struct{}, slow)
	limits := roomy
	limits.lastCall = 10 * moment // the clients keep the listener busy for all of it
	s := serving(t, limits, func(w http.ResponseWriter, r *http.Request) {
		if strings.HasPrefix(r.URL.Path, "/slow/") {
			waiting <- struct{}{}
			<-release
		}
		l.handle(w, r)
	})
	for n := range clients {
		client := newClient(t, n%2 == 0)
		l.clients.Go(func() { l.hammer(t, client, s.addr, fmt.Sprintf("/fast/%d", n)) })
	}
	for n := range slow {
		client := newClient(t, false)
		l.clients.Go(func() { l.post(client, s.addr, fmt.Sprintf("/slow/%d", n)) })
	}
	for range slow {
		receive(t, waiting)
	}
	for begin := time.Now(); l.answers.Load() < 4*clients; time.Sleep(time.Millisecond) {
		if time.Since(begin) > patience {
			t.Fatalf("only %d answers", l.answers.Load())
		}
	}

	l.draining.Store(true)
	s.stop()
	awaitRefusal(t, s.addr)
	close(release) // the slow requests were in flight when the drain began
	if err := s.end(t); err != nil {
		t.Error(err)
	}
	l.clients.Wait()
	if lost := l.lost(); len(lost) > 0 {
		t.Errorf("handled, but not answered: %q", lost)
	}
	awaitRefusal(t, s.addr)
}

// load is a set of concurrent clients, with the results of their requests.
type load struct {
	started, answered sync.Map // paths; each request has its own
	answers           atomic.Int64
	draining          atomic.Bool
	clients           sync.WaitGroup
}

// handle is a little slow, so that requests are always in flight.
func (l *load) handle(w http.ResponseWriter, r *http.Request) {
	l.started.Store(r.URL.Path, true)
	time.Sleep(time.Millisecond)
	fmt.Fprint(w, "done ", r.URL.Path)
}

// hammer sends requests until one fails. Only the first request of a connection may fail, and only during the drain,
// because the server may not have accepted the connection.
func (l *load) hammer(t *testing.T, c *http.Client, addr, prefix string) {
	for n := 0; ; n++ {
		reused, err := l.post(c, addr, fmt.Sprintf("%s/%d", prefix, n))
		if err != nil && (reused || !l.draining.Load()) {
			t.Errorf("request lost, connection reused: %v, draining: %v: %v", reused, l.draining.Load(), err)
		}
		if err != nil {
			return
		}
	}
}

// post sends one request, and reports whether its connection was reused. It uses POST because http.Client repeats a
// lost GET.
func (l *load) post(c *http.Client, addr, path string) (reused bool, err error) {
	trace := &httptrace.ClientTrace{GotConn: func(i httptrace.GotConnInfo) { reused = i.Reused }}
	ctx := httptrace.WithClientTrace(context.Background(), trace)
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, "http://"+addr+path, nil)
	if err != nil {
		return false, err
	}
	res, err := c.Do(req)
	if err != nil {
		return reused, err
	}
	defer res.Body.Close()
	body, err := io.ReadAll(res.Body)
	if err == nil && string(body) == "done "+path {
		l.answered.Store(path, true)
		l.answers.Add(1)
	}
	return reused, err
}

// lost returns the paths of requests that reached a handler but got no whole answer.
func (l *load) lost() (paths []string) {
	l.started.Range(func(path, _ any) bool {
		if _, ok := l.answered.Load(path); !ok {
			paths = append(paths, path.(string))
		}
		return true
	})
	return paths
}
