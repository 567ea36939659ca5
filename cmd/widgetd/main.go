// Widgetd serves one of the eight routers over HTTP, to be talked to with curl:
//
//	go run ./cmd/widgetd -router split
//	curl -i http://127.0.0.1:8080/api/widgets
//
// It listens on loopback unless -addr says otherwise, holds every client to time and size limits, and logs to standard
// error. SIGINT or SIGTERM lets the requests in flight finish; a second one does not. widgetd -h lists the flags.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"log/slog"
	"net"
	"os"
	"os/signal"
	"strings"
	"syscall"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // a second signal is not caught: it ends the process at once
	os.Exit(exitCode(run(ctx, os.Args[1:], os.Stdout, os.Stderr), os.Stderr))
}

// run does what args ask for: it prints the help to stdout, or serves, with its log on stderr, until ctx is done.
func run(ctx context.Context, args []string, stdout, stderr io.Writer) error {
	c, err := parse(args, stdout)
	if errors.Is(err, flag.ErrHelp) {
		return nil
	} else if err != nil {
		return err
	}
	l, err := net.Listen("tcp", c.addr)
	if err != nil {
		return err // it has the address and the reason
	}
	log := slog.New(slog.NewTextHandler(stderr, nil))
	log.Info("listening", "addr", l.Addr().String(), "router", c.router.Name)
	return newServer(c.router.New(), c.limits, log).serve(ctx, l)
}

// exitCode prints err to stderr, on one line whatever is in it, and returns the status to exit with:
// 2 if the command line is at fault, 1 if something else is, 0 without an error.
func exitCode(err error, stderr io.Writer) int {
	if err == nil {
		return 0
	}
	fmt.Fprintf(stderr, "widgetd: %s\n", strings.Join(strings.Fields(err.Error()), " "))
	if errors.Is(err, errUsage) {
		return 2
	}
	return 1
}
