package main

import (
	"net"
	"net/netip"
)

// listeners are the open addresses of the server. ops is nil without -ops-addr.
type listeners struct {
	public *limitedListener
	ops    net.Listener
}

func (c config) listen() (l listeners, err error) {
	tcp, err := net.Listen(network(c.addr), c.addr)
	if err != nil {
		return l, err
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

// network returns the network for net.Listen. With "tcp", 0.0.0.0 would include IPv6.
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

// checkAddr returns an error unless addr is host:port. The host may be empty, the port may not.
func checkAddr(flag, addr string) error {
	_, port, err := net.SplitHostPort(addr)
	if err == nil && port != "" {
		_, err = net.LookupPort("tcp", port)
	}
	if err != nil || port == "" {
		return usageError("-%s %q: must be host:port, such as 127.0.0.1:8080, or :8080 for every network", flag, addr)
	}
	return nil
}

// checkLoopback returns an error unless addr is host:port and only this machine can reach it.
func checkLoopback(flag, addr string) error {
	if err := checkAddr(flag, addr); err != nil {
		return err
	}
	if host, _, _ := net.SplitHostPort(addr); !isLoopback(host) {
		return usageError("-%s %q: must be a loopback address, such as 127.0.0.1:6060", flag, addr)
	}
	return nil
}

func isLoopback(host string) bool {
	ip, err := netip.ParseAddr(host)
	return host == "localhost" || err == nil && ip.IsLoopback()
}
