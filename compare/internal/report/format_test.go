package report

import "testing"

func TestFormat(t *testing.T) {
	for want, got := range map[string]string{
		"0.08":        number(0.0811),
		"9.99":        number(9.994),
		"10.0":        number(9.996),
		"100":         number(99.96),
		"32,768":      thousands(32768),
		"-1,000":      thousands(-1000),
		"-100":        thousands(-100),
		"3":           count(3),
		"2.5":         count(2.46),
		"< 0.1":       count(0.01),
		"0":           count(0),
		"1,036":       count(1036.4),
		"516 ns":      duration(516.2),
		"9,999 ns":    duration(9999),
		"12.4 µs":     duration(12400),
		"1.20 ms":     duration(1.2e6),
		"2.00 s":      duration(2e9),
		"430 KB":      size(430e3),
		"8.10 MB":     size(8.1e6),
		"24 B":        size(24),
		"less than 1": percent(0.9),
		"2":           percent(2.4),
	} {
		if got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
