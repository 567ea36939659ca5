package main

import (
	"flag"
	"time"
)

const (
	headerSlack = 4096    // bytes that net/http lets pass beyond its limit for a header
	maxHeader   = 1 << 20 // the most that -max-header takes, and net/http's own default
)

// limits bound what a client may cost, and how long a drain takes. All are more than zero, but for delay.
type limits struct {
	header, read, handler, write, idle time.Duration
	delay, lastCall, drain             time.Duration
	maxHeader                          int // bytes
	maxConns                           int
}

// limitFlags defines a flag for each limit. A drain delay, a header timeout and a write timeout, one after the other,
// are within the default for the drain, so that it cuts off no request that the other defaults allow.
func limitFlags(fs *flag.FlagSet, l *limits) {
	for _, f := range []struct {
		target *time.Duration
		name   string
		value  time.Duration
		gives  string
	}{
		{&l.header, "header-timeout", 5 * time.Second, "what a client has to send a header"},
		{&l.read, "read-timeout", 10 * time.Second, "what a client has to send a whole request, header included"},
		{&l.handler, "handler-timeout", 12 * time.Second, "when a handler's context ends, counted from the end of the header"},
		{&l.write, "write-timeout", 15 * time.Second, "what there is from the end of the header to the end of the answer"},
		{&l.idle, "idle-timeout", time.Minute, "what a connection may wait for its next request"},
		{&l.delay, "drain-delay", 3 * time.Second, "with -ops-addr: how long the server still takes connections once it is not ready any more"},
		{&l.lastCall, "last-call", time.Second, "what an open connection has to send one more request, while the server drains"},
		{&l.drain, "drain-timeout", 25 * time.Second, "what the whole drain may take, after SIGINT, SIGTERM or SIGHUP"},
	} {
		fs.DurationVar(f.target, f.name, f.value, f.gives)
	}
	fs.IntVar(&l.maxHeader, "max-header", 8<<10, "`bytes` that a header may have, request line included")
	fs.IntVar(&l.maxConns, "max-connections", 1000, "`number` of open connections; further ones wait until one is closed")
}

// check returns an error for the first limit that is out of range, or that another one makes useless.
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
		return usageError("-drain-delay %v: must not be less than zero", l.delay)
	case l.maxHeader <= headerSlack || l.maxHeader > maxHeader:
		return usageError("-max-header %d: must be from %d to %d", l.maxHeader, headerSlack+1, maxHeader)
	case l.maxConns <= 0:
		return usageError("-max-connections %d: must be more than zero", l.maxConns)
	}
	return l.checkOrder()
}

// checkOrder returns an error for the first limit that another one makes useless.
func (l limits) checkOrder() error {
	switch {
	case l.header > l.read:
		return usageError("-header-timeout %v: must be at most -read-timeout %v, which the header is part of", l.header, l.read)
	case l.write <= l.read:
		return usageError("-write-timeout %v: must be more than -read-timeout %v, or a late body gets no answer", l.write, l.read)
	case l.write <= l.handler:
		return usageError("-write-timeout %v: must be more than -handler-timeout %v, or an overdue handler cannot answer",
			l.write, l.handler)
	case l.drain-l.lastCall <= l.delay:
		return usageError("-drain-timeout %v: must be more than -drain-delay %v and -last-call %v together",
			l.drain, l.delay, l.lastCall)
	}
	return nil
}
