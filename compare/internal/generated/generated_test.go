package generated

import (
	"go/parser"
	"go/token"
	"strings"
	"testing"
)

// TestFiles makes sure that every file is Go, and has the routes of its size. That the routers answer rightly is seen before they are
// measured.
func TestFiles(t *testing.T) {
	files, err := Files([]string{"split", "table"}, 10_000)
	if err != nil {
		t.Fatal(err)
	}
	if want := 2*3 + 2*4 + 1; len(files) != want { // of split three sizes, of table four, and the one that adds them
		t.Errorf("%d files, want %d", len(files), want)
	}
	for name, text := range files {
		if _, err := parser.ParseFile(token.NewFileSet(), name, text, 0); err != nil {
			t.Error(err)
		}
	}
	for pack, routes := range map[string]int{"madesplit10": 10, "madesplit1000": 1000, "madetable10000": 10_000} {
		text := files["internal/generated/"+pack+"/named.go"]
		if got := strings.Count(text, "answer.Text(w, "); got != routes {
			t.Errorf("%s has %d handlers, want %d", pack, got, routes)
		}
		if !strings.Contains(files["generated.go"], pack+".New(") {
			t.Errorf("%s is not added", pack)
		}
	}
	if few, err := Files([]string{"split", "table"}, 100); err != nil || len(few) != 2*2+2*2+1 {
		t.Errorf("up to 100 routes there are %d files, %v", len(few), err)
	}
	if _, ok := files["internal/generated/madesplit10000/router.go"]; ok {
		t.Error("there is a switch of 10,000 cases")
	}
}

// TestNames makes sure that all techniques that stand in this module are measured.
func TestNames(t *testing.T) {
	all := strings.Join(Names(), " ")
	for _, name := range strings.Fields("match split shiftpath regexswitch regextable after tree table") {
		if !strings.Contains(" "+all+" ", " "+name+" ") {
			t.Errorf("%s is not among %s", name, all)
		}
	}
}
