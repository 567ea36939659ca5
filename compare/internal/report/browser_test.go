package report

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"gorouting/compare/internal/chromium"
	"gorouting/compare/internal/playground"
	"gorouting/compare/internal/playground/web"
)

// browser is a tab of a browser.
type browser struct {
	t   *testing.T
	ctx context.Context

	mu       sync.Mutex
	messages []string // of the console, with errors and violations of the Content-Security-Policy
}

// open starts a browser.
func open(t *testing.T) *browser {
	t.Helper()
	b := &browser{t: t, ctx: chromium.Start(t)}
	b.do(chromedp.EmulateViewport(1280, 800))
	console := chromedp.Console(b.ctx)
	go func() {
		for m, err := range console {
			if err != nil {
				return
			}
			b.mu.Lock()
			b.messages = append(b.messages, m.String())
			b.mu.Unlock()
		}
	}()
	return b
}

// do runs actions.
func (b *browser) do(actions ...chromedp.Action[chromedp.Void]) {
	b.t.Helper()
	if err := chromedp.Do(b.ctx, actions...); err != nil {
		b.t.Fatal(err)
	}
}

// read evaluates an expression in the page.
func read[T any](b *browser, expression string) T {
	b.t.Helper()
	value, err := chromedp.Run(b.ctx, chromedp.Evaluate[T](expression))
	if err != nil {
		b.t.Fatalf("%s: %v", expression, err)
	}
	return value
}

// want evaluates an expression until it has a value, for some seconds: a page may still be loading.
func (b *browser) want(expression, want string) {
	b.t.Helper()
	got := ""
	for end := time.Now().Add(10 * time.Second); time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
		var err error
		if got, err = chromedp.Run(b.ctx, chromedp.Evaluate[string]("String("+expression+")")); err == nil && got == want {
			return
		}
	}
	b.t.Errorf("%s is %q, want %q", expression, got, want)
}

// scheme selects the colour scheme of the system.
func (b *browser) scheme(name string) {
	b.t.Helper()
	media := emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: name}}}
	if _, err := chromedp.Call(b.ctx, emulation.SetEmulatedMedia, media); err != nil {
		b.t.Fatal(err)
	}
}

// quiet fails the test if the console has a message.
func (b *browser) quiet(where string) {
	b.t.Helper()
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.messages != nil {
		b.t.Errorf("%s: the console has %q", where, b.messages)
		b.messages = nil
	}
}

// hosts writes the site about a run into a folder. It returns the address of the folder on disk, and of a server for the folder.
func hosts(t *testing.T, files map[string][]byte) (disk, server string) {
	t.Helper()
	dir := t.TempDir()
	files["bench.txt"] = nil
	if err := WriteFiles(dir, files); err != nil {
		t.Fatal(err)
	}
	s := httptest.NewServer(http.FileServerFS(os.DirFS(dir)))
	t.Cleanup(s.Close)
	return "file://" + filepath.ToSlash(dir) + "/", s.URL + "/"
}

// TestPagesInBrowser: pages fit a telephone, a desktop and a wide screen, in both colour schemes, from disk and from a server. Text is light
// on a dark page and dark on a light one, and the console stays empty.
func TestPagesInBrowser(t *testing.T) {
	b := open(t)
	disk, server := hosts(t, site(t, sample(t)))
	const script = `(() => {
		const sum = c => c.match(/[\d.]+/g).slice(0, 3).reduce((a, b) => a + +b, 0);
		const back = sum(getComputedStyle(document.body).backgroundColor);
		const visible = [...document.querySelectorAll('main *')].filter(e => e.checkVisibility() && [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()));
		const texts = visible.map(e => getComputedStyle(e)[e instanceof SVGElement ? 'fill' : 'color']);
		const lighter = texts.map(c => sum(c) - back);
		if (lighter.some(l => Math.abs(l) < 180)) throw new Error('a text is hard to read on the page: ' + visible[lighter.findIndex(l => Math.abs(l) < 180)].outerHTML);
		return [document.documentElement.scrollWidth - innerWidth, lighter.every(l => l > 0) ? 1 : lighter.every(l => l < 0) ? 0 : 2, texts.length];
	})()`
	for _, host := range []string{disk, server} {
		for _, page := range []string{web.WhichRouter, web.Behaviour, web.Cost, web.YourRoutes} {
			for _, width := range []int64{390, 1280, 1920} {
				for _, scheme := range []string{"light", "dark"} {
					where := fmt.Sprintf("%s%s, %d pixels, %s", host[:4], page, width, scheme)
					b.scheme(scheme)
					b.do(chromedp.EmulateViewport(width, 800), chromedp.Navigate(host+page))
					got := read[[]int](b, script)
					if got[0] > 0 {
						t.Errorf("%s: the page is %d pixels too wide", where, got[0])
					}
					if want := map[string]int{"light": 0, "dark": 1}[scheme]; got[1] != want || got[2] < 15 {
						t.Errorf("%s: of %d texts, the lightness is %d, want %d (0 dark, 1 light, 2 both)", where, got[2], got[1], want)
					}
					b.quiet(where)
				}
			}
		}
	}
}

