package desk

import (
	"encoding/hex"
	"os"
	"strings"
	"testing"

	"examples/desk/router"
)

// row is a row of routes.txt.
type row struct{ method, pattern, groups string }

func rows(t *testing.T) []row {
	t.Helper()
	text, err := os.ReadFile("routes.txt")
	if err != nil {
		t.Fatal(err)
	}
	var all []row
	for line := range strings.Lines(string(text)) {
		if f := strings.Fields(line); len(f) > 0 && f[0] != "#" {
			all = append(all, row{f[0], f[1], strings.Join(f[3:], " ")})
		}
	}
	return all
}

// TestClients uses the help desk as a customer, an agent and an administrator do. It calls each route.
func TestClients(t *testing.T) {
	app, _ := newApp()
	url := serve(t, app.Handler())
	admin := newClient(t, url, "admin")
	if got := admin.do(t, "PUT", "/api/users/ann", `{"Password": "`+password+`"}`); got.status != 204 {
		t.Fatalf("a new user is answered %d %s", got.status, got.body)
	}
	clients := map[string]client{"admin": admin, "bob": newClient(t, url, ""), "ann": newClient(t, url, "ann"), "nobody": newClient(t, url, "")}
	signature := "X-Signature: " + hex.EncodeToString(app.sign([]byte("No sound")))

	reached := map[row]bool{}
	for _, s := range []struct {
		who, method, path, body string
		status                  int
		want                    string   // part of the body or of a header
		header                  []string // of the request
	}{
		{"nobody", "GET", "/", "", 200, "<p>0 open tickets", nil},
		{"nobody", "HEAD", "/", "", 200, "text/html", nil},
		{"nobody", "GET", "/health", "", 200, "ok", nil},
		{"nobody", "GET", "/login", "", 200, "<form", nil},
		{"nobody", "POST", "/login", form("ann", "wrong"), 401, "is wrong", nil},
		{"nobody", "POST", "/login", form("bob", password), 401, "is wrong", nil},
		{"nobody", "POST", "/login", "", 401, "is wrong", nil},

		// Customers open tickets, with the slash and without.
		{"nobody", "POST", "/api/tickets", `{"from": "eve", "subject": "No paper (A4)"}`, 201, `"status":"open"`, nil},
		{"nobody", "POST", "/api/tickets/", `{"from": "eve", "subject": "No ink"}`, 201, "/api/tickets/2", nil},
		{"nobody", "POST", "/api/tickets", `{"from": "eve"}`, 422, "needs from and subject", nil},
		{"nobody", "POST", "/api/tickets", `{"from": "eve", "subjekt": ""}`, 400, "unknown field", nil},
		{"nobody", "POST", "/api/tickets", `{"from": "` + strings.Repeat("e", mostBytes) + `"}`, 413, "too large", nil},
		{"nobody", "POST", "/api/tickets", `{}`, 403, "other sites", []string{"Sec-Fetch-Site: cross-site"}},
		{"nobody", "GET", "/hooks/mail", "", 204, "", nil},
		{"nobody", "POST", "/hooks/mail", "No sound", 204, "", []string{signature}},
		{"nobody", "PUT", "/hooks/form", "No sound", 204, "", []string{signature}},
		{"nobody", "POST", "/hooks/form", "no signature", 403, "the signature is wrong", nil},
		{"nobody", "POST", "/hooks/fax", "", 404, "nothing is at this address", nil},

		// Agents work on them.
		{"ann", "GET", "/api/me", "", 200, `{"name":"ann","admin":false}`, nil},
		{"ann", "GET", "/api/tickets", "", 200, `"subject":"No ink"`, nil},
		{"ann", "GET", "/api/tickets/", "", 200, `"from":"form"`, nil},
		{"ann", "GET", "/api/tickets/1", "", 200, "No paper (A4)", nil},
		{"ann", "GET", "/api/tickets/9", "", 404, `{"error":"no ticket has this number"}`, nil},
		{"ann", "POST", "/api/tickets/1:cancel", "", 409, "cannot be cancelled by you", nil},
		{"ann", "POST", "/api/tickets/1:assign", "", 200, `"agent":"ann"`, nil},
		{"ann", "POST", "/api/tickets/1:close", "", 404, "nothing is at this address", nil},
		{"ann", "PATCH", "/api/tickets/1", `{"subject": "No paper"}`, 200, `"from":"eve","subject":"No paper"`, nil},
		{"ann", "PUT", "/api/tickets/1", `{"subject": "No paper"}`, 422, "needs from and subject", nil},
		{"ann", "PUT", "/api/tickets/1", `{"from": "ed", "subject": "No paper (A3)"}`, 200, `"from":"ed"`, nil},
		{"ann", "PATCH", "/api/tickets/9", `{}`, 404, "no ticket", nil},
		{"ann", "POST", "/api/tickets/1/replies", `{"text": "Look in the drawer."}`, 204, "", nil},
		{"ann", "POST", "/api/tickets/9/replies", `{}`, 404, "no ticket", nil},
		{"ann", "GET", "/api/tickets/1/replies", "", 200, `[{"from":"ann","text":"Look in the drawer."}]`, nil},
		{"ann", "GET", "/api/tickets/9/replies", "", 404, "no ticket", nil},
		{"ann", "GET", "/api/tickets/1.pdf", "", 200, `(Ticket 1: No paper \(A3\)) '`, nil},
		{"ann", "GET", "/api/tickets/9.pdf", "", 404, "no ticket", nil},
		{"ann", "GET", "/api/tickets/1/chat", "", 426, "websocket", nil},
		{"ann", "GET", "/api/tickets/9/chat", "", 404, "no ticket", nil},
		{"ann", "POST", "/api/tickets/1:cancel", "", 200, `"status":"cancelled"`, nil},
		{"ann", "POST", "/api/tickets/1:assign", "", 409, "cannot be assigned by you", nil},
		{"ann", "POST", "/api/tickets/9:assign", "", 404, "no ticket", nil},
		{"ann", "GET", "/api/events", "", 200, "no-store", nil},
		{"ann", "HEAD", "/api/events", "", 200, "no-store", nil},
		{"nobody", "GET", "/", "", 200, "<p>3 open tickets", nil},

		// Administrators do what agents may not.
		{"admin", "POST", "/api/tickets/2:cancel", "", 200, `"status":"cancelled"`, nil},
		{"admin", "DELETE", "/api/tickets/2", "", 204, "", nil},
		{"admin", "DELETE", "/api/tickets/2", "", 404, "no ticket", nil},
		{"admin", "GET", "/api/users", "", 200, `[{"name":"admin","admin":true},{"name":"ann","admin":false}]`, nil},
		{"admin", "PUT", "/api/users/bob", `{"Password": "short"}`, 422, "12 characters", nil},
		{"admin", "PUT", "/api/users/bob", `{"Password": "` + password + `"}`, 204, "", nil},
		{"bob", "POST", "/login", form("bob", password), 303, "Location: /app/", nil},
		{"bob", "GET", "/api/me", "", 200, `"name":"bob"`, nil},
		{"admin", "DELETE", "/api/users/bob", "", 204, "", nil},
		{"bob", "GET", "/api/me", "", 401, "log in first", nil},
		{"admin", "DELETE", "/api/users/bob", "", 404, "no user", nil},
		{"admin", "DELETE", "/api/users/admin", "", 409, "another administrator", nil},

		// Files: a folder is its index.html. A file, a folder without a page and what is outside are 404.
		{"nobody", "GET", "/files/", "", 200, "all manuals", nil},
		{"nobody", "GET", "/files", "", 308, "Location: /files/", nil},
		{"nobody", "GET", "/files/printers/", "", 200, "all printers", nil},
		{"nobody", "GET", "/files/printers", "", 301, "Location: printers/", nil},
		{"nobody", "GET", "/files/printers/index.html", "", 301, "Location: ./", nil},
		{"nobody", "GET", "/files/printers/laser%201.txt", "", 200, "add toner", nil},
		{"nobody", "GET", "/files/printers/laser%201.txt", "", 206, "toner", []string{"Range: bytes=4-"}},
		{"nobody", "GET", "/files/printers/laser%201.txt/", "", 404, "nothing is at this address", nil},
		{"nobody", "GET", "/files/empty/", "", 404, "nothing is at this address", nil},
		{"nobody", "GET", "/files//index.html", "", 404, "nothing is at this address", nil},
		{"nobody", "GET", "/files/../routes.txt", "", 404, "nothing is at this address", nil},
		{"nobody", "GET", "/files/printers/%2e%2e/index.html", "", 404, "nothing is at this address", nil},
		{"nobody", "GET", "/files/%00", "", 404, "nothing is at this address", nil},

		// The single-page app has every path without an extension.
		{"nobody", "GET", "/app", "", 200, `<ul id="tickets">`, nil},
		{"nobody", "GET", "/app/", "", 200, `<ul id="tickets">`, nil},
		{"nobody", "GET", "/app/7/edit", "", 200, `<ul id="tickets">`, nil},
		{"nobody", "GET", "/app/../x", "", 400, "invalid URL path", nil},
		{"nobody", "GET", "/app/app.js", "", 200, "new EventSource", nil},
		{"nobody", "GET", "/app/missing.js", "", 404, "nothing is at this address", nil},
		{"nobody", "GET", "/application", "", 404, "nothing is at this address", nil},

		// Mounts.
		{"ann", "GET", "/v1/subjects", "", 200, "No paper (A3)\nNo sound", nil},
		{"ann", "GET", "/v1/subjects/3", "", 200, "No sound", nil},
		{"ann", "GET", "/v1/subjects/x", "", 404, "404 page not found", nil},
		{"ann", "POST", "/v1/subjects", "", 405, "Allow: GET, HEAD", nil},
		{"admin", "GET", "/debug/pprof", "", 307, "Location: /debug/pprof/", nil},
		{"admin", "GET", "/debug/pprof/", "", 200, "goroutine", nil},
		{"admin", "GET", "/debug/pprof/heap?debug=1", "", 200, "heap profile", nil},
		{"admin", "POST", "/debug/pprof/heap", "", 405, "Method Not Allowed", nil},

		// Refusals, in the form that the client reads.
		{"nobody", "GET", "/nothing", "", 404, "nothing is at this address\n", nil},
		{"nobody", "GET", "/nothing", "", 404, "<h1>404</h1>", []string{"Accept: text/html,*/*;q=0.8"}},
		{"nobody", "GET", "/api/nothing", "", 404, `{"error":"nothing is at this address"}`, []string{"Accept: text/html"}},
		{"nobody", "GET", "/api/tickets/0", "", 404, `{"error":"nothing is at this address"}`, nil},
		{"nobody", "GET", "/api/tickets/x.pdf", "", 404, `{"error":"nothing is at this address"}`, nil},
		{"nobody", "DELETE", "/login", "", 405, "DELETE is not possible here; use GET, HEAD, POST", nil},
		{"nobody", "DELETE", "/login", "", 405, "<h1>405</h1>", []string{"Accept: text/html"}},
		{"nobody", "POST", "/api/tickets/1", "", 405, `{"error":"POST is not possible here; use DELETE, GET, HEAD, PATCH, PUT"}`, nil},
		{"nobody", "POST", "/api/tickets/1", "", 405, "Allow: DELETE, GET, HEAD, PATCH, PUT", nil},
		{"nobody", "GET", "/metrics", "", 401, "log in first", nil},
		{"nobody", "GET", "/api/me", "", 401, "Www-Authenticate: Cookie", nil},
		{"nobody", "GET", "/api/me", "", 401, "log in first", []string{"Cookie: session=guess"}},

		// A slash too many or too few is redirected, if the other path has a route.
		{"nobody", "GET", "/login/?next=7", "", 308, "Location: /login?next=7", nil},
		{"ann", "GET", "/api/tickets/1/", "", 308, "Location: /api/tickets/1", nil},
		{"ann", "GET", "/v1", "", 308, "Location: /v1/", nil},
		{"nobody", "GET", "/nothing/", "", 404, "nothing is at this address", nil},
		{"nobody", "DELETE", "/login/", "", 404, "nothing is at this address", nil},
		{"nobody", "GET", "//login/", "", 404, "nothing is at this address", nil},

		{"admin", "GET", "/metrics", "", 200, `desk_requests_total{route="GET /api/tickets/{id}.pdf",status="200"} 1`, nil},
		{"admin", "GET", "/metrics", "", 200, `desk_requests_total{route="/debug/pprof{/path...}",status="200"} 2`, nil},
		{"ann", "POST", "/logout", "", 303, "Max-Age=0", nil},
		{"ann", "GET", "/api/me", "", 401, "log in first", nil},
	} {
		got := clients[s.who].do(t, s.method, s.path, s.body, s.header...)
		var text strings.Builder
		if err := got.header.Write(&text); err != nil {
			t.Fatal(err)
		}
		text.WriteString(got.body)
		if got.status != s.status || !strings.Contains(strings.ReplaceAll(text.String(), "\r", ""), s.want) {
			t.Errorf("%s: %s %s is answered %d %s\nwant %d %s", s.who, s.method, s.path, got.status, text.String(), s.status, s.want)
		}
		path, _, _ := strings.Cut(s.path, "?")
		m := router.Lookup(s.method, path)
		reached[row{m.Method, m.Pattern, ""}] = reached[row{m.Method, m.Pattern, ""}] || s.status < 400 || strings.HasSuffix(path, "/chat")
	}
	for _, r := range rows(t) {
		if !reached[row{r.method, r.pattern, ""}] {
			t.Errorf("no request reaches %s %s", r.method, r.pattern)
		}
	}
}

