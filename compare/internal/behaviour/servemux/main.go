// Servemux prints what http.ServeMux answers to every question of package behaviour, as JSON. It is run under other versions of Go
// than the program that compares.
package main

import (
	"fmt"
	"os"

	"gorouting/compare/internal/behaviour"
)

func main() {
	if err := behaviour.WriteServeMux(os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
