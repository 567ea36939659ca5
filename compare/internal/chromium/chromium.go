// Package chromium starts a browser for tests.
package chromium

import (
	"context"
	"os"
	"os/exec"
	"testing"

	"github.com/chromedp/chromedp"
)

// Path returns the path of the browser. Without one, the test is skipped, except in CI (the environment variable CI is "true").
func Path(t testing.TB) string {
	t.Helper()
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	if os.Getenv("CI") == "true" {
		t.Fatal("there is no browser: install chromium")
	}
	t.Skip("there is no browser; chromium would open the pages")
	return ""
}

// Start starts a browser without a window, and returns the context of a tab. The browser ends with the test.
func Start(t testing.TB) context.Context {
	t.Helper()
	ctx, cancel := chromedp.NewExecAllocator(t.Context(), chromedp.ExecPath(Path(t)), chromedp.UserDataDir(t.TempDir()), chromedp.Headless,
		chromedp.NoSandbox, chromedp.DisableGPU, chromedp.NoFirstRun)
	t.Cleanup(cancel)
	tab, _ := chromedp.NewContext(ctx)
	t.Cleanup(func() { chromedp.Cancel(tab) })
	return tab
}
