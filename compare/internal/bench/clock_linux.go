package bench

import (
	"syscall"
	"time"
)

// clock returns the processor time that this process has used on all cores. This includes the work of the garbage collector.
func clock() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		panic(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