// TestGroups sends a request to each route: without a login, @auth answers 401 before @admin asks. Agents get 403 from @admin alone.
func TestGroups(t *testing.T) {
	app, _ := newApp()
	url := serve(t, app.Handler())
	app.users.put("ann", password, false)
	nobody, ann := newClient(t, url, ""), newClient(t, url, "ann")
	example := strings.NewReplacer("{id:int}", "1", "{name}", "ann", "{source:mail|form}", "mail", "{path...}", "x", "{/path...}", "/x", "{/}", "")
	counts := map[string]int{}
	for _, r := range rows(t) {
		counts[r.groups]++
		method, path := strings.Replace(r.method, "*", "GET", 1), example.Replace(r.pattern)
		wantNobody, wantAnn := r.groups != "", r.groups == "@auth @admin"
		if path == "/logout" || path == "/login" {
			continue // would end the session, and refuses wrong passwords
		}
		if got := nobody.do(t, method, path, ""); (got.status == 401) != wantNobody {
			t.Errorf("nobody: %s %s is answered %d; the groups are %q", method, path, got.status, r.groups)
		}
		if got := ann.do(t, method, path, ""); (got.status == 403) != wantAnn || got.status == 401 {
			t.Errorf("ann: %s %s is answered %d; the groups are %q", method, path, got.status, r.groups)
		}
	}
	if counts[""] < 5 || counts["@auth"] < 5 || counts["@auth @admin"] < 5 {
		t.Errorf("the groups have too few routes for this test: %v", counts)
	}
}

