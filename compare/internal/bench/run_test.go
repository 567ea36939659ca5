package bench

import (
	"bytes"
	"os"
	"testing"
	"time"
)

func TestTry(t *testing.T) {
	if os.Getenv("TRY") == "" {
		t.Skip()
	}
	p := Quick()
	p.Parts = []string{os.Getenv("TRY")}
	p.Command = "try"
	p.Time = 5 * time.Millisecond
	p.Processes = 2
	p.Sizes = []int{10, 100, 1000}
	var out bytes.Buffer
	last := ""
	begin := time.Now()
	err := Run(t.Context(), p, func(what string, done, all int) {
		if what != last {
			t.Logf("%v %s %d", time.Since(begin), what, all)
			last = what
		}
	}, &out)
	os.WriteFile("/tmp/try.txt", out.Bytes(), 0o644)
	t.Log(time.Since(begin), err)
}
