package main

import (
	"context"
	"net"
	"strings"
	"testing"

	"gorouting/internal/routers"
)

func TestBadInputIsOneLineAndANonZeroExit(t *testing.T) {
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer taken.Close()
	done, stop := context.WithCancel(t.Context())
	stop() // a valid command line must not serve for long
	for _, test := range []struct {
		args string // separated by blanks
		code int
		says []string // what the line must contain
	}{
		{"-router spilt", 2, []string{`unknown router "spilt"`, "regextable, regexswitch, match, split", "patrouter"}},
		{"-router ", 2, []string{`unknown router ""`}},
		{"-router two\nlines", 2, []string{`unknown router "two\nlines"`}},
		{"-x", 2, []string{"flag provided but not defined: -x (widgetd -h lists the flags)"}},
		{"-two\nlines", 2, []string{"flag provided but not defined: -two lines"}},
		{"-router", 2, []string{"flag needs an argument: -router"}},
		{"split", 2, []string{`unexpected argument "split"`}},
		{"-router split extra", 2, []string{`unexpected argument "extra"`}},
		{"-read-timeout soon", 2, []string{`"soon"`, "-read-timeout"}},
		{"-idle-timeout 5", 2, []string{`"5"`, "-idle-timeout"}},
		{"-addr ", 2, []string{`-addr ""`, "host:port"}},
		{"-addr :", 2, []string{`-addr ":"`, "host:port"}},
		{"-addr 8080", 2, []string{`-addr "8080": must be host:port, such as 127.0.0.1:8080, or :8080 for every network`}},
		{"-addr nowhere", 2, []string{`-addr "nowhere"`, "host:port"}},
		{"-addr 127.0.0.1:", 2, []string{`-addr "127.0.0.1:"`, "host:port"}},
		{"-addr 127.0.0.1:65536", 2, []string{`-addr "127.0.0.1:65536"`, "host:port"}},
		{"-addr 127.0.0.1:-1", 2, []string{`-addr "127.0.0.1:-1"`, "host:port"}},
		{"-addr ::1:8080", 2, []string{`-addr "::1:8080"`, "host:port"}},
		{"-ops-addr 6060", 2, []string{`-ops-addr "6060"`, "host:port"}},
		{"-ops-addr :6060", 2, []string{`-ops-addr ":6060": must be a loopback address, such as 127.0.0.1:6060`}},
		{"-ops-addr 0.0.0.0:6060", 2, []string{`-ops-addr "0.0.0.0:6060"`, "loopback"}},
		{"-ops-addr 192.0.2.1:6060", 2, []string{`-ops-addr "192.0.2.1:6060"`, "loopback"}},
		{"-ops-addr example.com:6060", 2, []string{`-ops-addr "example.com:6060"`, "loopback"}},
		{"-addr 127.0.0.1:0 -ops-addr " + taken.Addr().String(), 1, []string{taken.Addr().String(), "bind: "}},
		{"-log-format xml", 2, []string{`-log-format "xml": must be text or json`}},
		{"-log-requests=maybe", 2, []string{`"maybe"`, "-log-requests"}},
		{"-addr " + taken.Addr().String(), 1, []string{taken.Addr().String(), "bind: "}},
	} {
		var stdout, stderr strings.Builder
		code := run(done, strings.Split(test.args, " "), &stdout, &stderr)
		line := stderr.String()
		if code != test.code {
			t.Errorf("widgetd %q exits with %d, want %d", test.args, code, test.code)
		}
		if !strings.HasPrefix(line, "widgetd: ") || strings.Count(line, "\n") != 1 || !strings.HasSuffix(line, "\n") {
			t.Errorf("widgetd %q prints %q, want one line", test.args, line)
		}
		for _, part := range test.says {
			if !strings.Contains(line, part) {
				t.Errorf("widgetd %q prints %q, want it to say %q", test.args, line, part)
			}
		}
		if stdout.Len() > 0 {
			t.Errorf("widgetd %q prints %q to stdout", test.args, stdout.String())
		}
	}
}

func TestHelp(t *testing.T) {
	for _, flag := range []string{"-h", "-help"} {
		var stdout, stderr strings.Builder
		if code := run(t.Context(), []string{flag}, &stdout, &stderr); code != 0 || stderr.Len() > 0 {
			t.Errorf("%s exits with %d and prints %q to stderr", flag, code, stderr.String())
		}
		parts := []string{"Usage: widgetd", "Examples:", "widgetd -router split", "curl", "-router", "-addr", "-ops-addr",
			"-log-format", "-log-requests", "-read-timeout", "-header-timeout", "-handler-timeout", "-write-timeout",
			"-idle-timeout", "-drain-delay", "-last-call", "-drain-timeout", "-max-header", "-max-connections"}
		for _, r := range routers.All {
			parts = append(parts, r.Name)
		}
		for _, part := range parts {
			if !strings.Contains(stdout.String(), part) {
				t.Errorf("%s does not mention %q", flag, part)
			}
		}
	}
}

func TestDefaults(t *testing.T) {
	c, err := parse(nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	if c.router.Name != "match" || c.addr != "127.0.0.1:8080" || c.opsAddr != "" {
		t.Errorf("router %q on %q and %q, want match on loopback and nothing for the operator", c.router.Name, c.addr, c.opsAddr)
	}
	if c.logFormat != "text" || !c.logRequests {
		t.Errorf("log format %q, requests %v, want all in text", c.logFormat, c.logRequests)
	}
}

func TestEachFlagOfTheLog(t *testing.T) {
	c, err := parse([]string{"-log-format", "json", "-log-requests=false"}, nil)
	if err != nil || c.logFormat != "json" || c.logRequests {
		t.Errorf("log format %q, requests %v, error %v", c.logFormat, c.logRequests, err)
	}
}
