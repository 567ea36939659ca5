// Widgetd serves one of the eight routers over HTTP, to be talked to with curl:
//
//	go build -o widgetd ./cmd/widgetd
//	./widgetd -router split &
//	curl -i --retry 3 --retry-connrefused http://127.0.0.1:8080/api/widgets
//	kill %1
//
// It listens on loopback unless -addr says otherwise, holds every client to limits of time and size, and logs to
// standard error. SIGINT, SIGTERM or SIGHUP lets the requests in flight finish; a second SIGINT or SIGTERM does not.
// widgetd -h lists the flags, and docs/widgetd.md says what each protects from.
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

// untilSignal returns a context that the first SIGINT, SIGTERM or SIGHUP ends. After it a SIGINT or SIGTERM ends the
// process at once. A SIGHUP does not: a terminal that closes sends two. Under nohup no SIGHUP counts.
func untilSignal() context.Context {
	ctx, cancel := context.WithCancel(context.Background())
	first := make(chan os.Signal, 1)
	if !signal.Ignored(syscall.SIGHUP) {
		signal.Notify(first, syscall.SIGHUP)
	}
	signal.Notify(first, os.Interrupt, syscall.SIGTERM)
	signal.Ignore(syscall.SIGPIPE) // else the next log line ends the process once nobody reads standard error
	go func() {
		<-first
		signal.Reset(os.Interrupt, syscall.SIGTERM)
		cancel()
	}()
	return ctx
}

// run does what args ask for and returns the status to exit with: it prints the help to stdout, or serves, with its
// log on stderr, until ctx is done. The status is 2 if the command line is at fault, 1 if something else is, else 0.
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

// fail prints err to stderr, on one line whatever is in it, and returns status.
func fail(stderr io.Writer, err error, status int) int {
	fmt.Fprintf(stderr, "widgetd: %s\n", strings.Join(strings.Fields(err.Error()), " "))
	return status
}

// serve serves on the listeners until ctx is done and the drain is over. The operator's address answers that long.
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