// TestSessions: a new password ends the sessions of a user, as does deleting the user.
func TestSessions(t *testing.T) {
	app, _ := newApp()
	url := serve(t, app.Handler())
	app.users.put("ann", password, true)
	admin, ann := newClient(t, url, "admin"), newClient(t, url, "ann")
	ann.do(t, "PUT", "/api/users/admin", `{"Password": "another password", "Admin": true}`)
	if got := admin.do(t, "GET", "/api/me", ""); got.status != 401 {
		t.Errorf("after a new password, the old session is answered %d", got.status)
	}
	if got := admin.do(t, "POST", "/login", form("admin", password)); got.status != 401 {
		t.Errorf("the old password is answered %d", got.status)
	}
	admin.do(t, "POST", "/login", form("admin", "another password"))
	if got := admin.do(t, "DELETE", "/api/users/ann", ""); got.status != 204 {
		t.Errorf("deleting a user is answered %d %s", got.status, got.body)
	}
	if got := ann.do(t, "GET", "/api/me", ""); got.status != 401 {
		t.Errorf("a deleted user is answered %d", got.status)
	}
}

// TestLog expects the route in a log line, also if middleware inside of the log has copied the request.
func TestLog(t *testing.T) {
	app, log := newApp()
	nobody := newClient(t, serve(t, app.Handler()), "")
	nobody.do(t, "GET", "/api/tickets/17.pdf", "")
	nobody.do(t, "GET", "/nothing", "")
	for _, want := range []string{
		`"path":"/api/tickets/17.pdf","route":"/api/tickets/{id:int}.pdf","ticket":17,"status":401`,
		`"path":"/nothing","route":"","ticket":0,"status":404`,
	} {
		if !strings.Contains(log.String(), want) {
			t.Errorf("the log has no %s:\n%s", want, log)
		}
	}
}
