package desk

import (
	"bytes"
	"io"
	"log/slog"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
)

const password = "correct horse battery"

// newApp returns an application with some files, and the place where its log lines appear.
func newApp() (*App, *buffer) {
	files := fstest.MapFS{
		"index.html":           {Data: []byte("all manuals")},
		"printers/index.html":  {Data: []byte("all printers")},
		"printers/laser 1.txt": {Data: []byte("add toner")},
		"empty/.hidden":        {},
	}
	log := new(buffer)
	app := New(files, []byte("key"), slog.New(slog.NewJSONHandler(log, nil)))
	app.users.cost = 1000 // so that logins take no time
	app.AddUser("admin", password, true)
	return app, log
}

// buffer is a bytes.Buffer for several goroutines.
type buffer struct {
	mu    sync.Mutex
	bytes bytes.Buffer
}

func (b *buffer) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.bytes.Write(p)
}

func (b *buffer) String() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.bytes.String()
}

// client is a client that keeps cookies and does not follow redirects.
type client struct {
	*http.Client
	url string
}

// serve serves a handler until the test ends.
func serve(t *testing.T, h http.Handler) (url string) {
	server := httptest.NewServer(h)
	t.Cleanup(server.Close)
	return server.URL
}

// newClient returns a client of the server at a URL. It logs in if a name is given.
func newClient(t *testing.T, url, name string) client {
	t.Helper()
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	noRedirects := func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	c := client{&http.Client{Jar: jar, CheckRedirect: noRedirects}, url}
	if name != "" {
		if got := c.do(t, "POST", "/login", form(name, password)); got.status != http.StatusSeeOther {
			t.Fatalf("the login of %s is answered %d %s", name, got.status, got.body)
		}
	}
	return c
}

// form is the body of a login.
func form(name, password string) string {
	return url.Values{"name": {name}, "password": {password}}.Encode()
}

// answer is the answer to a request.
type answer struct {
	status int
	body   string
	header http.Header
}

// do sends a request, with header lines.
func (c client) do(t *testing.T, method, path, body string, header ...string) answer {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), method, c.url+path, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	if path == "/login" {
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	setHeader(r, header)
	res, err := c.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	if method == "GET" && res.Header.Get("Content-Type") == "text/event-stream" {
		return answer{res.StatusCode, "", res.Header}
	}
	text, err := io.ReadAll(res.Body)
	if err != nil {
		t.Fatal(err)
	}
	return answer{res.StatusCode, string(text), res.Header}
}

// setHeader sets header lines such as "Accept: text/html".
func setHeader(r *http.Request, lines []string) {
	for _, line := range lines {
		name, value, _ := strings.Cut(line, ": ")
		r.Header.Set(name, value)
	}
}
