package main

import (
	"fmt"
	"net"
	"net/netip"
	"sync"
)

// listeners are what the server accepts connections from.
type listeners struct {
	public, ops net.Listener // ops is nil without -ops-addr
}

// listen opens the addresses of the configuration.
func (c config) listen() (l listeners, err error) {
	tcp, err := net.Listen(network(c.addr), c.addr)
	if err != nil {
		return l, err // it has the address and the reason
	}
	l.public = limited(tcp, c.limits.maxConns)
	if c.opsAddr == "" {
		return l, nil
	}
	if l.ops, err = net.Listen(network(c.opsAddr), c.opsAddr); err != nil {
		tcp.Close()
	}
	return l, err
}

// network returns the network to listen on for addr. With "tcp", 0.0.0.0 would mean IPv6 too.
func network(addr string) string {
	host, _, _ := net.SplitHostPort(addr)
	ip, err := netip.ParseAddr(host)
	switch {
	case err != nil:
		return "tcp"
	case ip.Is4():
		return "tcp4"
	}
	return "tcp6"
}

// checkAddr returns an error unless addr is host:port, with or without a host.
func checkAddr(flag, addr string) error {
	_, port, err := net.SplitHostPort(addr)
	if err == nil && port != "" {
		_, err = net.LookupPort("tcp", port)
	}
	if err != nil || port == "" { // net.Listen takes no port for any port
		return usageError("-%s %q: want host:port, such as 127.0.0.1:8080, or :8080 for every network", flag, addr)
	}
	return nil
}

// checkLoopback returns an error unless addr is a port of this machine that no other machine can reach.
func checkLoopback(flag, addr string) error {
	if err := checkAddr(flag, addr); err != nil {
		return err
	}
	host, _, _ := net.SplitHostPort(addr)
	if ip, err := netip.ParseAddr(host); host == "localhost" || err == nil && ip.IsLoopback() {
		return nil
	}
	return usageError("-%s %q: want a loopback address, such as 127.0.0.1:6060", flag, addr)
}

// limitedListener lets so many connections be open at a time. The next ones wait in the kernel until one is closed.
type limitedListener struct {
	net.Listener
	places chan struct{} // a value for each connection
	closed chan struct{}
	once   sync.Once
}

func limited(l net.Listener, connections int) *limitedListener {
	return &limitedListener{Listener: l, places: make(chan struct{}, connections), closed: make(chan struct{})}
}

// Accept returns the next connection, a *conn, once there is a place for it.
func (l *limitedListener) Accept() (net.Conn, error) {
	select {
	case l.places <- struct{}{}:
	case <-l.closed:
		return nil, fmt.Errorf("accept: %w", net.ErrClosed)
	}
	c, err := l.Listener.Accept()
	if err != nil {
		<-l.places
		return nil, err
	}
	return &conn{TCPConn: c.(*net.TCPConn), release: sync.OnceFunc(func() { <-l.places })}, nil
}

// Close also ends an Accept that waits for a place.
func (l *limitedListener) Close() error {
	l.once.Do(func() { close(l.closed) })
	return l.Listener.Close()
}
