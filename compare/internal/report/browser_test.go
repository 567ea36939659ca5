package report

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os/exec"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"gorouting/compare/internal/found"
)

// browser is headless Chromium with the page of a report open, and what has gone wrong in it.
type browser struct {
	context.Context
	address string

	mu       sync.Mutex
	requests []string
	errors   []string
}

// chromium returns where the browser is.
func chromium(t *testing.T) string {
	t.Helper()
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	t.Fatal("the report has to be looked at in a browser, and there is none: apt-get install chromium, or go test -short")
	return ""
}

// open starts a browser on the page of a report.
func open(t *testing.T, r *found.Report) *browser {
	t.Helper()
	page := written(t, r)["report.html"]
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, q *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		fmt.Fprint(w, page)
	}))
	t.Cleanup(server.Close)
	ctx, cancel := chromedp.NewExecAllocator(t.Context(), chromedp.ExecPath(chromium(t)), chromedp.UserDataDir(t.TempDir()),
		chromedp.Headless, chromedp.NoSandbox, chromedp.DisableGPU, chromedp.NoFirstRun, chromedp.Flag("disable-quic", true),
		chromedp.Flag("disable-background-networking", true), chromedp.Flag("disable-component-update", true), chromedp.Flag("disable-sync", true))
	t.Cleanup(cancel)
	ctx, _ = chromedp.NewContext(ctx)
	t.Cleanup(func() { chromedp.Cancel(ctx) })
	b := &browser{Context: ctx, address: server.URL + "/"}
	if err := chromedp.Listen(ctx, b.note); err != nil {
		t.Fatal(err)
	}
	if _, err := chromedp.Call(ctx, network.Enable, network.EnableParams{}); err != nil {
		t.Fatal(err)
	}
	b.show(t, 1366, 768, "light")
	return b
}

// note keeps what the page asks for, and what goes wrong.
func (b *browser) note(event any) {
	b.mu.Lock()
	defer b.mu.Unlock()
	switch e := event.(type) {
	case *network.EventRequestWillBeSent:
		b.requests = append(b.requests, e.Request.URL)
	case *runtime.EventExceptionThrown:
		b.errors = append(b.errors, e.ExceptionDetails.Text)
	case *runtime.EventConsoleAPICalled:
		b.errors = append(b.errors, fmt.Sprint("console: ", e.Type))
	case *log.EventEntryAdded:
		b.errors = append(b.errors, e.Entry.Text)
	}
}

// show loads the page again, in a window of that size and with that colour scheme.
func (b *browser) show(t *testing.T, width, height int64, scheme string) {
	t.Helper()
	ctx, cancel := context.WithTimeout(b, time.Minute)
	defer cancel()
	media := emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}}}
	if _, err := chromedp.Call(ctx, emulation.SetEmulatedMedia, media); err != nil {
		t.Fatal(err)
	}
	if err := chromedp.Do(ctx, chromedp.EmulateViewport(width, height), chromedp.Navigate(b.address)); err != nil {
		t.Fatal(err)
	}
}

// ask returns what a JavaScript expression is in the page, in which each(selector, f) is f of all elements that match.
func ask[T any](t *testing.T, b *browser, expression string) T {
	t.Helper()
	ctx, cancel := context.WithTimeout(b, time.Minute)
	defer cancel()
	got, err := chromedp.Run(ctx, chromedp.Evaluate[T]("{const each = (s, f) => [...document.querySelectorAll(s)].map(f);\n"+expression+"}"))
	if err != nil {
		t.Fatalf("%s: %v", expression, err)
	}
	return got
}

// press hits keys.
func (b *browser) press(t *testing.T, keys string) {
	t.Helper()
	if err := chromedp.Do(b, chromedp.KeyEvent(keys)); err != nil {
		t.Fatal(err)
	}
}

func TestBrowser(t *testing.T) {
	if testing.Short() {
		t.Skip("-short: no browser")
	}
	r := wide()
	b := open(t, r)
	t.Run("charts", b.testCharts)
	t.Run("matrix", func(t *testing.T) { b.testMatrix(t, r) })
	t.Run("row", b.testRow)
	for _, scheme := range []string{"light", "dark"} {
		for _, width := range []int64{1366, 375} {
			t.Run(fmt.Sprint(scheme, width), func(t *testing.T) {
				b.show(t, width, 800, scheme)
				b.testReadable(t, width)
			})
		}
	}
	t.Run("schemes", b.testSchemes)
	t.Run("phone", func(t *testing.T) { b.testPhone(t, r) })
	b.mu.Lock()
	defer b.mu.Unlock()
	if len(b.errors) > 0 {
		t.Errorf("the page has errors: %q", b.errors)
	}
	if others := slices.DeleteFunc(b.requests, func(url string) bool { return url == b.address }); len(others) > 0 {
		t.Errorf("the page asked for %q", others)
	}
}