// choose selects an option of the select with a label, as a user does.
func choose(label, value string) string {
	return fmt.Sprintf(`(() => {
		const select = [...document.querySelectorAll('label')].find(l => l.textContent.startsWith(%q)).querySelector('select');
		select.value = %q;
		select.dispatchEvent(new Event('change'));
		return select.value;
	})()`, label, value)
}

const questionsShown = `[...document.querySelectorAll('.matrix tbody tr:not(.details) th')].map(e => e.textContent).join('; ')`

// TestBehaviourInBrowser: the matrix can be searched, sorted and filtered, from disk and from a server. A row opens with the keyboard, and
// each request leads to the playground.
func TestBehaviourInBrowser(t *testing.T) {
	b := open(t)
	r := sample(t)
	for i := range r.Found.Rows {
		r.Found.Rows[i].Contract.Exchanges = append(r.Found.Rows[i].Contract.Exchanges, sampleExchange)
	}
	disk, server := hosts(t, site(t, r))
	for _, host := range []string{disk, server} {
		b.do(chromedp.Navigate(host + web.Behaviour))
		const all = "redirect to another host; redirect below StripPrefix; HEAD on a GET route"
		b.want(questionsShown, all)
		b.want(`document.querySelectorAll('.matrix thead th').length`, "4")
		b.want(`[...document.querySelectorAll('.matrix tbody tr')[0].cells].map(c => c.textContent).join(' ')`, "redirect to another host ·as expected !harmful !harmful")

		b.do(chromedp.Focus("input[type=search]"), chromedp.KeyEvent("stripprefix 307"))
		b.want(questionsShown, "")
		b.want(`document.querySelector('main [role=status]').textContent`, "0 of 3 questions, 3 of 3 libraries")
		b.do(chromedp.Evaluate[chromedp.Void](`document.querySelector('input[type=search]').select()`), chromedp.KeyEvent("STRIP 301"))
		b.want(questionsShown, "redirect below StripPrefix")
		b.do(chromedp.Reload()) // the address has the search
		b.want(questionsShown, "redirect below StripPrefix")

		b.do(chromedp.Navigate("about:blank"), chromedp.Navigate(host+web.Behaviour))
		b.want(choose("order", "name"), "name")
		b.want(questionsShown, "HEAD on a GET route; redirect below StripPrefix; redirect to another host")
		b.want(choose("order", "gin"), "gin")
		b.want(choose("set up", "options"), "options")
		b.want(questionsShown, "HEAD on a GET route; redirect to another host; redirect below StripPrefix")
		b.want(choose("show", "differs"), "differs")
		b.want(questionsShown, "redirect below StripPrefix")
		b.do(chromedp.Click("input[value=chi]"))
		b.want(questionsShown, "")
		b.want(`[...document.querySelectorAll('.matrix tfoot tr:first-child td')].map(e => e.textContent).join()`, "0,0")
		b.do(chromedp.Click("thead th:last-child button"))
		b.want(`document.querySelectorAll('[aria-sort]').length`, "0") // a second click on the library that sorts
		b.want(`[...document.querySelectorAll('.matrix thead th')].map(e => e.textContent).join()`, "question,servemux,gin")

		b.do(chromedp.Navigate("about:blank"), chromedp.Navigate(host+web.Behaviour+"#libraries=chi"))
		b.want(`[...document.querySelectorAll('.matrix thead th')].map(e => e.textContent).join()`, "question,chi")
		b.do(chromedp.Focus("button.question"), chromedp.KeyEvent(kb.Enter))
		b.want(`document.querySelector('button.question').getAttribute('aria-expanded')`, "true")
		b.want(`[...document.querySelectorAll('.groups > li > strong')].map(e => e.textContent).join()`, " the contract: , chi: ")
		b.want(`document.querySelectorAll('.answers script, .answers em').length`, "0")
		fragment := read[string](b, `new URL(document.querySelector('.requests a').href).hash`)
		if state, err := playground.ParseFragment(fragment); err != nil || state.Target != "/a%2Fb" || state.Method != "PUT" || !strings.Contains(state.Text, "/api/widgets") {
			t.Errorf("the link opens %+v, error %v", state, err)
		}
		b.want(`new URL(document.querySelector('.requests a').href).pathname.split('/').at(-1)`, web.Playground)
		b.quiet(host)
	}
}

const routersShown = `[...document.querySelectorAll('.costs tbody th')].map(e => e.textContent).join()`

