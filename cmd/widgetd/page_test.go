package main

import (
	"flag"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

func page(t *testing.T, name string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("..", "..", name))
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// startAndStop is the first example of the page.
const startAndStop = `    go build -o ../widgetd ./cmd/widgetd
    ../widgetd -router split &
    curl -i --retry 3 --retry-connrefused http://127.0.0.1:8080/api/widgets
    kill %1
`

// TestStartAndStop runs the example, which must leave no process running.
func TestStartAndStop(t *testing.T) {
	t.Parallel()
	if !strings.Contains(page(t, "docs/widgetd.md"), startAndStop) {
		t.Errorf("the page does not print\n%s", startAndStop)
	}
	for _, tool := range []string{"bash", "curl"} {
		if _, err := exec.LookPath(tool); err != nil {
			t.Skip(err)
		}
	}
	program, addr := filepath.Join(t.TempDir(), "widgetd"), freeAddr(t)
	script := strings.NewReplacer(
		"-o ../widgetd", "-o "+program,
		"../widgetd", program+" -addr "+addr,
		"127.0.0.1:8080", addr,
	).Replace(startAndStop)
	shell := exec.Command("bash", "-m", "-c", script+"wait") // -m: %1 is a job
	shell.Dir = filepath.Join("..", "..")
	out, err := shell.Output()
	if err != nil || !strings.Contains(string(out), "200 OK") || !strings.HasSuffix(string(out), "apiGetWidgets\n") {
		t.Errorf("the commands print %q, %v", out, err)
	}
	if c, err := net.Dial("tcp", addr); err == nil {
		c.Close()
		t.Error("widgetd is still running")
	}
}

// freeAddr returns a loopback address that was free a moment ago.
func freeAddr(t *testing.T) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return l.Addr().String()
}

func TestPageSaysWhatTheCodeDoes(t *testing.T) {
	text := strings.Join(strings.Fields(page(t, "docs/widgetd.md")), " ")
	want := []string{fmt.Sprintf("at most %d bytes", maxLogged)}
	fs := flag.NewFlagSet("", flag.ContinueOnError)
	limitFlags(fs, new(limits))
	fs.VisitAll(func(f *flag.Flag) { want = append(want, fmt.Sprintf("| `-%s` | %s | ", f.Name, f.DefValue)) })
	for _, result := range []string{"sent", "client-gone", "write-timeout", "write-failed", "aborted", "hijacked"} {
		want = append(want, "| `"+result+"` | ")
	}
	for _, part := range want {
		if !strings.Contains(text, part) {
			t.Errorf("the page does not have %q", part)
		}
	}
}

// Each command on the page names a test, or a row of one: TestProcess/stalled_log is the row "stalled log".
func TestPageNamesTestsThatAreThere(t *testing.T) {
	var tests strings.Builder
	sources, err := filepath.Glob("*_test.go")
	for _, source := range sources {
		tests.WriteString(page(t, filepath.Join("cmd", "widgetd", source)))
	}
	commands := regexp.MustCompile("-run ([^` ]+)").FindAllStringSubmatch(page(t, "docs/widgetd.md"), -1)
	if err != nil || len(commands) < 15 {
		t.Errorf("%d commands on the page, error %v", len(commands), err)
	}
	for _, command := range commands {
		want := "func " + command[1]
		if _, row, ok := strings.Cut(command[1], "/"); ok {
			want = `"` + strings.ReplaceAll(row, "_", " ")
		}
		if !strings.Contains(tests.String(), want) {
			t.Errorf("-run %s: no test contains %s", command[1], want)
		}
	}
}

// net/http's own answers have no nosniff, so they must not contain parts of the request.
func TestOwnAnswersOfNetHTTPAreFixedTexts(t *testing.T) {
	s := serving(t, roomy, func(http.ResponseWriter, *http.Request) {})
	for sent, want := range map[string]string{
		"<script>\r\n\r\n":       "400 Bad Request",
		"GET / HTTP/1.1\r\n\r\n": "400 Bad Request: missing required Host header",
		"GET / HTTP/1.1\r\nHost: <script>alert(1)</script>\r\n": "400 Bad Request: malformed Host header",
	} {
		c := dial(t, s.addr)
		c.send(t, strings.TrimSuffix(sent, "\r\n\r\n")+"\r\n\r\n")
		if res, body := c.answer(t); res.StatusCode != http.StatusBadRequest || body != want {
			t.Errorf("%q: status %d, body %q, want %q", sent, res.StatusCode, body, want)
		}
	}
}
