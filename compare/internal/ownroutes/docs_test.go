package ownroutes

import (
	"bytes"
	"os"
	"testing"

	"gorouting/compare/internal/library"
	"gorouting/compare/internal/routefile"
)

// TestPublished holds docs/github-2025.md to the libraries as they are: who takes which of the routes, with what the others say, and
// what one of them does otherwise. The rest takes minutes, and what it costs differs from run to run.
func TestPublished(t *testing.T) {
	if testing.Short() {
		t.Skip("-short: thousands of routers are made")
	}
	page, err := os.ReadFile("../../../docs/github-2025.md")
	if err != nil {
		t.Fatal(err)
	}
	const path = "../../../internal/routes/testdata/github-2025.txt"
	file, err := routefile.Read(path)
	if err != nil {
		t.Fatal(err)
	}
	table := Table{path, file.Table}
	var all []Finding
	for _, s := range library.Setups() {
		all = append(all, finding(s.On(table.Table, library.Echoing)))
	}
	const command = "go run -C compare . -routes ../internal/routes/testdata/github-2025.txt -o ../docs"
	if takers := Takers(table, all); !bytes.Contains(page, takers) {
		t.Errorf("docs/github-2025.md does not say who takes the routes as it is now; %s writes it anew. Now it is:\n%s", command, takers)
	}
	asked, err := Ask(t.Context(), table, func(string) {}, "httptreemux-options")
	if err != nil {
		t.Fatal(err)
	}
	var answers bytes.Buffer
	if asked[0].causes().write(&answers, few); !bytes.Contains(page, answers.Bytes()) {
		t.Errorf("docs/github-2025.md does not say what %s does otherwise now; %s writes it anew. Now it is:\n%s", asked[0].Name, command, &answers)
	}
	if !bytes.Contains(page, []byte("by `"+command+"`")) {
		t.Errorf("docs/github-2025.md does not say that %s writes it", command)
	}
}
