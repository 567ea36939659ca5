package main

import (
	"flag"
	"time"
)

const (
	headerSlack = 4096    // bytes that net/http allows beyond MaxHeaderBytes
	maxHeader   = 1 << 20 // upper bound of -max-header, and net/http's default
)

// limits bound the cost of a client and the time of a drain. All are positive, except that delay may be 0.
type limits struct {
	header, read, handler, write, idle time.Duration
	delay, lastCall, drain             time.Duration
	maxHeader                          int // bytes
	maxConns                           int
}

// limitFlags defines a flag for each limit. By default the drain timeout exceeds the sum of drain delay, header
// timeout and write timeout, so that a drain cuts off no request that the other limits allow.
func limitFlags(fs *flag.FlagSet, l *limits) {
	for _, f := range []struct {
		target *time.Duration
		name   string
		value  time.Duration
		usage  string
	}{
		{&l.header, "header-timeout", 5 * time.Second, "time limit for a client to send a header"},
		{&l.read, "read-timeout", 10 * time.Second, "time limit for a client to send a whole request, header included"},
		{&l.handler, "handler-timeout", 12 * time.Second, "time from the end of the header until the handler's context ends"},
		{&l.write, "write-timeout", 15 * time.Second, "time limit from the end of the header to the end of the answer"},
		{&l.idle, "idle-timeout", time.Minute, "time limit for a connection to wait for its next request"},
		{&l.delay, "drain-delay", 3 * time.Second, "time to accept more connections after /readyz turns to 503; requires -ops-addr"},
		{&l.lastCall, "last-call", time.Second, "time limit for an open connection to send one more request during a drain"},
		{&l.drain, "drain-timeout", 25 * time.Second, "time limit for the whole drain, after SIGINT, SIGTERM or SIGHUP"},
	} {
		fs.DurationVar(f.target, f.name, f.value, f.usage)
	}
	fs.IntVar(&l.maxHeader, "max-header", 8<<10, "maximum `bytes` of a header, request line included")
	fs.IntVar(&l.maxConns, "max-connections", 1000, "maximum `number` of open connections; then a new one replaces an idle one, or waits")
}

// check returns an error for the first limit that is out of range or contradicts another.
func (l limits) check() error {
	for _, f := range []struct {
		name  string
		value time.Duration
	}{
		{"header-timeout", l.header}, {"read-timeout", l.read}, {"handler-timeout", l.handler},
		{"write-timeout", l.write}, {"idle-timeout", l.idle}, {"last-call", l.lastCall}, {"drain-timeout", l.drain},
	} {
		if f.value <= 0 {
			return usageError("-%s %v: must be more than zero", f.name, f.value)
		}
	}
	switch {
	case l.delay < 0:
		return usageError("-drain-delay %v: must be zero or more", l.delay)
	case l.maxHeader <= headerSlack || l.maxHeader > maxHeader:
		return usageError("-max-header %d: must be from %d to %d", l.maxHeader, headerSlack+1, maxHeader)
	case l.maxConns <= 0:
		return usageError("-max-connections %d: must be more than zero", l.maxConns)
	}
	return l.checkOrder()
}

func (l limits) checkOrder() error {
	switch {
	case l.header > l.read:
		return usageError("-header-timeout %v: must be at most -read-timeout %v, which includes the header", l.header, l.read)
	case l.write <= l.read:
		return usageError("-write-timeout %v: must be more than -read-timeout %v, so that a late body gets an answer", l.write, l.read)
	case l.write <= l.handler:
		return usageError("-write-timeout %v: must be more than -handler-timeout %v, so that an overdue handler can answer",
			l.write, l.handler)
	case l.drain-l.lastCall <= l.delay:
		return usageError("-drain-timeout %v: must be more than -drain-delay %v and -last-call %v together",
			l.drain, l.delay, l.lastCall)
	}
	return nil
}
