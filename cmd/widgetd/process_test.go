package main

import (
	"bufio"
	"errors"
	"io"
	"net/http"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"
)

// TestProcess checks signals, standard error, memory and exit codes.
func TestProcess(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("windows sends no SIGTERM")
	}
	t.Parallel()
	program := filepath.Join(t.TempDir(), "widgetd")
	if out, err := exec.Command("go", "build", "-o", program, ".").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	for name, test := range map[string]func(*testing.T, string){
		"SIGTERM":            stopsOnSIGTERM,
		"SIGHUP":             drainsOnSIGHUP,
		"SIGHUP under nohup": livesThroughSIGHUPUnderNohup,
		"drain limit":        exitsWith1AfterTheDrainLimit,
		"second signal":      endsOnASecondSignal,
		"bad flag":           exitsWith2ForABadFlag,
		"stalled log":        servesAndStopsWithAStalledLog,
		"closed log":         servesAndStopsWithAClosedLog,
		"memory":             needsLittleMemoryForManyHeaders,
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
	for _, part := range []string{"msg=listening", "msg=request", "msg=draining", "msg=stopped"} {
		if found, _ := p.log.lines(part); len(found) != 1 {
			t.Errorf("%d lines with %s in the log", len(found), part)
		}
	}
	if all, _ := p.log.lines(""); !strings.Contains(all[len(all)-1], "msg=stopped") {
		t.Errorf("last line %q", all[len(all)-1])
	}
}

// A closing terminal sends SIGHUP twice: from the shell and from the system.
func drainsOnSIGHUP(t *testing.T, program string) {
	caught := make(chan os.Signal, 1)
	signal.Notify(caught, syscall.SIGHUP) // under nohup, the program would inherit SIGHUP as ignored
	p := start(t, program)
	signal.Stop(caught)
	c := keepBusy(t, p.log.address(t))
	for range 3 {
		p.signal(t, syscall.SIGHUP)
		p.log.await(t, "msg=draining")
	}
	c.send(t, "gets\r\n\r\n")
	if res, body := c.answer(t); res.StatusCode != http.StatusOK || body != "home\n" {
		t.Errorf("status %d, body %q", res.StatusCode, body)
	}
	if code := p.exit(t).ExitCode(); code != 0 {
		t.Errorf("exit code %d", code)
	}
}

func livesThroughSIGHUPUnderNohup(t *testing.T, program string) {
	p := startCommand(t, exec.Command("sh", "-c", `trap "" HUP; exec "$0" -addr 127.0.0.1:0`, program))
	addr := p.log.address(t)
	p.signal(t, syscall.SIGHUP)
	for begin := time.Now(); time.Since(begin) < 5*moment; { // a drain would refuse connections by then
		do(t, http.MethodGet, addr, "/")
	}
	if draining, _ := p.log.lines("msg=draining"); len(draining) > 0 {
		t.Error("SIGHUP begins a drain")
	}
	p.signal(t, syscall.SIGTERM)
	if code := p.exit(t).ExitCode(); code != 0 {
		t.Errorf("exit code %d", code)
	}
}

func exitsWith1AfterTheDrainLimit(t *testing.T, program string) {
	p := start(t, program, "-drain-timeout", "50ms", "-last-call", "10ms")
	keepBusy(t, p.log.address(t))
	p.signal(t, os.Interrupt)
	if code := p.exit(t).ExitCode(); code != 1 {
		t.Errorf("exit code %d, want 1", code)
	}
	p.log.await(t, `level=ERROR msg="drain timeout of 50ms exceeded`)
}

