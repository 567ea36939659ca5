package routers

import (
	"slices"
	"strings"
	"testing"
)

// newTest is a test that calls New.
const newTest = `

import "testing"

func TestNew(t *testing.T) { New() }
`

// TestMistakes makes mistakes in copies of router.go. Each must stop the program: when it calls New, or earlier, if the package
// creates its routes at the start of the program.
//
// The short form makes one mistake of each kind. It is found in New, before New, in a library, or by the compiler. The
// exhaustive form makes all mistakes.
func TestMistakes(t *testing.T) {
	short := []string{"match/target", "regextable/group", "chirouter/regexp", "regextable/handler"}
	mistakes := map[string]struct {
		router string
		edit   edit
		want   string // what the program prints
		inNew  bool   // whether New panics
	}{
		"match/target": {"match", edit{`"/+/admin", &slug`, `"/+/admin"`},
			`panic: match: pattern "/+/admin" has 0 targets`, true},
		"match/segment": {"match", edit{`"/+/admin"`, `"/+.html"`},
			`panic: match: pattern "/+.html": + must be a whole segment`, true},
		"match/pointer": {"match", edit{`"/+/admin", &slug`, `"/+/admin", slug`},
			`panic: match: pattern "/+/admin": target 1 must be a *string or an *int`, true},
		"regexswitch/target": {"regexswitch", edit{`apiUpdateWidgetPartPattern, &slug, &id`, `apiUpdateWidgetPartPattern, &slug`},
			"panic: regexswitch: pattern \"^(?:/api/widgets/([^/]+)/parts/([0-9]+)/update)$\" has 1 targets", true},
		"regexswitch/pointer": {"regexswitch", edit{`apiUpdateWidgetPartPattern, &slug, &id`, `apiUpdateWidgetPartPattern, &slug, id`},
			"target 2 must be a *string or an *int", true},
		"regexswitch/regexp": {"regexswitch", edit{"/([^/]+)/admin", "/([^/]+/admin"},
			"panic: regexp: Compile(`/([^/]+/admin`)", false},
		"regextable/group": {"regextable", edit{"/([^/]+)/admin", "/[^/]+/admin"},
			"panic: regextable: route GET /[^/]+/admin has 0 groups", false},
		"regextable/regexp": {"regextable", edit{"/([^/]+)/admin", "/([^/]+/admin"},
			"panic: regexp: Compile(`/([^/]+/admin`)", false},
		"regextable/handler": {"regextable", edit{"/([^/]+)/admin`, widgetAdmin", "/([^/]+)/admin`, reply"},
			"does not satisfy handler", false},
		"gorillarouter/regexp": {"gorillarouter", edit{"{id:[0-9]+}/update", "{id:[0-9}/update"},
			"panic: gorillarouter: route 7 of New: error parsing regexp", true},
		"chirouter/regexp": {"chirouter", edit{"{id:[0-9]+}/update", "{id:[0-9}/update"},
			"panic: chi: invalid regexp", true},
	}
	module := newCopies(t)
	for dir, m := range mistakes {
		if !exhaustive && !slices.Contains(short, dir) {
			delete(mistakes, dir)
			continue
		}
		module.add(m.router, dir, newTest, m.edit)
	}
	output, _ := module.test()
	for dir, m := range mistakes {
		if inNew := strings.Contains(output[dir], "myapp/"+dir+".New("); !strings.Contains(output[dir], m.want) || inNew != m.inNew {
			t.Errorf("%s: want %q in the output, from New: %v\n%s%s", dir, m.want, m.inNew, output[dir], output[""])
		}
	}
}

// TestLog adds a log line at the beginning of serve. That line must also work when New calls serve to check the patterns.
func TestLog(t *testing.T) {
	line := edit{"\tpath := r.URL.Path\n", `	path := r.URL.Path
	println(r.Method, r.RemoteAddr, r.Host, r.Header.Get("User-Agent"), r.Context().Err() == nil)
	w.Header().Set("X-Served-By", "me")
	defer r.Body.Close()
`}
	module := newCopies(t)
	for _, name := range []string{"match", "regexswitch"} {
		module.add(name, name, newTest, line)
	}
	if output, err := module.test(); err != nil {
		t.Errorf("New with a log line in serve: %v\n%v", err, output)
	}
}
