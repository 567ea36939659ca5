//go:build !linux

package bench

import "time"

var start = time.Now()

// clock returns the time since the process began, in place of processor time.
func clock() time.Duration { return time.Since(start) }
