package bench

import (
	"fmt"
	"runtime"
	"strings"
	"time"

	"github.com/klauspost/cpuid/v2"
	"github.com/shirou/gopsutil/v4/cpu"
	system "github.com/shirou/gopsutil/v4/process"
)

// header returns the lines at the top of a run, such as "seed: 1".
func (p Plan) header() string {
	return fmt.Sprintf("date: %s\ngo: %s\ngoos: %s\ngoarch: %s\ncpu: %s\ncores: %d\nheap: %dMiB\nobjects: %dB\nprocesses: %d\nseed: %d\ncommand: %s\n",
		time.Now().UTC().Format(time.DateOnly), runtime.Version(), runtime.GOOS, runtime.GOARCH, processor(), runtime.NumCPU(),
		p.Heap, objectSize, p.Processes, p.Seed, strings.Join(strings.Fields(p.Command), " "))
}

// processor returns the name of the processor, or its architecture if the name is unknown.
func processor() string {
	if name := strings.TrimSpace(cpuid.CPU.BrandName); name != "" {
		return name
	}
	return runtime.GOARCH
}

// watch measures how much of the machine other programs use.
type watch struct {
	pids      []int32 // processes of this run
	at        time.Time
	busy, own float64 // seconds of processor time before at
}

// others returns the share of all processors' time that other programs have used since the last call, from 0 to 1. It returns 0 if the
// system does not report times.
func (w *watch) others() float64 {
	now, busy, own := time.Now(), busy(), used(w.pids)
	share := (busy - w.busy - (own - w.own)) / (now.Sub(w.at).Seconds() * float64(runtime.NumCPU()))
	w.at, w.busy, w.own = now, busy, own
	return min(1, max(0, share))
}

// busy returns the busy time of all processors together, in seconds.
func busy() float64 {
	times, err := cpu.Times(false)
	if err != nil || len(times) == 0 {
		return 0
	}
	t := times[0]
	return t.User + t.Nice + t.System + t.Irq + t.Softirq + t.Steal
}

// used returns the processor time of the processes, in seconds.
func used(pids []int32) float64 {
	sum := 0.0
	for _, pid := range pids {
		p, err := system.NewProcess(pid)
		if err != nil {
			continue // the process has ended
		}
		if t, err := p.Times(); err == nil {
			sum += t.User + t.System
		}
	}
	return sum
}
