// Worker is a process that measures. Package bench builds it, several times with other layouts, and starts it.
package main

import (
	"fmt"
	"os"
	"os/signal"
	"syscall"

	"gorouting/compare/internal/bench"
)

func main() {
	signal.Ignore(os.Interrupt, syscall.SIGTERM) // a terminal sends them to the program that started this one, too
	if err := bench.Work(os.Stdin, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
