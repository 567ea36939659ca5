package report

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"gorouting/compare/internal/found"
)

// parsed returns the page of a report as a tree.
func parsed(t *testing.T, r *found.Report) *html.Node {
	t.Helper()
	root, err := html.Parse(strings.NewReader(written(t, r)["report.html"]))
	if err != nil {
		t.Fatal(err)
	}
	return root
}

func attribute(n *html.Node, key string) string {
	i := slices.IndexFunc(n.Attr, func(a html.Attribute) bool { return a.Key == key })
	if i < 0 {
		return ""
	}
	return n.Attr[i].Val
}

// loading is what makes a browser fetch something.
var loading = regexp.MustCompile(`(?i)@import|url\(|image-set\(`)

// TestLoadsNothing makes sure that the page needs nothing but itself, and that nothing in it can run.
func TestLoadsNothing(t *testing.T) {
	elements := 0
	for n := range parsed(t, wide()).Descendants() {
		if n.Type == html.TextNode && n.Parent.Data == "style" && loading.MatchString(n.Data) {
			t.Errorf("a style loads something: %q", loading.FindString(n.Data))
		}
		if n.Type != html.ElementNode {
			continue
		}
		elements++
		if slices.Contains([]string{"script", "link", "img", "iframe", "object", "embed", "image", "use", "base", "audio", "video"}, n.Data) {
			t.Errorf("there is a <%s>", n.Data)
		}
		for _, a := range n.Attr {
			if strings.HasPrefix(a.Key, "on") || a.Key == "src" || a.Key == "srcset" || a.Key == "action" || a.Key == "background" ||
				a.Key == "href" && n.Data != "a" || a.Key == "style" && loading.MatchString(a.Val) {
				t.Errorf("<%s> has %s=%q", n.Data, a.Key, a.Val)
			}
			if a.Key == "href" && !strings.HasPrefix(a.Val, "https://") && !strings.HasPrefix(a.Val, "#") {
				t.Errorf("a link leads to %q", a.Val)
			}
		}
	}
	if elements < 700 {
		t.Errorf("there are %d elements only", elements)
	}
}

// TestReferences makes sure that no id is there twice, and that all that is referred to is there.
func TestReferences(t *testing.T) {
	ids, refers := map[string]bool{}, []string{}
	for n := range parsed(t, wide()).Descendants() {
		if id := attribute(n, "id"); id != "" {
			if ids[id] {
				t.Errorf("id %q is there twice", id)
			}
			ids[id] = true
		}
		if href, ok := strings.CutPrefix(attribute(n, "href"), "#"); ok {
			refers = append(refers, href)
		}
		for _, key := range []string{"aria-labelledby"} {
			if id := attribute(n, key); id != "" {
				refers = append(refers, id)
			}
		}
	}
	for _, id := range refers {
		if !ids[id] {
			t.Errorf("nothing has the id %q", id)
		}
	}
	if len(refers) < 25 {
		t.Errorf("there are %d references only", len(refers))
	}
}

// TestOutline makes sure that headings do not skip a level, that each table has a caption, and that its heads say what they
// are the heads of.
func TestOutline(t *testing.T) {
	level := 0
	for n := range parsed(t, sample()).Descendants() {
		if len(n.Data) == 2 && n.Data[0] == 'h' && n.Data[1] >= '1' && n.Data[1] <= '6' && n.Type == html.ElementNode {
			if next := int(n.Data[1] - '0'); next > level+1 {
				t.Errorf("<%s> comes below level %d", n.Data, level)
			} else {
				level = next
			}
		}
		if n.Type == html.ElementNode && n.Data == "table" && firstElement(n) != "caption" {
			t.Errorf("a table begins with <%s>, not with a caption", firstElement(n))
		}
		if n.Type == html.ElementNode && n.Data == "th" && attribute(n, "scope") == "" {
			t.Error("a <th> has no scope")
		}
	}
}

// firstElement returns the name of the first element in n.
func firstElement(n *html.Node) string {
	for c := range n.ChildNodes() {
		if c.Type == html.ElementNode {
			return c.Data
		}
	}
	return ""
}

// TestCausesOnThePage makes sure that each cause opens with all that was found of it: its rule, request and answers.
func TestCausesOnThePage(t *testing.T) {
	said := map[string]string{}
	for n := range parsed(t, sample()).Descendants() {
		if id := attribute(n, "id"); strings.HasPrefix(id, "causes-") {
			for c := range n.Descendants() {
				if c.Type == html.TextNode {
					said[id] += c.Data
				}
			}
		}
	}
	if len(said) != len(sample().InGroup(found.GroupPlain)) {
		t.Errorf("causes open for %d routers: %q", len(said), said)
	}
	for _, part := range []string{"chi: 2 ways to depart", "404 instead of 405 (rule 7: candidates, none with the method: 405, and one Allow)",
		`"PUT" "/contact"`, `404 "nope"`, `405 "405 method not allowed\n", Allow: GET`, "another <script>"} {
		if !strings.Contains(said["causes-3"], part) {
			t.Errorf("chi's causes do not say %q: %s", part, said["causes-3"])
		}
	}
}

// TestMountsOnThePage makes sure that a library's way to mount routes has a link to its documentation, once for both set-ups.
func TestMountsOnThePage(t *testing.T) {
	found := 0
	for n := range parsed(t, sample()).Descendants() {
		if n.Type == html.ElementNode && n.Data == "a" && attribute(n, "href") == "https://example.com/chi#Mount" {
			found++
		}
	}
	if found != 1 {
		t.Errorf("%d links to how chi mounts routes, want 1", found)
	}
}
