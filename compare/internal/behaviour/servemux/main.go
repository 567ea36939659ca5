// Servemux prints what http.ServeMux answers to every question of package behaviour, as JSON. Package behaviour runs it
// under another version of Go than its own.
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
