package main

import (
	"fmt"
	"net"
	"os"
	"regexp"
	"runtime"
	"strconv"
	"strings"
	"testing"
	"time"
)

// More clients than there are places, each with a header of short lines as long as it can be, none complete.
func needsLittleMemoryForManyHeaders(t *testing.T, program string) {
	if runtime.GOOS != "linux" {
		t.Skip("only Linux tells what memory a process has taken")
	}
	const clients, most = 1500, 200 // MB
	p := start(t, program, "-header-timeout", "1s")
	addr := p.log.address(t)
	var header strings.Builder
	header.WriteString("GET / HTTP/1.1\r\nHost: widgets\r\n")
	for n := 0; header.Len() < 62_000; n++ {
		fmt.Fprintf(&header, "%x:\r\n", n)
	}
	for range clients {
		c, err := net.Dial("tcp", addr)
		if err != nil {
			t.Fatal(err)
		}
		defer c.Close()
		c.SetWriteDeadline(time.Now().Add(patience))
		go c.Write([]byte(header.String())) // the server may close before it has all
	}
	do(t, "GET", addr, "/") // waits until there is a place again
	if peak := peakMemory(t, p.cmd.Process.Pid); peak > most {
		t.Errorf("%d connections took %d MB, want at most %d", clients, peak, most)
	} else {
		t.Logf("%d connections took %d MB", clients, peak)
	}
}

// peakMemory returns the most memory that a process has had, in MB.
func peakMemory(t *testing.T, pid int) int {
	t.Helper()
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		t.Fatal(err)
	}
	match := regexp.MustCompile(`VmHWM:\s+(\d+) kB`).FindSubmatch(status)
	if match == nil {
		t.Fatalf("no VmHWM in %s", status)
	}
	kB, err := strconv.Atoi(string(match[1]))
	if err != nil {
		t.Fatal(err)
	}
	return kB / 1000
}
