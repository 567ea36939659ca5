// Worker is a program that measures routers. Package bench builds it with several function alignments, and starts it.
package main

import (
	"fmt"
	"os"
	"os/signal"
	"syscall"

	"gorouting/compare/internal/bench"
)

func main() {
	signal.Ignore(os.Interrupt, syscall.SIGTERM) // the parent process also gets them, and ends this one
	if err := bench.Work(os.Stdin, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
