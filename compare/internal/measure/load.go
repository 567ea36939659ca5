package measure

import (
	"runtime"
	"time"

	"github.com/shirou/gopsutil/v4/cpu"
	"github.com/shirou/gopsutil/v4/load"
	system "github.com/shirou/gopsutil/v4/process"
)

// Load returns the machine's load average over the last minute: how many processes wanted a processor. It is 0 where the system
// does not say.
func Load() float64 {
	average, err := load.Avg()
	if err != nil {
		return 0
	}
	return average.Load1
}

// watch finds out how much of the machine others use.
type watch struct {
	pids      []int32 // the processes that are not others
	at        time.Time
	busy, own float64 // seconds of processor time until then
}

// newWatch begins to watch.
func newWatch(pids []int32) *watch {
	w := &watch{pids: pids}
	w.others()
	return w
}

// others returns what share of all processors' time others have used since the call before, from 0 to 1: other processes, and
// other machines that share these processors. It is 0 where the system does not say.
func (w *watch) others() float64 {
	now, busy, own := time.Now(), busy(), used(w.pids)
	share := (busy - w.busy - (own - w.own)) / (now.Sub(w.at).Seconds() * float64(runtime.NumCPU()))
	w.at, w.busy, w.own = now, busy, own
	return min(1, max(0, share))
}

// Watch begins to watch how much of the machine is used by others than the processes and this one. What it returns returns their
// share of all processors' time until then, from 0 to 1.
func (p *Processes) Watch() (others func() float64) { return newWatch(p.pids()).others }

// busy returns for how many seconds all processors together have not been idle.
func busy() float64 {
	times, err := cpu.Times(false)
	if err != nil || len(times) == 0 {
		return 0
	}
	t := times[0]
	return t.User + t.Nice + t.System + t.Irq + t.Softirq + t.Steal
}

// used returns how many seconds of processor time the processes have used.
func used(pids []int32) float64 {
	sum := 0.0
	for _, pid := range pids {
		p, err := system.NewProcess(pid)
		if err != nil {
			continue // it has ended
		}
		if t, err := p.Times(); err == nil {
			sum += t.User + t.System
		}
	}
	return sum
}
