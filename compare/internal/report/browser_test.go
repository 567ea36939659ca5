package report

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// chromium returns the path of the browser. Without one, the test is skipped, except in CI.
func chromium(t *testing.T) string {
	t.Helper()
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	if os.Getenv("CI") == "true" {
		t.Fatal("there is no browser: install chromium")
	}
	t.Skip("there is no browser; chromium would show whether the page fits a telephone and a dark desktop")
	return ""
}

// TestInBrowser: at the width of a telephone and of a desktop, only tables scroll sideways. Text is light on a dark page, and dark on a light
// one.
func TestInBrowser(t *testing.T) {
	path := chromium(t)
	files, err := sample(t).Files()
	if err != nil {
		t.Fatal(err)
	}
	page := filepath.Join(t.TempDir(), "report.html")
	if err := os.WriteFile(page, files["report.html"], 0o644); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := chromedp.NewExecAllocator(t.Context(), chromedp.ExecPath(path), chromedp.UserDataDir(t.TempDir()), chromedp.Headless,
		chromedp.NoSandbox, chromedp.DisableGPU, chromedp.NoFirstRun)
	t.Cleanup(cancel)
	ctx, _ = chromedp.NewContext(ctx)
	t.Cleanup(func() { chromedp.Cancel(ctx) })
	for _, width := range []int64{390, 1280} {
		for _, scheme := range []string{"light", "dark"} {
			wide, light := look(t, ctx, page, width, scheme)
			if wide > 0 {
				t.Errorf("%d pixels, %s: the page is %d pixels too wide", width, scheme, wide)
			}
			if light != (scheme == "dark") {
				t.Errorf("%d pixels, %s: the text of the page and the charts is light: %t", width, scheme, light)
			}
		}
	}
}

// look opens a page in a window. It returns how many pixels the page is too wide, and whether the text of the page and the
// charts is lighter than the background.
func look(t *testing.T, ctx context.Context, page string, width int64, scheme string) (wide int, light bool) {
	t.Helper()
	const script = `(() => {
		const sum = c => c.match(/\d+/g).slice(0, 3).reduce((a, b) => a + +b, 0);
		const back = sum(getComputedStyle(document.body).backgroundColor);
		const texts = [getComputedStyle(document.body).color, ...[...document.querySelectorAll('svg text:not([class])')].map(e => getComputedStyle(e).fill)];
		const lighter = texts.map(c => sum(c) - back);
		if (lighter.some(l => Math.abs(l) < 300)) throw new Error('a text is hard to read on the page');
		return [document.documentElement.scrollWidth - innerWidth, lighter.every(l => l > 0) ? 1 : 0];
	})()`
	media := emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}}}
	if _, err := chromedp.Call(ctx, emulation.SetEmulatedMedia, media); err != nil {
		t.Fatal(err)
	}
	if err := chromedp.Do(ctx, chromedp.EmulateViewport(width, 800), chromedp.Navigate("file://"+page)); err != nil {
		t.Fatal(err)
	}
	got, err := chromedp.Run(ctx, chromedp.Evaluate[[]int](script))
	if err != nil {
		t.Fatal(err)
	}
	return got[0], got[1] == 1
}
