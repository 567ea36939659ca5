package main

import (
	"context"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"

	"gorouting/internal/routers"
)

func TestRunServesEachRouter(t *testing.T) {
	for _, router := range routers.All {
		t.Run(router.Name, func(t *testing.T) {
			t.Parallel()
			ctx, stop := context.WithCancel(t.Context())
			defer stop()
			log, ended := newRecord(), make(chan error, 1)
			go func() { ended <- run(ctx, []string{"-router", router.Name, "-addr", "127.0.0.1:0"}, io.Discard, log) }()
			addr := log.address(t)
			log.await(t, "router="+router.Name+"\n")
			for _, test := range []struct {
				method, path string
				status       int
				allow, body  string
			}{
				{"GET", "/api/widgets", http.StatusOK, "", "apiGetWidgets\n"},
				{"POST", "/api/widgets/foo/parts/7/update", http.StatusOK, "", "apiUpdateWidgetPart foo 7\n"},
				{"GET", "/no/such/page", http.StatusNotFound, "", "404 page not found\n"},
				{"PUT", "/api/widgets", http.StatusMethodNotAllowed, "GET, POST", "405 method not allowed\n"},
			} {
				res, body := do(t, test.method, addr, test.path)
				if res.StatusCode != test.status || res.Header.Get("Allow") != test.allow || body != test.body {
					t.Errorf("%s %s: status %d, Allow %q, body %q, want %d, %q, %q", test.method, test.path,
						res.StatusCode, res.Header.Get("Allow"), body, test.status, test.allow, test.body)
				}
			}
			c := dial(t, addr)
			c.send(t, "OPTIONS * HTTP/1.1\r\nHost: widgets\r\nConnection: close\r\n\r\n")
			if res, body := c.answer(t); res.StatusCode != http.StatusNotFound || body != "404 page not found\n" {
				t.Errorf("OPTIONS *: status %d, body %q, want the router's 404", res.StatusCode, body)
			}
			stop()
			if err := receive(t, ended); err != nil {
				t.Error(err)
			}
			log.await(t, "msg=stopped")
		})
	}
}

// What only a process can show: signals and exit codes.
func TestProcess(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("windows sends no SIGTERM")
	}
	program := filepath.Join(t.TempDir(), "widgetd")
	if out, err := exec.Command("go", "build", "-o", program, ".").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	for name, test := range map[string]func(*testing.T, string){
		"SIGTERM":       stopsOnSIGTERM,
		"drain limit":   exitsWith1AfterTheDrainLimit,
		"second signal": endsOnASecondSignal,
		"bad flag":      exitsWith2ForABadFlag,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			test(t, program)
		})
	}
}

func stopsOnSIGTERM(t *testing.T, program string) {
	p := start(t, program, "-router", "split")
	res, body := do(t, http.MethodGet, p.log.address(t), "/foo")
	if res.StatusCode != http.StatusOK || body != "widget foo\n" {
		t.Errorf("status %d, body %q", res.StatusCode, body)
	}
	p.signal(t, syscall.SIGTERM)
	if code := p.exit(t).ExitCode(); code != 0 {
		t.Errorf("exit code %d", code)
	}
	all, _ := p.log.lines("")
	for i, part := range []string{"msg=listening", "msg=request", "msg=draining", "msg=stopped"} {
		if len(all) != 4 || !strings.Contains(all[i], part) {
			t.Fatalf("log %q, want listening, request, draining, stopped", all)
		}
	}
}

func exitsWith1AfterTheDrainLimit(t *testing.T, program string) {
	p := start(t, program, "-drain-timeout", "50ms")
	keepBusy(t, p.log.address(t))
	p.signal(t, os.Interrupt)
	if code := p.exit(t).ExitCode(); code != 1 {
		t.Errorf("exit code %d, want 1", code)
	}
	p.log.await(t, "widgetd: drain: 50ms were not enough")
}

func endsOnASecondSignal(t *testing.T, program string) {
	p := start(t, program, "-drain-timeout", "1h", "-header-timeout", "1h")
	keepBusy(t, p.log.address(t))
	begin := time.Now()
	p.signal(t, syscall.SIGTERM)
	p.log.await(t, "msg=draining")
	for len(p.ended) == 0 && time.Since(begin) < patience/2 {
		p.cmd.Process.Signal(syscall.SIGTERM) // one that comes right after the first may be taken for the same
		time.Sleep(time.Millisecond)
	}
	if state := p.exit(t); state.Success() {
		t.Errorf("%v, want killed", state)
	}
}

func exitsWith2ForABadFlag(t *testing.T, program string) {
	p := start(t, program, "-x")
	if code := p.exit(t).ExitCode(); code != 2 {
		t.Errorf("exit code %d, want 2", code)
	}
	want := "widgetd: flag provided but not defined: -x (widgetd -h lists the flags)\n"
	if all, _ := p.log.lines(""); len(all) != 1 || all[0] != want {
		t.Errorf("stderr %q, want %q", all, want)
	}
}

// keepBusy gives the server a request that does not end, on a connection that it has accepted.
func keepBusy(t *testing.T, addr string) {
	t.Helper()
	dial(t, addr).send(t, "GET / HTTP/1.1\r\nHost: wid")
	do(t, http.MethodGet, addr, "/") // connections are accepted in order
}

// process is the program on its own.
type process struct {
	cmd   *exec.Cmd
	log   *record // stderr
	ended chan *os.ProcessState
}

func start(t *testing.T, program string, args ...string) *process {
	t.Helper()
	cmd := exec.Command(program, append([]string{"-addr", "127.0.0.1:0"}, args...)...)
	p := &process{cmd, newRecord(), make(chan *os.ProcessState, 1)}
	p.cmd.Stderr = p.log
	if err := p.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { p.cmd.Process.Kill() })
	go func() {
		p.cmd.Wait()
		p.ended <- p.cmd.ProcessState
	}()
	return p
}

func (p *process) signal(t *testing.T, s os.Signal) {
	t.Helper()
	if err := p.cmd.Process.Signal(s); err != nil {
		t.Fatal(err)
	}
}

func (p *process) exit(t *testing.T) *os.ProcessState {
	t.Helper()
	return receive(t, p.ended)
}
