package bench

import (
	"bytes"
	"errors"
	"net"
	"net/http"
	"runtime"
	"runtime/pprof"
	"slices"
	"time"

	"github.com/google/pprof/profile"

	"gorouting/internal/ask"
)

// sharePart measures the share of routing in the cost of whole requests. Each process profiles itself while it serves widget requests
// over loopback, with one router after the other. The router "none" is a single handler without any routing. The processor time that
// it saves per request is a second measure of the share.
var sharePart = part{name: PartShare, made: widgetRouters, measure: func(r *run) error {
	t := Widgets()
	var requests []ask.Request
	for _, q := range requestsOf(t, "hits") {
		requests = append(requests, q.Request)
	}
	routers := slices.Concat(plain(), []string{"match", "tree", NoRouter})
	turns, samples := max(1, int(r.Serving/turn)), map[string]int64{}
	for round := 0; round < turns || r.Again && round < 3*turns && fewest(routers, samples) < enoughSamples; round++ {
		for k, n := range r.random.Perm(len(r.processes)) {
			r.progress("serving over loopback", round*len(r.processes)+k, max(turns, round+1)*len(r.processes))
			if err := r.serveAll(r.processes[n], t, routers, requests, round, samples); err != nil {
				return err
			}
		}
		r.printf("others: %.2f\n", r.watch.others())
	}
	return nil
}}

// enoughSamples is the number of samples that a router needs. A share of 2 % then has the interval 1.6 % … 2.4 %.
const enoughSamples = 5000

// fewest returns the smallest number of samples of any router. A router that was skipped has no samples and does not count.
func fewest(routers []string, samples map[string]int64) int64 {
	least := int64(enoughSamples)
	for _, name := range routers {
		if n := samples[name]; n > 0 {
			least = min(least, n)
		}
	}
	return least
}

// turn is how long a process serves with one router before the next router follows.
const turn = time.Second

// serveAll lets a process serve with each router for a turn. It adds the number of each router's samples to the map samples.
func (r *run) serveAll(p *process, t Table, routers []string, requests []ask.Request, round int, samples map[string]int64) error {
	if err := p.define(r.ctx, t); err != nil {
		return err
	}
	r.printf("process: %d\nround: %d\n", p.number, round+1)
	for _, i := range r.random.Perm(len(routers)) {
		cell := Cell{Family: Share, Table: t.Name, Routes: t.size(), Router: routers[i]}
		if r.skipped[cell] || !r.wants(cell.Router) {
			continue
		}
		started, err := p.do(r.ctx, job{Kind: serve, Request: "hits", Router: cell.Router})
		if err != nil {
			return err
		}
		if why := started.Refused + started.Skipped; why != "" {
			r.skip(cell, why)
			continue
		}
		answered, loadErr := load(r.ctx, started.Address, requests, min(r.Serving, turn))
		o, err := p.do(r.ctx, job{Kind: stop})
		if err := errors.Join(err, loadErr); err != nil {
			return err
		}
		if samples[cell.Router] += o.Samples; answered > 0 {
			r.printf("%s %d %s ns/op %d routing-samples %d samples\n", r.named(cell), answered, short(float64(o.CPU)/float64(answered)), o.Routing, o.Samples)
		}
	}
	return nil
}

// server is a server on loopback that profiles itself.
type server struct {
	server  *http.Server
	profile bytes.Buffer
	served  chan error
	before  time.Duration // processor time used before the server started
}

// profileRate is the requested number of samples per second of processor time. Linux takes a sample at each tick of its clock, so
// usually 250 arrive.
const profileRate = 1000

// serve starts a server with a router, and its CPU profile.
func (w *worker) serve(j job, c contestant) (outcome, error) {
	if why := c.check(w.table, j.Request, requestsOf(w.table, j.Request)); why != "" {
		return outcome{Skipped: why}, nil
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return outcome{}, err
	}
	s := &server{server: &http.Server{Handler: c.make()}, served: make(chan error, 1)}
	// StartCPUProfile then cannot set its own rate, and prints a message about that to standard error.
	runtime.SetCPUProfileRate(profileRate)
	if err := pprof.StartCPUProfile(&s.profile); err != nil {
		return outcome{}, errors.Join(err, listener.Close())
	}
	s.before = clock()
	go func() { s.served <- s.server.Serve(listener) }()
	w.server = s
	return outcome{Address: listener.Addr().String()}, nil
}

// stop stops the server and reads its profile.
func (w *worker) stop() (outcome, error) {
	s := w.server
	if s == nil {
		return outcome{}, errors.New("no server is running")
	}
	w.server = nil
	used := clock() - s.before
	pprof.StopCPUProfile()
	err := s.server.Close()
	if served := <-s.served; !errors.Is(served, http.ErrServerClosed) {
		err = errors.Join(err, served)
	}
	p, parseErr := profile.Parse(&s.profile)
	if err := errors.Join(err, parseErr); err != nil {
		return outcome{}, err
	}
	routing, samples := samplesOf(p)
	return outcome{timing: timing{CPU: used}, Routing: routing, Samples: samples}, nil
}
