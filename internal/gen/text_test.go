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

// hostile is a table of texts that look like code, formats, patterns, comments and escapes. A router or test that was edited as text
// afterwards, or that has a text where Go reads something else, does not compile or gives wrong answers.
const hostile = "GET /map[0:8]-of-the-island\n" +
	"GET /\\x00\nGET /\\n/{x}\nGET /\\u202e/\\\nGET /\\Q.*\\E/{x}\n" +
	"GET /100%\nGET /%s/%d/{x}/%v\nGET /%!d(MISSING)\nGET /%%\n" +
	"GET /`/{x}\nGET /`a`+`b`\nGET /\"q\"/'\\''\n" +
	"GET /a*/b\nGET /*/{x}/*\nGET /*b/*c*\nGET /http:/x\n" +
	"GET /$1/\\1/{x}/$\nGET /(s)(.*)/[^/]+/a|b\n" +
	"GET /);panic(1);(\nGET /h.Show(w,r)/x\nGET /:=/<-/&&/||/!=\nGET /<b>&amp;\n" +
	"GET /\ufeffbom\nGET /a\u202eb/\u2028\nGET /\u00a0/\u200b\n"

// hostileBeside has such texts beside parameters and in lists, which http.ServeMux does not have.
const hostileBeside = "GET /1/map[0:{x}]\nGET /2/`{x}`\nGET /3/%s{x}%d\nGET /4/\\x00{n:int}\\\nGET /5/*{x}*\nGET /6/\"{x}\"\nGET /7/$1{x}$2\n" +
	"GET /9/\u2066{x}\u202e\nGET /8/{v:`a`|%d|\"q\"|;|\ufeff|'}\n"

// TestHostileTexts compiles and runs the generated files of hostile tables in each technique.
func TestHostileTexts(t *testing.T) {
	module := t.TempDir()
	writeModule(t, module, "hostile")
	for _, technique := range techniques {
		text := hostile + hostileBeside
		o := Options{Technique: technique.name, Package: "router", Command: "routegen -o `x` */ \u2028 %s", HEAD: true, Paths: true, Pattern: true, PathValues: true, Standalone: true}
		if technique.isMux {
			text = hostile
			o.Pattern, o.PathValues = false, false
		} else {
			o.Lookup, o.Hooks = true, true
		}
		files, err := Generate(parsed(t, text), o)
		if err != nil {
			t.Fatal(err)
		}
		texts := map[string]string{}
		for _, f := range files {
			texts[f.Name] = string(f.Text)
		}
		addTo(t, module, "_"+technique.name, texts)
	}
	run(t, module, "go", "test", "-vet=off", ".")
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

// TestGuards: in a table with groups, the comment of each handler says which groups its routes have.
func TestGuards(t *testing.T) {
	for table, want := range map[string]string{
		"GET /a list @auth @admin":                "// List serves GET /a through @auth @admin.\n",
		"GET /a list @auth\nGET /b open":          "// Open serves GET /b without a group.\n",
		"GET /a list @auth\nPUT /b b\nPATCH /c b": "// B serves PUT /b without a group and PATCH /c without a group.\n",
		"GET /a list":                             "// List serves GET /a.\n",
	} {
		files, err := Generate(parsed(t, table), Options{Technique: "after", Package: "router"})
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(string(files[1].Text), want) {
			t.Errorf("%q: handlers.go lacks %q:\n%s", table, want, files[1].Text)
		}
	}
}
