//go:build !linux

package bench

import "time"

var began = time.Now()

// clock returns the time since the process began, in place of processor time.
func clock() time.Duration { return time.Since(began) }