func (b *browser) testCharts(t *testing.T) {
	type box struct{ Width, Height, Shapes int }
	charts := ask[[]box](t, b, `each("details:has(figure)", e => e.open = true); each("figure svg", s => [s, s.getBoundingClientRect()]).filter(([s, r]) => r.width).map(([s, r]) => ({
		Width: r.width | 0, Height: r.height | 0, Shapes: [...s.querySelectorAll("path")].filter(p => {
			const r = p.getBoundingClientRect(); return getComputedStyle(p).fill != "none" && r.width > 0.5 && r.height > 5 }).length}))`)
	if len(charts) != 5 {
		t.Fatalf("%d charts are visible, want 5: %v", len(charts), charts)
	}
	for i, least := range []int{17 + 3, 10, 6, 70, 5} {
		if c := charts[i]; c.Width < 860 || c.Height < 150 || c.Shapes < least {
			t.Errorf("chart %d is %d × %d with %d bars or fields, want %d", i, c.Width, c.Height, c.Shapes, least)
		}
	}
}

// testMatrix looks at the marks: libraries first and then the contract, and the rows by what can hurt.
func (b *browser) testMatrix(t *testing.T, r *found.Report) {
	routers, rows := []string{"question"}, []string{}
	for _, l := range (view{r}).libraries() {
		routers = append(routers, l.Name)
	}
	routers = append(routers, "contract")
	for _, g := range (view{r}).rowGroups() {
		rows = append(rows, g.Title)
		for _, row := range g.Rows {
			rows = append(rows, row.Name)
		}
	}
	visible := `.filter(e => e.checkVisibility() && e.getBoundingClientRect().width > 20).map(e => e.textContent)`
	if got := ask[[]string](t, b, `each(".matrix thead th", e => e)`+visible); !slices.Equal(got, routers) {
		t.Errorf("the columns are %q, want %q", got, routers)
	}
	if got := ask[[]string](t, b, `each(".matrix tbody th", e => e)`+visible); !slices.Equal(got, rows) {
		t.Errorf("the rows are %q, want %q", got, rows)
	}
	if got, want := ask[string](t, b, `document.querySelector(".legend").innerText`), "‼ can hurt ✗ breaks a MUST ≠ differs in taste · neither"; strings.Join(strings.Fields(got), " ") != want {
		t.Errorf("the legend is %q, want %q", got, want)
	}
}

// testRow follows a link in the matrix and opens the row with the keyboard, reads it, and closes it again.
func (b *browser) testRow(t *testing.T) {
	summary := `document.querySelector(document.querySelector(".matrix tbody a").getAttribute("href") + " summary")`
	name := ask[string](t, b, `{const e = `+summary+`; e.focus(); e.textContent}`)
	if !strings.Contains(name, "double slash") {
		t.Errorf("the first row is called %q", name)
	}
	seen := `each("#behaviour .row[open]", e => e.innerText)`
	b.press(t, kb.Enter)
	got := ask[[]string](t, b, seen)
	if len(got) != 1 {
		t.Fatalf("Enter opens %d things, want 1", len(got))
	}
	for _, part := range []string{"Is // cleaned", "GET /a/{b}, POST /c", "can hurt", "404, no Allow: ", "chi, chi2 and chi3", `PUT "/contact"`,
		`405 "405 method not allowed\n", Allow: GET, POST`, "The contract is silent", "contract"} {
		if !strings.Contains(got[0], part) {
			t.Errorf("what opens does not say %q: %s", part, got[0])
		}
	}
	b.press(t, kb.Enter)
	if got := ask[[]string](t, b, seen); len(got) != 0 {
		t.Errorf("Enter does not close %q", got)
	}
}

