package gen

import (
	"maps"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// TestNameParts checks the names of methods and parameters. A name that is a valid Go name does not change, wherever it is in
// the table.
func TestNameParts(t *testing.T) {
	for text, want := range map[string][]string{
		"GET /{user-id}/{user_id}/{userId} a":     {"A", "user-id is userId2", "userId is userId", "user_id is user_id"},
		"GET /{user.id}.json/{v:a|b} x":           {"X", "user.id is userId", "v is v"},
		"GET /a{/file.name...} x":                 {"X", "file.name is fileName"},
		"GET /{id:int}/a x\nGET /{id}/b y":        {"X", "Y", "id is id", "id is idText"},
		"GET /{idText}/c/{id} x\nPUT /{id:int} y": {"X", "Y", "id is id", "id is idText2", "idText is idText"},
		"GET /{type}/{path}/{_} go2":              {"Go2", "_ is param", "path is pathValue", "type is typeValue"},
		"GET /a foo\nGET /b Foo\nGET /c _x":       {"Foo2", "Foo", "X_x"},
	} {
		n := nameParts(parsed(t, text))
		var params []string
		for k, name := range n.params {
			params = append(params, k.text+" is "+name)
		}
		slices.Sort(params)
		if got := slices.Concat(n.methods, params); !slices.Equal(got, want) {
			t.Errorf("%s:\n%q, want %q", text, got, want)
		}
	}
}

// TestIdentifier has texts and the Go names made from them.
func TestIdentifier(t *testing.T) {
	for text, want := range map[string]string{"id": "id", "user-id": "userId", "a.b c": "aBC", "-x": "x", "7up": "n7up", "_": "param", "+": "param", "type": "type", "日本": "日本"} {
		if got := identifier(text); got != want {
			t.Errorf("%q becomes %q, want %q", text, got, want)
		}
	}
}

// TestReserved: every name that a generated package declares or imports is reserved, so that no parameter or function with a name from the table hides it.
// The test compares the code for two tables with different words: names in both come from the technique.
func TestReserved(t *testing.T) {
	word := regexp.MustCompile(`\b[a-z][A-Za-z]*`)
	for _, technique := range allNames() {
		text := trapped + special + "HEAD /{p...} head\nHEAD /f headOfF\nGET /z{n:int}.z z\n"
		if technique == "servemux" {
			text = plain
		}
		other := word.ReplaceAllStringFunc(text, func(word string) string {
			if word == "int" {
				return word
			}
			return word + "q"
		})
		for _, standalone := range []bool{false, true} {
			o := Options{Technique: technique, Package: "router", HEAD: true, OPTIONS: technique != "servemux", Paths: true, Pattern: true, Standalone: standalone}
			names, others := declared(t, text, o), declared(t, other, o)
			for _, name := range slices.Sorted(maps.Keys(names)) {
				if others[name] && !isReserved(name) && name != "_" && !strings.HasPrefix(name, "method") {
					t.Errorf("%s declares %s, which is not reserved", technique, name)
				}
			}
		}
	}
}

// declared returns the names that a package declares, and the names of the packages that it imports.
func declared(t *testing.T, text string, o Options) map[string]bool {
	t.Helper()
	files, err := Generate(parsed(t, text), o)
	if err != nil {
		t.Fatal(err)
	}
	var texts []string
	for _, f := range files {
		texts = append(texts, string(f.Text))
	}
	parsedFiles, p, _, err := checked(texts...)
	if err != nil {
		t.Fatal(err)
	}
	names := map[string]bool{}
	for _, name := range p.Scope().Names() {
		names[name] = true
	}
	for _, f := range parsedFiles {
		for _, one := range f.Imports {
			imported, _ := strconv.Unquote(one.Path.Value)
			names[path.Base(imported)] = true
		}
	}
	return names
}
