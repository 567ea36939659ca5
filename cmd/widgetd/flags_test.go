package main

import (
	"context"
	"net"
	"strings"
	"testing"
	"time"

	"gorouting/internal/routers"
)

func TestBadInputIsOneLineAndANonZeroExit(t *testing.T) {
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer taken.Close()
	done, stop := context.WithCancel(t.Context())
	stop() // what is taken for good input does not serve for long
	for _, test := range []struct {
		args string   // separated by blanks
		code int      // wanted
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
		{"-header-timeout 0", 2, []string{"-header-timeout 0s: must be more than zero"}},
		{"-read-timeout 0s", 2, []string{"-read-timeout 0s: must be more than zero"}},
		{"-write-timeout -1s", 2, []string{"-write-timeout -1s: must be more than zero"}},
		{"-idle-timeout -1ns", 2, []string{"-idle-timeout -1ns: must be more than zero"}},
		{"-drain-timeout 0", 2, []string{"-drain-timeout 0s: must be more than zero"}},
		{"-max-header 0", 2, []string{"-max-header 0: must be more than zero"}},
		{"-max-header -1", 2, []string{"-max-header -1: must be more than zero"}},
		{"-max-header 1048577", 2, []string{"-max-header 1048577: must be at most 1048576"}},
		{"-max-header 64k", 2, []string{`"64k"`, "-max-header"}},
		{"-addr ", 2, []string{`-addr ""`, "host:port"}},
		{"-addr nowhere", 1, []string{"address nowhere: missing port"}},
		{"-addr " + taken.Addr().String(), 1, []string{taken.Addr().String(), "bind: "}},
	} {
		var stdout, stderr strings.Builder
		code := exitCode(run(done, strings.Split(test.args, " "), &stdout, &stderr), &stderr)
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
		if code := exitCode(run(t.Context(), []string{flag}, &stdout, &stderr), &stderr); code != 0 || stderr.Len() > 0 {
			t.Errorf("%s exits with %d and prints %q to stderr", flag, code, stderr.String())
		}
		parts := []string{"Usage: widgetd", "Examples:", "widgetd -router split", "curl", "-router", "-addr",
			"-read-timeout", "-header-timeout", "-write-timeout", "-idle-timeout", "-drain-timeout", "-max-header"}
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
	if c.router.Name != "match" || c.addr != "127.0.0.1:8080" {
		t.Errorf("router %q on %q, want match on loopback", c.router.Name, c.addr)
	}
	if c.limits.drain < c.limits.header+c.limits.write {
		t.Errorf("%+v: the drain cuts off requests that the other limits allow", c.limits)
	}
}

func TestEachFlagSetsItsLimit(t *testing.T) {
	args := "-header-timeout 1s -read-timeout 2s -write-timeout 3s -idle-timeout 4s -drain-timeout 5s -max-header 6"
	c, err := parse(strings.Fields(args), nil)
	want := limits{time.Second, 2 * time.Second, 3 * time.Second, 4 * time.Second, 5 * time.Second, 6}
	if err != nil || c.limits != want {
		t.Errorf("limits %+v, error %v, want %+v", c.limits, err, want)
	}
}
