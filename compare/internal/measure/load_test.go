package measure

import (
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
	strange, known := newWatch(self), newWatch(append(self, int32(cmd.Process.Pid)))
	spin(500 * time.Millisecond)
	with, without := strange.others(), known.others()
	// One of several processors is used by the shell, as far as it gets it. What else runs on the machine is in both.
	if most := 1 / float64(runtime.NumCPU()); with-without < 0.3*most || with-without > 1.1*most {
		t.Errorf("others use %.2f with the shell and %.2f without it, want %.2f between them", with, without, most)
	}
}

func TestLoad(t *testing.T) {
	if load := Load(); load < 0 || load > 10000 {
		t.Errorf("the load average is %v", load)
	}
}
