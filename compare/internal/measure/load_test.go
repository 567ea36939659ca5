package measure

import (
	"math"
	"os"
	"os/exec"
	"runtime"
	"testing"
	"time"
)

// What another process uses counts, and what this one uses does not.
func TestOthers(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("the shell's loop is written for Linux")
	}
	spin := func(d time.Duration) {
		for start := time.Now(); time.Since(start) < d; {
		}
	}
	self := []int32{int32(os.Getpid())}
	cmd := exec.Command("sh", "-c", "while :; do :; done")
	if err := cmd.Start(); err != nil {
		t.Skip(err)
	}
	t.Cleanup(func() { cmd.Process.Kill(); cmd.Wait() })
	shell := []int32{int32(cmd.Process.Pid)}
	begin, before := time.Now(), used(shell)
	strange, known := newWatch(self), newWatch(append(self, shell...))
	spin(500 * time.Millisecond)
	with, without := strange.others(), known.others()
	// What the shell got of the machine. What else runs there is in both.
	got := (used(shell) - before) / (time.Since(begin).Seconds() * float64(runtime.NumCPU()))
	if got <= 0 || math.Abs(with-without-got) > 0.1 {
		t.Errorf("others use %.2f with the shell and %.2f without it, want %.2f between them", with, without, got)
	}
}

func TestLoad(t *testing.T) {
	if load := Load(); load < 0 || load > 10000 {
		t.Errorf("the load average is %v", load)
	}
}
