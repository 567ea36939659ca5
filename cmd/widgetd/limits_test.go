package main

import (
	"net/http"
	"strings"
	"testing"
	"time"
)

func TestDefaultLimits(t *testing.T) {
	want := limits{
		header: 5 * time.Second, read: 10 * time.Second, handler: 12 * time.Second, write: 15 * time.Second,
		idle: time.Minute, delay: 3 * time.Second, lastCall: time.Second, drain: 25 * time.Second,
		maxHeader: 8192, maxConns: 1000,
	}
	c, err := parse([]string{"-ops-addr", "127.0.0.1:6060"}, nil)
	if err != nil || c.limits != want {
		t.Errorf("limits %+v, error %v, want %+v", c.limits, err, want)
	}
	if want.drain < want.delay+want.header+want.write {
		t.Error("the drain cuts off requests that the other limits allow")
	}
	want.delay = 0
	c, err = parse(nil, nil)
	if err != nil || c.limits != want {
		t.Errorf("without an operator: limits %+v, error %v, want %+v", c.limits, err, want)
	}
}

func TestEachFlagSetsItsLimit(t *testing.T) {
	args := "-header-timeout 1s -read-timeout 2s -handler-timeout 3s -write-timeout 4s -idle-timeout 5s " +
		"-drain-delay 6s -last-call 7s -drain-timeout 14s -max-header 5000 -max-connections 8 -ops-addr 127.0.0.1:6060"
	c, err := parse(strings.Fields(args), nil)
	want := limits{
		header: time.Second, read: 2 * time.Second, handler: 3 * time.Second, write: 4 * time.Second,
		idle: 5 * time.Second, delay: 6 * time.Second, lastCall: 7 * time.Second, drain: 14 * time.Second,
		maxHeader: 5000, maxConns: 8,
	}
	if err != nil || c.limits != want {
		t.Errorf("limits %+v, error %v, want %+v", c.limits, err, want)
	}
}

func TestLimitsOutOfRange(t *testing.T) {
	for args, want := range map[string]string{
		"-header-timeout 0":                         "-header-timeout 0s: must be more than zero",
		"-read-timeout 0s":                          "-read-timeout 0s: must be more than zero",
		"-handler-timeout 0s":                       "-handler-timeout 0s: must be more than zero",
		"-write-timeout -1s":                        "-write-timeout -1s: must be more than zero",
		"-idle-timeout -1ns":                        "-idle-timeout -1ns: must be more than zero",
		"-last-call 0":                              "-last-call 0s: must be more than zero",
		"-drain-timeout 0":                          "-drain-timeout 0s: must be more than zero",
		"-ops-addr :1":                              "loopback",
		"-max-header 0":                             "-max-header 0: must be from 4097 to 1048576",
		"-max-header 4096":                          "-max-header 4096: must be from 4097 to 1048576",
		"-max-header 1048577":                       "-max-header 1048577: must be from 4097 to 1048576",
		"-max-header 8k":                            `"8k" for flag -max-header`,
		"-max-connections 0":                        "-max-connections 0: must be more than zero",
		"-max-connections -1":                       "-max-connections -1: must be more than zero",
		"-drain-delay 1s":                           "-drain-delay 1s: requires -ops-addr",
		"-header-timeout 10s1ms":                    "-header-timeout 10.001s: must be at most -read-timeout 10s",
		"-read-timeout 15s":                         "-write-timeout 15s: must be more than -read-timeout 15s, so that a late body gets an answer",
		"-write-timeout 12s":                        "-write-timeout 12s: must be more than -handler-timeout 12s",
		"-drain-timeout 1s":                         "-drain-timeout 1s: must be more than -drain-delay 0s and -last-call 1s together",
		"-last-call 25s":                            "-drain-timeout 25s: must be more than",
		"-last-call 2562047h47m0s":                  "-drain-timeout 25s: must be more than",
		"-ops-addr 127.0.0.1:6060 -drain-delay -1s": "-drain-delay -1s: must be zero or more",
		"-ops-addr 127.0.0.1:6060 -drain-delay 24s": "-drain-timeout 25s: must be more than -drain-delay 24s",
	} {
		if _, err := parse(strings.Fields(args), nil); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: error %v, want %q", args, err, want)
		}
	}
	for _, args := range []string{
		"-header-timeout 10s", "-max-header 4097", "-max-header 1048576", "-max-connections 1", "-drain-timeout 1001ms",
		"-ops-addr 127.0.0.1:6060 -drain-delay 0", "-write-timeout 12001ms",
	} {
		if _, err := parse(strings.Fields(args), nil); err != nil {
			t.Errorf("%s: %v", args, err)
		}
	}
}

func TestHeaderLimitIsExact(t *testing.T) {
	l := roomy
	l.maxHeader = 8192
	s := serving(t, l, func(http.ResponseWriter, *http.Request) {})
	for size, want := range map[int]int{
		l.maxHeader:     http.StatusOK,
		l.maxHeader + 1: http.StatusRequestHeaderFieldsTooLarge,
	} {
		const begin, end = "GET / HTTP/1.1\r\nHost: widgets\r\nX-Long: ", "\r\n\r\n"
		c := dial(t, s.addr)
		c.send(t, begin+strings.Repeat("x", size-len(begin+end))+end)
		if res, _ := c.answer(t); res.StatusCode != want {
			t.Errorf("a header of %d bytes: status %d, want %d", size, res.StatusCode, want)
		}
	}
}