// testReadable looks at all text that shows: its size, and its contrast to what is behind it.
func (b *browser) testReadable(t *testing.T, width int64) {
	if got := ask[int64](t, b, `document.documentElement.scrollWidth`); got > width {
		t.Errorf("the page is %d pixels wide, in a window of %d", got, width)
	}
	type text struct{ Text, Color, Ground, Size string }
	found := ask[[]text](t, b, `{
		const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), all = {}
		const ground = e => { for (; e; e = e.parentElement) { const c = getComputedStyle(e).backgroundColor; if (c != "rgba(0, 0, 0, 0)") return c } }
		while (walker.nextNode()) {
			const e = walker.currentNode.parentElement, s = getComputedStyle(e)
			if (!walker.currentNode.data.trim() || !e.checkVisibility() || e.closest(".unseen, thead, svg")) continue
			const t = {Text: walker.currentNode.data.trim().slice(0, 40), Color: s.color, Ground: ground(e), Size: s.fontSize}
			all[t.Color + t.Ground + t.Size] ??= t
		}
		Object.values(all)}`)
	if len(found) < 10 {
		t.Fatalf("there is little text: %v", found)
	}
	for _, x := range found {
		if size, err := strconv.ParseFloat(strings.TrimSuffix(x.Size, "px"), 64); err != nil || size < 12 {
			t.Errorf("%q is %s high, %v", x.Text, x.Size, err)
		}
		if c := contrast(parseColor(t, x.Color), parseColor(t, x.Ground)); c < 4.5 {
			t.Errorf("%q, %s on %s, has a contrast of %.2f", x.Text, x.Color, x.Ground, c)
		}
	}
	if got := ask[float64](t, b, `Math.min(...each("svg text", e => e.checkVisibility() ? parseFloat(getComputedStyle(e).fontSize) * e.ownerSVGElement.getBoundingClientRect().width / e.ownerSVGElement.viewBox.baseVal.width : 99))`); got < 12 {
		t.Errorf("text in a chart is %v pixels high", got)
	}
}

func (b *browser) testSchemes(t *testing.T) {
	grounds := map[string]string{}
	for _, scheme := range []string{"light", "dark"} {
		b.show(t, 1366, 768, scheme)
		grounds[scheme] = ask[string](t, b, `getComputedStyle(document.body).backgroundColor`)
		shown := ask[[]string](t, b, `each("details:has(figure)", e => e.open = true); each("figure [class^=only]", e => e.checkVisibility() ? e.classList[0] : "").filter(Boolean)`)
		if want := slices.Repeat([]string{"only-" + scheme}, 5); !slices.Equal(shown, want) {
			t.Errorf("in %s, the charts %q are visible", scheme, shown)
		}
	}
	if grounds["light"] == grounds["dark"] {
		t.Errorf("light and dark have the same ground, %s", grounds["light"])
	}
}

// phoneHeight is how high the part on behaviour may be on a phone before anything is opened, in pixels for each row.
const phoneHeight = 100

// testPhone makes sure that on a phone behaviour is a list of what opens, that it is not endless, and that nothing in it is cut.
func (b *browser) testPhone(t *testing.T, r *found.Report) {
	b.show(t, 390, 800, "light")
	if got := ask[int](t, b, `document.querySelector("#behaviour").getBoundingClientRect().height | 0`); got > phoneHeight*len(r.Rows) {
		t.Errorf("behaviour is %d pixels high, for %d rows", got, len(r.Rows))
	}
	if got := ask[[]string](t, b, `each("figure svg", e => [e.getBoundingClientRect(), e]).filter(([r, e]) => e.checkVisibility() && r.width)
		.map(([r, e]) => r.left < 0 || r.right > innerWidth ? "cut" : "whole")`); !slices.Equal(got, []string{"whole", "whole", "whole", "whole"}) {
		t.Errorf("of the charts that are not folded, on a phone are %q", got)
	}
	if got := ask[[]string](t, b, `each(".many", e => e).filter(e => e.checkVisibility() && !getComputedStyle(e, "::before").content.includes("scroll")).map(e => e.ariaLabel)`); len(got) > 0 {
		t.Errorf("nothing says that %q scroll", got)
	}
	if got := ask[bool](t, b, `document.querySelector(".matrix").checkVisibility()`); got {
		t.Error("the table of marks is there on a phone")
	}
	if got := ask[[]string](t, b, `each("#behaviour .row", e => (e.open = true, e)); each("#behaviour .row *", e => [e.getBoundingClientRect(), e])
		.filter(([r, e]) => e.checkVisibility() && !e.matches(".unseen") && (r.left < 0 || r.right > innerWidth)).map(([r, e]) => e.innerText)`); len(got) > 0 {
		t.Errorf("%d things are not within a narrow window: %q", len(got), got[0])
	}
	if got := ask[string](t, b, `document.querySelector("#row-6").innerText`); !strings.Contains(got, "<script>alert(1)</script>") {
		t.Errorf("what opens on a phone does not say what it should: %q", got)
	}
}
