package web_test

import (
	"context"
	"encoding/json"
	"fmt"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"

	"gorouting/compare/internal/chromium"
	"gorouting/compare/internal/playground"
	"gorouting/compare/internal/playground/web"
)

// native serves the playground as "compare play" does.
func native(t *testing.T) string {
	t.Helper()
	files, err := web.Files()
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewUnstartedServer(nil)
	server.Config.Handler = playground.Server{Engine: playground.NewEngine("native"), Files: files, Addr: server.Listener.Addr().String()}.Handler()
	server.Start()
	t.Cleanup(server.Close)
	return server.URL
}

var engine = sync.OnceValues(func() (map[string][]byte, error) { return playground.Build(context.Background()) })

// static serves the playground as a static host does, with the engine in WebAssembly. The file names in change are served with other
// contents.
func static(t *testing.T, change map[string]string) string {
	t.Helper()
	if testing.Short() {
		t.Skip("compiling the engine takes a minute")
	}
	chromium.Path(t)
	built, err := engine()
	if err != nil {
		t.Fatal(err)
	}
	site := files(t, built)
	for name, text := range change {
		site[name] = &fstest.MapFile{Data: []byte(text)}
	}
	server := httptest.NewServer(http.FileServerFS(site))
	t.Cleanup(server.Close)
	return server.URL
}

// files returns the files of a site with the playground, and more files.
func files(t *testing.T, more map[string][]byte) fstest.MapFS {
	t.Helper()
	all, err := web.Files()
	if err != nil {
		t.Fatal(err)
	}
	site := fstest.MapFS{}
	for _, some := range []map[string][]byte{all, more} {
		for name, data := range some {
			site[name] = &fstest.MapFile{Data: data}
		}
	}
	return site
}

// changed returns a file of the playground, with one of its texts replaced.
func changed(t *testing.T, name, text, by string) string {
	t.Helper()
	file, err := fs.ReadFile(web.Static(), name)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(file), text) {
		t.Fatalf("%s does not contain %s", name, text)
	}
	return strings.Replace(string(file), text, by, 1)
}

// tab is the playground in a browser. At the end of the test, it must not have written to the console, which includes violations of the
// Content-Security-Policy, and must not have sent a request to another host.
type tab struct {
	t       *testing.T
	ctx     context.Context
	address string

	mu       sync.Mutex
	messages []string // of the console
	hosts    []string // of all requests
}

// open opens the playground of a server in a state.
func open(t *testing.T, server string, s playground.State) *tab {
	t.Helper()
	p := &tab{t: t, ctx: chromium.Start(t), address: server + "/" + web.Playground}
	if err := chromedp.Do(p.ctx, chromedp.EmulateViewport(1280, 860)); err != nil {
		t.Fatal(err)
	}
	console, requests := chromedp.Console(p.ctx), chromedp.Events(p.ctx, network.RequestWillBeSent)
	go func() {
		for m, err := range console {
			if err != nil {
				return
			}
			p.mu.Lock()
			p.messages = append(p.messages, m.String()+" "+m.URL)
			p.mu.Unlock()
		}
	}()
	go func() {
		for r, err := range requests {
			if err != nil {
				return
			}
			u, err := url.Parse(r.Request.URL)
			p.mu.Lock()
			if err != nil || u.Scheme != "data" && u.Scheme != "blob" {
				p.hosts = append(p.hosts, u.Host)
			}
			p.mu.Unlock()
		}
	}()
	t.Cleanup(func() { p.quiet(server) })
	fragment := ""
	if s != (playground.State{}) {
		var err error
		if fragment, err = s.Fragment(); err != nil {
			t.Fatal(err)
		}
	}
	p.navigate(p.address + fragment)
	p.until(`performance.getEntriesByName("ready").length > 0`)
	return p
}

func (p *tab) navigate(address string) {
	p.t.Helper()
	if err := chromedp.Do(p.ctx, chromedp.Navigate(address)); err != nil {
		p.t.Fatal(err)
	}
}

// quiet checks the console and the hosts.
func (p *tab) quiet(server string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if len(p.messages) > 0 {
		p.t.Errorf("the console has messages:\n%s", strings.Join(p.messages, "\n"))
	}
	host := strings.TrimPrefix(server, "http://")
	if other := slices.IndexFunc(p.hosts, func(h string) bool { return h != host }); other >= 0 {
		p.t.Errorf("a request went to %s", p.hosts[other])
	}
	if len(p.hosts) == 0 {
		p.t.Error("no request was seen")
	}
}

// js returns the value of an expression.
func js[T any](p *tab, expression string) T {
	p.t.Helper()
	got, err := chromedp.Run(p.ctx, chromedp.Evaluate[T](expression))
	if err != nil {
		p.t.Fatalf("%s: %v", expression, err)
	}
	return got
}

// do runs a statement.
func (p *tab) do(statement string) {
	p.t.Helper()
	js[bool](p, "(() => { "+statement+"; return true; })()")
}

// until waits until a condition holds.
func (p *tab) until(condition string) {
	p.t.Helper()
	for end := time.Now().Add(60 * time.Second); ; time.Sleep(25 * time.Millisecond) {
		if js[bool](p, "Boolean("+condition+")") {
			return
		}
		if time.Now().After(end) {
			p.t.Fatalf("it never happens: %s\n%s", condition, js[string](p, `document.body?.innerText.slice(0, 3000) ?? ""`))
		}
	}
}

// shows waits until the element contains a text.
func (p *tab) shows(selector, text string) {
	p.t.Helper()
	p.until(fmt.Sprintf(`document.querySelector(%s)?.innerText.replace(/\s+/g, " ").includes(%s)`, quoted(selector), quoted(text)))
}

func (p *tab) click(selector string) {
	p.t.Helper()
	p.until(fmt.Sprintf("document.querySelector(%s)", quoted(selector)))
	p.do(fmt.Sprintf("document.querySelector(%s).click()", quoted(selector)))
}

// choose chooses an option of a select element by its text.
func (p *tab) choose(selector, text string) {
	p.t.Helper()
	p.do(fmt.Sprintf(`const s = document.querySelector(%s);
		s.value = [...s.options].find((o) => o.text.includes(%s)).value;
		s.dispatchEvent(new Event("change", { bubbles: true }))`, quoted(selector), quoted(text)))
}

// write replaces the text of a field.
func (p *tab) write(selector, text string) {
	p.t.Helper()
	p.do(fmt.Sprintf(`const f = document.querySelector(%s);
		f.value = %s;
		f.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertText" }))`, quoted(selector), quoted(text)))
}

// look sets the size of the window and the colour scheme.
func (p *tab) look(width, height int64, scheme string) {
	p.t.Helper()
	media := emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}}}
	if _, err := chromedp.Call(p.ctx, emulation.SetEmulatedMedia, media); err != nil {
		p.t.Fatal(err)
	}
	if err := chromedp.Do(p.ctx, chromedp.EmulateViewport(width, height)); err != nil {
		p.t.Fatal(err)
	}
}

// quoted returns a text as JavaScript.
func quoted(text string) string {
	b, err := json.Marshal(text)
	if err != nil {
		panic(err) // a string has always a JSON form
	}
	return string(b)
}
