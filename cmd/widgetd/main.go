// Widgetd serves one of the eight routers over HTTP:
//
//	go build -o widgetd ./cmd/widgetd
//	./widgetd -router split &
//	curl -i --retry 3 --retry-connrefused http://127.0.0.1:8080/api/widgets
//	kill %1
//
// It listens on loopback by default, limits the time and size of every request, and logs to standard error. At SIGINT,
// SIGTERM or SIGHUP it answers the requests in flight and exits; a second SIGINT or SIGTERM ends it at once.
// widgetd -h lists the flags, and docs/widgetd.md explains them.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"log/slog"
	"os"
	"os/signal"
	"strings"
	"syscall"
)

func main() {
	os.Exit(run(untilSignal(), os.Args[1:], os.Stdout, os.Stderr))
}

// untilSignal returns a context that ends at the first SIGINT, SIGTERM or SIGHUP. The next SIGINT or SIGTERM ends the
// process. The next SIGHUP does not, because a closing terminal sends two. nohup makes the process ignore SIGHUP.
func untilSignal() context.Context {
	ctx, cancel := context.WithCancel(context.Background())
	first := make(chan os.Signal, 1)
	if !signal.Ignored(syscall.SIGHUP) {
		signal.Notify(first, syscall.SIGHUP)
	}
	signal.Notify(first, os.Interrupt, syscall.SIGTERM)
	signal.Ignore(syscall.SIGPIPE) // or a log line would end the process once standard error is closed
	go func() {
		<-first
		signal.Reset(os.Interrupt, syscall.SIGTERM)
		cancel()
	}()
	return ctx
}

// run serves until ctx ends, or prints the help. It returns the exit status: 2 if the command line is invalid, 1 for
// another failure, else 0.
func run(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	c, err := parse(args, stdout)
	if errors.Is(err, flag.ErrHelp) {
		return 0
	} else if err != nil {
		return fail(stderr, err, 2)
	}
	listeners, err := c.listen()
	if err != nil {
		return fail(stderr, err, 1)
	}
	q := newQueue(stderr, c.logHandler(stderr))
	defer q.close()
	log := slog.New(c.logHandler(q))
	s := newServer(c.router.New(), c.limits, log)
	s.logRequests = c.logRequests
	if err := c.serve(ctx, s, listeners, q); err != nil {
		log.Error(err.Error())
		return 1
	}
	return 0
}

// fail prints err on one line and returns status.
func fail(stderr io.Writer, err error, status int) int {
	fmt.Fprintf(stderr, "widgetd: %s\n", strings.Join(strings.Fields(err.Error()), " "))
	return status
}

// serve serves until ctx ends and the drain is over. The operator's address answers until then.
func (c config) serve(ctx context.Context, s *server, l listeners, q *queue) error {
	s.log.Info("listening", "addr", l.public.Addr().String(), "router", c.router.Name)
	if l.ops != nil {
		s.log.Info("listening for the operator", "addr", l.ops.Addr().String())
		ops := newOpsServer(s, q)
		go ops.Serve(l.ops)
		defer ops.Close()
	}
	return s.serve(ctx, l.public)
}
