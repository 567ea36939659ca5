package main

import (
	"fmt"
	"io"
	"net"
	"os"
	"regexp"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"
)

// The server has places for 200 of 500 clients. The clients send headers of tiny lines, which cost net/http about
// thirty times their size. Every second header is too long; the others end shortly before the limit.
func needsLittleMemoryForManyHeaders(t *testing.T, program string) {
	if runtime.GOOS != "linux" {
		t.Skip("only Linux reports the peak memory of a process")
	}
	const clients, most = 500, 100 // MB
	p := start(t, program, "-header-timeout", "500ms", "-max-connections", "200")
	addr := p.log.address(t)
	long := tinyLines(62_000)
	var sending sync.WaitGroup
	for n := range clients {
		sending.Go(func() {
			header := long
			if n%2 == 0 {
				header = long[:8000]
			}
			sendSlowly(t, addr, header)
		})
	}
	sending.Wait()
	do(t, "GET", addr, "/") // waits for a free place
	if peak := peakMemory(t, p.cmd.Process.Pid); peak > most {
		t.Errorf("%d clients took %d MB, want at most %d", clients, peak, most)
	} else {
		t.Logf("%d clients took %d MB", clients, peak)
	}
}

// sendSlowly sends the beginning of a request and keeps the connection open. The server may close it.
func sendSlowly(t *testing.T, addr, header string) {
	c, err := net.DialTimeout("tcp", addr, patience)
	if err != nil {
		t.Error(err)
		return
	}
	t.Cleanup(func() { c.Close() })
	c.SetWriteDeadline(time.Now().Add(patience))
	io.WriteString(c, header)
}

// tinyLines returns the beginning of a request, at least size bytes, in the shortest possible lines.
func tinyLines(size int) string {
	var header strings.Builder
	header.WriteString("GET / HTTP/1.1\r\nHost: widgets\r\n")
	for n := 0; header.Len() < size; n++ {
		fmt.Fprintf(&header, "%x:\r\n", n)
	}
	return header.String()
}

// peakMemory returns the peak memory of a process in MB.
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
