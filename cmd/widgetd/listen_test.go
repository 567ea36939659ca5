package main

import (
	"net"
	"testing"
)

func TestListensWhereItSays(t *testing.T) {
	for addr, want := range map[string]string{
		"127.0.0.1:0": "127.0.0.1",
		"0.0.0.0:0":   "0.0.0.0", // IPv4 alone; "tcp" would make it [::]
		"[::1]:0":     "::1",
		"[::]:0":      "::",
	} {
		l, err := config{addr: addr, limits: limits{maxConns: 7}}.listen()
		if err != nil {
			if addr[0] == '[' {
				t.Logf("no IPv6 here: %v", err)
				continue
			}
			t.Fatal(err)
		}
		l.public.Close()
		if got := l.public.Addr().(*net.TCPAddr).IP.String(); got != want {
			t.Errorf("-addr %s listens on %s, want %s", addr, got, want)
		}
		if places := cap(l.public.places); places != 7 {
			t.Errorf("%d places, want 7", places)
		}
	}
	if got := network("[::]:8080"); got != "tcp6" {
		t.Errorf("[::] is of network %s, want tcp6", got)
	}
	for _, addr := range []string{":8080", "localhost:8080"} {
		if got := network(addr); got != "tcp" {
			t.Errorf("%s is of network %s, want tcp", addr, got)
		}
	}
}
