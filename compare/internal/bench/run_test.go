package bench

import (
	"os"
	"strconv"
	"strings"
	"testing"
	"time"
)

func TestTry(t *testing.T) {
	if os.Getenv("TRY") == "" {
		t.Skip()
	}
	p := Quick()
	p.Parts = strings.Fields(os.Getenv("TRY"))
	p.Command = "try"
	p.Time = 5 * time.Millisecond
	p.Processes = 2
	p.Sizes = []int{10, 100, 1000}
	p.Heap, _ = strconv.Atoi(os.Getenv("HEAP"))
	if r := os.Getenv("ROUTERS"); r != "" {
		p.Routers = strings.Fields(r)
	}
	out, _ := os.Create("/tmp/try2.txt")
	last := ""
	begin := time.Now()
	err := Run(t.Context(), p, func(what string, done, all int) {
		if what != last {
			t.Logf("%v %s %d", time.Since(begin), what, all)
			last = what
		}
	}, out)
	t.Log(time.Since(begin), err)
}
