package measure

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"time"

	"gorouting/compare/internal/library"
	"gorouting/compare/internal/found"
	"gorouting/compare/internal/share"
	"gorouting/compare/internal/stats"
	"gorouting/internal/workload"
)

// served is what a server used until it was stopped.
type served struct {
	Routing, Samples int64   // samples of its profile that are of routing, and all of them
	Used             float64 // seconds of processor time
}

// serving is a server that runs in this process.
type serving struct {
	*share.Server
	before float64 // seconds of processor time
}

// serve starts a server with the contestant's router, or stops the one that runs.
func (w *worker) serve(t task, c library.Contestant) (outcome, error) {
	self := []int32{int32(os.Getpid())}
	if t.Kind == startServer {
		server, err := share.Serve(c.New())
		if err != nil {
			return outcome{}, err
		}
		w.serving = &serving{server, used(self)}
		return outcome{Address: server.Address}, nil
	}
	if w.serving == nil {
		return outcome{}, errors.New("no server runs")
	}
	seconds := used(self) - w.serving.before
	routing, samples, err := w.serving.Stop()
	w.serving = nil
	return outcome{Served: served{routing, samples, seconds}}, err
}

// newShared returns what a server's figures say of requests that were answered, unless there were none, or no sample.
func newShared(s served, answered int) (one found.Shared, ok bool) {
	if s.Samples == 0 || answered == 0 {
		return found.Shared{}, false
	}
	return found.Shared{Routing: s.Routing, Samples: s.Samples, Request: s.Used * 1e9 / float64(answered)}, true
}

// Shares finds out what part routing has in whole requests of the workload hits. The first so many processes of the usual layout
// serve each router for so long, in an order that is drawn with the seed, and this process sends them requests. It calls done after
// each. If ctx is cancelled it returns what it has, and the cause.
func Shares(ctx context.Context, p *Processes, all []library.Contestant, processes int, each time.Duration, seed uint64, done func()) ([]found.Share, error) {
	q, err := named(Requests(), "request", workload.Hits, func(q Request) string { return q.Name })
	if err != nil {
		return nil, err
	}
	var findings []found.Share
	for _, c := range Sharers(all) {
		findings = append(findings, found.Share{Router: c.Name, Group: c.Group, Skipped: reason(c, q, c.New())})
	}
	random := rand.New(rand.NewPCG(seed, 4))
	err = func() error {
		for _, one := range p.first(processes) {
			for _, i := range random.Perm(len(findings)) {
				if findings[i].Skipped == "" {
					s, answered, err := one.share(ctx, findings[i].Router, q, each)
					if err != nil {
						return err
					}
					if one, ok := newShared(s, answered); ok {
						findings[i].Processes = append(findings[i].Processes, one)
					}
				}
				done()
			}
		}
		return nil
	}()
	why := "no sample was taken in so short a time"
	if err != nil {
		why = "not measured before the interruption"
	}
	for i := range findings {
		if len(findings[i].Processes) == 0 {
			findings[i].Skipped = cmp.Or(findings[i].Skipped, why)
		} else {
			sumShare(&findings[i])
		}
	}
	return findings, err
}

// Sharers returns those of the contestants that are to serve: all that can, and of each library the set-up with which its
// documentation begins.
func Sharers(all []library.Contestant) []library.Contestant {
	var some []library.Contestant
	for _, c := range all {
		if c.New != nil && c.Name != library.Noop && len(c.Options) == 0 {
			some = append(some, c)
		}
	}
	return some
}

// share has the process serve a router, and keeps it busy. It returns what that used, and how many requests were answered.
func (p *process) share(ctx context.Context, router string, q Request, each time.Duration) (s served, answered int, err error) {
	started, err := p.do(ctx, task{Kind: startServer, Router: router})
	if err != nil {
		return served{}, 0, err
	}
	answered, loadErr := share.Load(started.Address, q.workload.Requests, each)
	stopped, err := p.do(ctx, task{Kind: stopServer, Router: router})
	if err := errors.Join(err, loadErr); err != nil {
		return served{}, 0, fmt.Errorf("the server with %s: %w", router, err)
	}
	return stopped.Served, answered, nil
}

// sumShare fills in the figures that are made of what the processes found out.
func sumShare(s *found.Share) {
	var routing, request []float64
	s.Samples = 0
	for _, one := range s.Processes {
		s.Samples += one.Samples
		routing, request = append(routing, float64(one.Routing)/float64(one.Samples)), append(request, one.Request)
	}
	s.Routing, s.Request = stats.Interval(routing), stats.Interval(request)
}
