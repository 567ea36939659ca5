package gen

import (
	"strings"
	"testing"
	"unicode"

	"gorouting/internal/routes"
)

// TestHiddenCharacters: characters that reorder or break lines in an editor are escaped in all generated files, in every technique that
// takes them.
func TestHiddenCharacters(t *testing.T) {
	table, err := routes.Parse("t", "GET /a\u202eb/{id} one\nGET /c\u2028d two\nGET /{x:\u2066e|f} three\n")
	if err != nil {
		t.Fatal(err)
	}
	for _, technique := range Techniques() {
		for _, standalone := range []bool{false, true} {
			files, err := Generate(table, Options{Technique: technique[0], Package: "router", Command: "routegen", Paths: true, Pattern: true, Standalone: standalone})
			if technique[0] == "servemux" && err != nil { // it has no lists
				continue
			}
			if err != nil {
				t.Fatal(err)
			}
			for _, f := range files {
				if i := strings.IndexFunc(string(f.Text), func(c rune) bool { return unicode.Is(unicode.Bidi_Control, c) || c == '\u2028' }); i >= 0 {
					t.Errorf("%s of %s has %q", f.Name, technique[0], f.Text[max(0, i-30):i+10])
				}
			}
		}
	}
}

// TestFixedDots: the function for a path that clients would resolve can return an error; others of a fixed path cannot.
func TestFixedDots(t *testing.T) {
	table, err := routes.Parse("t", "GET /a/../b dots\nGET /a/.. end\nGET /a/b fixed\n")
	if err != nil {
		t.Fatal(err)
	}
	files, err := Generate(table, Options{Technique: "after", Package: "router", Command: "routegen", Paths: true})
	if err != nil {
		t.Fatal(err)
	}
	for _, text := range []string{"func DotsPath() (string, error) {", "func EndPath() (string, error) {", "func FixedPath() string { return \"/a/b\" }"} {
		if !strings.Contains(string(files[0].Text), text) {
			t.Errorf("router.go has no %s", text)
		}
	}
}

// TestListedRoutes: the comment of the package has each row of the table. gofmt would make a list of rows that begin with "*".
func TestListedRoutes(t *testing.T) {
	for table, want := range map[string]string{
		"* /a every\nGET /b list @auth": "//\t*   /a  every\n//\tGET /b  list @auth\n",
		"GET /b list\n* /a every":       "//\tGET /b  list\n//\t*   /a  every\n",
	} {
		files, err := Generate(parsed(t, table), Options{Technique: "after", Package: "router"})
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(string(files[0].Text), want) {
			t.Errorf("%q: the comment lacks %q:\n%.600s", table, want, files[0].Text)
		}
	}
}