// TestCostInBrowser: costs can be sorted and filtered, and the keyboard reaches every point of the chart of growth.
func TestCostInBrowser(t *testing.T) {
	b := open(t)
	disk, server := hosts(t, site(t, sample(t)))
	for _, host := range []string{disk, server} {
		b.do(chromedp.Navigate(host + web.Cost))
		b.want(routersShown, "tree,gin,servemux,chi")
		b.want(`document.querySelector('.costs tbody tr:nth-child(2)').innerText.replace(/\s+/g, ' ')`, "gin 0.76 (0.63–0.91) faster 151 ns 0 0")
		b.do(chromedp.Click(".costs th:first-child button"))
		b.want(routersShown, "chi,gin,servemux,tree")
		b.want(`document.querySelector('.costs th').ariaSort`, "ascending")
		b.do(chromedp.Click(".costs th:nth-child(5) button"), chromedp.Click(".costs th:nth-child(5) button"))
		b.want(routersShown, "chi,servemux,gin,tree")

		b.want(choose("request", "widgets, 11 routes: 405: the path has other methods"), "widgets, 11 routes: 405: the path has other methods")
		b.want(routersShown, "gin,servemux")
		if text := read[string](b, `document.querySelector('#drawn').innerText`); !strings.Contains(text, "Left out: chi (answers "+evil+")") {
			t.Errorf("chi is not among those left out: %s", text)
		}
		b.do(chromedp.Evaluate[chromedp.Void](`[...document.querySelectorAll('label')].filter(l => /options|eight/.test(l.textContent)).forEach(l => l.click())`))
		b.want(routersShown, "match,gin,servemux,gin-options")
		b.do(chromedp.Click("input[value=gin]"), chromedp.Reload())
		b.want(routersShown, "match,servemux")

		b.do(chromedp.Navigate("about:blank"), chromedp.Navigate(host+web.Cost))
		b.want(`[...document.querySelectorAll('.label text')].map(e => e.textContent).join()`, "chi,servemux,gin,tree")
		b.do(chromedp.Focus("svg.growth"), chromedp.KeyEvent(kb.End))
		b.want(`document.querySelector('output').textContent`, "servemux, 1,000 routes: 400 ns")
		b.do(chromedp.KeyEvent(kb.ArrowUp))
		b.want(`document.querySelector('output').textContent`, "chi, 1,000 routes: 1,717 ns, × servemux 4.29 (3.57–5.16)")
		b.do(chromedp.KeyEvent(kb.ArrowLeft))
		b.want(`document.querySelector('.curve.chosen').dataset.router + ' ' + document.querySelector('output').textContent.includes('chi, 10 routes')`, "chi true")
		b.do(chromedp.Evaluate[chromedp.Void](`document.querySelector('svg.growth').scrollIntoView({ behavior: 'instant' })`))
		for i := range 20 { // the first movements may come before the page is painted where it was scrolled to
			at := read[[]float64](b, `(r => [r.right - 110, r.bottom - 60])(document.querySelector('svg.growth').getBoundingClientRect())`)
			b.do(chromedp.MouseEvent("mouseMoved", at[0]+float64(i%2), at[1]))
			if strings.HasPrefix(read[string](b, `document.querySelector('output').textContent`), "tree") {
				break
			}
			time.Sleep(100 * time.Millisecond)
		}
		b.want(`document.querySelector('output').textContent`, "tree, 1,000 routes: 81 ns, × servemux 0.20 (0.17–0.24)")
		b.want(`document.querySelector('div.growth tbody').innerText.replace(/\s+/g, ' ').includes('gin 203 ns 303 ns')`, "true")
		b.quiet(host)
	}
}

// TestTablesInBrowser: a table of the text can be sorted.
func TestTablesInBrowser(t *testing.T) {
	b := open(t)
	disk, _ := hosts(t, site(t, sample(t)))
	b.do(chromedp.Navigate(disk + web.WhichRouter))
	const first = `[...document.querySelectorAll('tbody tr')].map(r => r.cells[0].textContent).join()`
	b.want(first, "servemux,gin,chi")
	b.do(chromedp.Click("thead th:nth-child(2) button"))
	b.want(first, "gin,servemux,chi")
	b.do(chromedp.Click("thead th:nth-child(2) button"))
	b.want(first, "chi,servemux,gin")
	b.quiet("the tables")
}

// TestOwnRoutesInBrowser: the page about own routes draws their costs, from disk.
func TestOwnRoutesInBrowser(t *testing.T) {
	b := open(t)
	files, err := ownSample(t).Files("my routes#1")
	if err != nil {
		t.Fatal(err)
	}
	disk, _ := hosts(t, files)
	b.do(chromedp.EmulateViewport(390, 800), chromedp.Navigate(disk+"my%20routes%231.html"))
	b.want(`document.documentElement.scrollWidth - innerWidth <= 0`, "true")
	b.want(`[...document.querySelectorAll('.costs tbody th')].map(e => e.textContent).join()`, "servemux")
	b.want(`document.querySelectorAll('.curve').length`, "3")
	b.want(`document.querySelectorAll('details').length > 0 && document.querySelectorAll('script:not([src]), a[href^=javascript]').length === 0`, "true")
	b.quiet("own routes")
}