func endsOnASecondSignal(t *testing.T, program string) {
	p := start(t, program, "-drain-timeout", "2h", "-header-timeout", "1h", "-read-timeout", "1h", "-write-timeout", "2h")
	keepBusy(t, p.log.address(t))
	p.signal(t, syscall.SIGTERM)
	p.log.await(t, "msg=draining")
	p.signal(t, syscall.SIGTERM)
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

// keepBusy sends half a header on a connection that the server has accepted.
func keepBusy(t *testing.T, addr string) wire {
	t.Helper()
	c := dial(t, addr)
	c.send(t, "GET / HTTP/1.1\r\nHost: wid")
	do(t, http.MethodGet, addr, "/") // connections are accepted in order
	return c
}

// Nobody reads the log: the pipe fills up, then the queue. Neither clients nor SIGTERM wait.
func servesAndStopsWithAStalledLog(t *testing.T, program string) {
	p, stderr := startWithPipe(t, program, "-drain-timeout", "4s")
	addr := listeningAddress(t, stderr)
	const requests = 3000 // 420 bytes of log each, together more than the pipe and the queue hold
	c := dial(t, addr)
	go io.WriteString(c, strings.Repeat("GET /"+strings.Repeat("x", 300)+" HTTP/1.1\r\nHost: widgets\r\n\r\n", requests))
	for range requests {
		if res, _ := c.answer(t); res.StatusCode != http.StatusOK {
			t.Fatalf("status %d", res.StatusCode)
		}
	}
	c.Close()
	p.signal(t, syscall.SIGTERM)
	if code := p.exit(t).ExitCode(); code != 0 {
		t.Errorf("exit code %d", code)
	}
}

// Writing to a closed pipe raises SIGPIPE.
func servesAndStopsWithAClosedLog(t *testing.T, program string) {
	p, stderr := startWithPipe(t, program)
	addr := listeningAddress(t, stderr)
	stderr.Close()
	for range 10 {
		if res, _ := do(t, http.MethodGet, addr, "/"); res.StatusCode != http.StatusOK {
			t.Errorf("status %d", res.StatusCode)
		}
	}
	c := keepBusy(t, addr)
	p.signal(t, syscall.SIGTERM)
	awaitRefusal(t, addr)
	c.send(t, "gets\r\n\r\n")
	if res, _ := c.answer(t); res.StatusCode != http.StatusOK {
		t.Errorf("draining: status %d", res.StatusCode)
	}
	if code := p.exit(t).ExitCode(); code != 0 {
		t.Errorf("exit code %d", code)
	}
}

// process is a running widgetd.
type process struct {
	cmd   *exec.Cmd
	log   *record // stderr
	ended chan *os.ProcessState
}

// start starts the program on a free port of loopback.
func start(t *testing.T, program string, args ...string) *process {
	t.Helper()
	return startCommand(t, exec.Command(program, append([]string{"-addr", "127.0.0.1:0"}, args...)...))
}

// startWithPipe starts the program with a pipe as standard error, which only the test reads.
func startWithPipe(t *testing.T, program string, args ...string) (*process, *os.File) {
	t.Helper()
	reader, writer, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { reader.Close() })
	defer writer.Close() // the process has a copy
	cmd := exec.Command(program, append([]string{"-addr", "127.0.0.1:0"}, args...)...)
	cmd.Stderr = writer
	return startCommand(t, cmd), reader
}

// startCommand starts cmd, and ends it with the test. It records standard error, unless cmd.Stderr is set.
func startCommand(t *testing.T, cmd *exec.Cmd) *process {
	t.Helper()
	p := &process{cmd, newRecord(), make(chan *os.ProcessState, 1)}
	if cmd.Stderr == nil {
		cmd.Stderr = p.log
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { cmd.Process.Kill() })
	go func() {
		cmd.Wait()
		p.ended <- cmd.ProcessState
	}()
	return p
}

// listeningAddress reads only the first line of a log, and returns the address in it.
func listeningAddress(t *testing.T, stderr *os.File) string {
	t.Helper()
	stderr.SetReadDeadline(time.Now().Add(patience))
	line, err := bufio.NewReader(stderr).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	log := newRecord()
	io.WriteString(log, line)
	return log.address(t)
}

func (p *process) signal(t *testing.T, s os.Signal) {
	t.Helper()
	if err := p.cmd.Process.Signal(s); err != nil && !errors.Is(err, os.ErrProcessDone) {
		t.Fatal(err)
	}
}

func (p *process) exit(t *testing.T) *os.ProcessState {
	t.Helper()
	return receive(t, p.ended)
}
