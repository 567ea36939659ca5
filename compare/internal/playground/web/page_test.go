package web_test

import (
	"os"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"gorouting/compare/internal/chromium"
	"gorouting/compare/internal/playground"
)

// overlapping has two routes that overlap, and a request for both. go-restful and the contract choose different routes.
var overlapping = playground.State{
	Source: playground.Source{Text: "GET /users/{id:int} user\nGET /users/{name}/posts posts\nGET /{kind}/latest/posts latest\n"},
	Method: "GET", Target: "/users/latest/posts",
}

func TestAnswers(t *testing.T) {
	p := open(t, native(t), playground.State{})
	p.shows("#reading", "Read as table of routes: 11 routes")
	p.shows("#answers", "as the contract")
	p.shows("#host", "compare play")

	p.choose("#examples", "overlap")
	p.until(`document.querySelector("#text").value.includes("GET ")`)
	p.write("#text", overlapping.Text)
	p.write("#target", "/users/latest/posts?x=1")
	p.shows("#decoded", "GET /users/latest/posts 3 segments")
	p.shows("#decoded", "query x=1")
	p.shows(`.answer[data-verdict="same"]`, "GET /users/{name}/posts line 2")
	p.shows(`.answer[data-verdict="otherRoute"]`, "GET /{kind}/latest/posts line 3")
	p.shows(`.answer[data-verdict="otherRoute"]`, "another route")
	p.shows(`.answer[data-verdict="doesNotTake"]`, "does not take it")
	p.shows("#near", "wins")
	p.shows(`.near [data-fate="loses"]`, "{kind}")
	p.shows("#status", "The contract answers 200.")
	p.until(`document.querySelector(".number.chosen").innerText.includes("2")`)

	// Why does a library answer otherwise? Keep the fewest routes that show the difference.
	p.click(`.answer[data-verdict="otherRoute"] button.name`)
	p.shows(".why .note", "of 3 routes")
	p.click(".why .note > button")
	p.until(`document.querySelector("#text").value === "GET /users/{name}/posts posts\nGET /{kind}/latest/posts latest\n"`)
	p.shows("#reading", "2 routes")

	// The suspects say how many routers differ. They change the request, and change it back.
	p.shows("#suspects", "≠")
	for _, step := range []struct{ button, request string }{
		{"with or without a slash", "GET /users/latest/posts/?x=1"},
		{"with or without a slash", "GET /users/latest/posts?x=1"},
		{"with a doubled slash", "GET /users/latest//posts?x=1"},
		{"with a doubled slash", "GET /users/latest/posts?x=1"},
		{"with an escaped slash", "GET /users/latest%2Fb/posts?x=1"},
		{"with an escaped slash", "GET /users/latest/posts?x=1"},
		{"with an escaped blank", "GET /users/latest%20b/posts?x=1"},
		{"with an escaped blank", "GET /users/latest/posts?x=1"},
		{"with a dot segment", "GET /users/latest/posts/..?x=1"},
		{"with a dot segment", "GET /users/latest/posts?x=1"},
		{"in upper case", "GET /USERS/LATEST/POSTS?x=1"},
		{"in upper case", "GET /users/latest/posts?x=1"},
		{"with the method HEAD", "HEAD /users/latest/posts?x=1"},
		{"with the method OPTIONS", "OPTIONS /users/latest/posts?x=1"},
		{"with a method that no route has", "PATCH /users/latest/posts?x=1"},
	} {
		p.click(`#suspects [aria-label^="` + step.button + `"]`)
		request := `document.querySelector("#method").value + " " + document.querySelector("#target").value`
		if got := js[string](p, request); got != step.request {
			t.Errorf("%s: got %s, want %s", step.button, got, step.request)
		}
		p.until(`document.querySelector("#answers").getAttribute("aria-busy") === null`)
	}
	p.shows(".answer", "405")
	p.choose("#for-route", "/{kind}/latest/posts")
	p.until(`document.querySelector("#target").value === "/kind/latest/posts"`)
	p.click("#differing")
	p.until(`!document.querySelector('.answer[data-verdict="same"]')`)
	p.click("#optioned")
	p.shows("#answers", "-options")
	p.write("#target", "no slash")
	p.until(`document.querySelector("#target").getAttribute("aria-invalid") === "true" && document.querySelector("#decoded.bad").innerText`)
}

// TestGroups: a table with groups is asked without them, and keeps them where its routes are kept.
func TestGroups(t *testing.T) {
	state := overlapping
	state.Text = "GET /users/{name}/posts posts @auth\nGET /{kind}/latest/posts latest @auth @admin\nGET /x x\n"
	p := open(t, native(t), state)
	p.shows("#notes", "answers do not depend on @auth @admin")
	p.click(`.answer[data-verdict="otherRoute"] button.name`)
	p.shows(".why .note", "2 of 3 routes")
	p.click(".why .note > button")
	p.until(`document.querySelector("#text").value === "GET /users/{name}/posts posts @auth\nGET /{kind}/latest/posts latest @auth @admin\n"`)
	p.click("#tab-code")
	p.shows("#code", "Admin(next http.Handler) http.Handler")
}

func TestTakers(t *testing.T) {
	state := overlapping
	state.Tab = playground.TabTakers
	p := open(t, native(t), state)
	p.shows("#tab-takers", "Conflicts")
	p.shows("#overlaps", "1 pair of routes overlaps.")
	p.shows("#overlaps", "GET /users/{name}/posts line 2 wins over GET /{kind}/latest/posts line 3 on /users/latest/posts")
	p.shows(`#takers [data-setup="servemux"]`, "takes 2 of 3")
	p.shows(`#takers [data-setup="servemux"]`, "GET /{kind}/latest/posts line 3 beside GET /users/{name}/posts line 2")
	p.shows(`#takers [data-setup="echo"]`, "takes all 3")
	p.shows("#reading", "1 overlap")
	p.until(`document.querySelectorAll(".number.odd").length === 2`)
	p.click("#overlaps button.mono")
	p.shows(".answer", "GET /users/{name}/posts line 2")
}

func TestMoving(t *testing.T) {
	state := playground.State{Source: playground.Source{Text: "GET /users/{id}\nGET /files/{path...}\n"}, Tab: playground.TabMoving}
	p := open(t, native(t), state)
	p.shows("#moving", "that a client could notice")
	p.shows("#moving", "200 → 307")
	p.choose("#to", "chi")
	p.shows("#moving dl", "chi")
	p.click("#swap")
	p.until(`document.querySelector("#from").value === "chi" && document.querySelector("#to").value === "gin"`)
	p.shows("#moving dl", "chi")
	request := js[string](p, `document.querySelector(".change button.mono").innerText`)
	p.click(".change button.mono")
	p.until(`document.querySelector("#method").value + " " + document.querySelector("#target").value === ` + quoted(request))
	p.shows(".answer", "of 10")
}

func TestCode(t *testing.T) {
	state := overlapping
	state.Tab = playground.TabCode
	p := open(t, native(t), state)
	p.until(`document.querySelectorAll("details.file").length >= 3`)
	p.shows("details.file[open] .source", "Code generated by routegen. DO NOT EDIT.")
	p.shows(".command", "routegen")
	p.choose("#technique", "split")
	p.shows(".command", "split")
	p.click("#paths")
	p.shows(".command", "-paths")
	p.do(`window.saved = []; URL.createObjectURL = (blob) => { saved.push(blob.size); return "data:,"; }; HTMLAnchorElement.prototype.click = function () { saved.push(this.download); }`)
	p.click(`[aria-label="Download router.go"]`)
	p.until(`saved.length === 2 && saved[0] > 1000 && saved[1] === "router.go"`)
}

// TestMistake: mistakes are shown at their lines. The earlier answers stay on the page, with a remark.
func TestMistake(t *testing.T) {
	p := open(t, native(t), overlapping)
	p.shows(".answer", "200")
	p.write("#text", "GET /a/{id} one\nGET /a/{name} two\nPOST c\n")
	p.shows("#reading", "2 mistakes")
	p.shows("#notes", "line 2")
	p.shows("#notes", "line 3")
	p.shows("#blocked", "The text has 2 mistakes.")
	p.until(`document.querySelectorAll(".number.bad").length === 2 && document.querySelectorAll(".line.bad .lens").length === 2`)
	p.shows("#status", "2 mistakes")
	p.click("#notes li:last-child button")
	p.until(`document.activeElement.id === "text" && document.querySelector("#text").value.slice(document.querySelector("#text").selectionStart).startsWith("c")`)
	p.write("#text", overlapping.Text)
	p.until(`document.querySelector("#blocked").hidden`)
}

// TestLeftOut: what a reader leaves out is in plain sight.
func TestLeftOut(t *testing.T) {
	p := open(t, native(t), playground.State{Source: playground.Source{Text: "# syntax: gorilla\nGET /a/{x}-{y}\nGET /b/{name}\n"}, Target: "/b/c"})
	p.shows("#reading", "1 route, 1 left out")
	p.shows("#notes .note.warn", "1 left out")
	p.until(`document.querySelector(".number.warn").innerText.includes("2")`)
	p.click("#notes > button")
	p.until(`document.querySelector("#text").value.startsWith("GET /b/{name}")`)
}

// TestText: text of a table, a request or a file name never becomes markup.
func TestText(t *testing.T) {
	bad := "<img/src=x/onerror=alert(1)>"
	p := open(t, native(t), playground.State{Source: playground.Source{Text: "GET /" + bad + "/{x}\nGET /<b>/{y}/{z...}\nGET " + bad, File: bad}, Target: "/" + bad + "/1"})
	p.shows("#notes", "<img")
	p.write("#text", "GET /"+bad+"/{x}\n")
	p.shows(".answer", "<img")
	if n := js[int](p, `document.querySelectorAll("img, main b b").length`); n != 0 {
		t.Errorf("%d elements came from text", n)
	}
}

// TestLink: a link opens in the state that it was copied in. Back and Forward go through the steps.
func TestLink(t *testing.T) {
	state := overlapping
	state.Tab, state.From, state.To = playground.TabMoving, "echo", "gorilla"
	server := native(t)
	p := open(t, server, state)
	p.until(`document.querySelector("#from").value === "echo" && document.querySelector("#to").value === "gorilla" && !document.querySelector("#panel-moving").hidden`)
	p.click("#tab-code")
	p.until(`!document.querySelector("#panel-code").hidden && location.hash.length > 20`)
	p.click("#tab-request")
	p.shows(".answer", "GET /users/{name}/posts")
	p.write("#target", "/users/7")
	p.shows(".answer", "GET /users/{id:int}")
	before := js[string](p, "location.hash")
	p.until("location.hash !== " + quoted(before) + ` || document.querySelector("#target").value !== "/users/7"`)
	p.do("history.back()")
	p.until(`document.querySelector("#target").value === "/users/latest/posts"`)
	p.shows(".answer", "GET /users/{name}/posts")
	p.do("history.back()")
	p.until(`!document.querySelector("#panel-code").hidden`)
	p.do("history.forward()")
	p.do("history.forward()")
	p.until(`!document.querySelector("#panel-request").hidden && document.querySelector("#target").value === "/users/7"`)

	got, err := playground.ParseFragment(js[string](p, "location.hash"))
	if err != nil || got.Text != overlapping.Text || got.Target != "/users/7" || got.From != "echo" {
		t.Errorf("the link has %+v, %v", got, err)
	}
	p.navigate("about:blank")
	p.navigate(p.address + "#damaged")
	p.shows("#trouble", "The link is damaged")
	p.shows(".answer", "as the contract")
}

// TestKeyboard uses the page with keys alone.
func TestKeyboard(t *testing.T) {
	p := open(t, native(t), overlapping)
	p.shows(".answer", "200")
	press := func(keys string) {
		t.Helper()
		if err := chromedp.Do(p.ctx, chromedp.KeyEvent(keys)); err != nil {
			t.Fatal(err)
		}
	}
	// to presses Tab until an element has the focus. Each element on the way must show that it has it.
	to := func(selector string) {
		t.Helper()
		for range 80 {
			press(kb.Tab)
			if js[bool](p, `document.activeElement.matches(`+quoted(selector)+`)`) {
				return
			}
			if !js[bool](p, `((e) => e.id === "text" || e === document.body || getComputedStyle(e).outlineStyle !== "none")(document.activeElement)`) {
				t.Errorf("no outline: %s", js[string](p, "document.activeElement.outerHTML.slice(0, 200)"))
			}
		}
		t.Fatalf("Tab does not reach %s", selector)
	}
	to(".skip")
	press(kb.Enter)
	p.until(`document.activeElement.id === "main"`)
	to("#text")
	press(kb.End + kb.Enter + "GET /typed/{x} typed")
	p.shows("#reading", "4 routes")
	to("#tab-request")
	press(kb.ArrowRight)
	p.until(`document.activeElement.id === "tab-takers" && !document.querySelector("#panel-takers").hidden`)
	p.shows("#takers", "takes")
	press(kb.End)
	p.until(`document.activeElement.id === "tab-code"`)
	press(kb.Home)
	p.until(`document.activeElement.id === "tab-request"`)
	to("#target")
	p.do(`document.querySelector("#target").select()`)
	press("/typed/1")
	p.shows(".answer", "GET /typed/{x}")
	to(`#suspects [aria-label^="with or without"]`)
	press(kb.Enter)
	p.until(`document.querySelector("#target").value === "/typed/1/"`)
	to(".answer button.name")
	press(kb.Enter)
	p.until(`document.activeElement.getAttribute("aria-expanded") === "true" && document.querySelector(".why .note")`)
}

// TestLooks: at no width does the page scroll sideways, and all text can be read, in both colour schemes.
func TestLooks(t *testing.T) {
	state := overlapping
	state.Text += strings.Repeat("# a comment that is longer than the window of a telephone is wide, so it has to be scrolled\n", 3)
	p := open(t, native(t), state)
	p.shows(".answer", "200")
	p.click(`.answer[data-verdict="otherRoute"] button.name`)
	p.shows(".why .note", "of 3 routes")
	for _, name := range []string{"request", "takers", "moving", "code"} {
		p.click("#tab-" + name)
		p.until(`document.querySelector("#panel-` + name + `").innerText.length > 300 && !document.querySelector("[aria-busy]")`)
		for _, width := range []int64{390, 760, 1000, 1280, 1920} {
			for _, scheme := range []string{"light", "dark"} {
				p.look(width, 860, scheme)
				if wide := js[int](p, "document.documentElement.scrollWidth - innerWidth"); wide > 0 {
					t.Errorf("%s, %d pixels: the page is %d pixels too wide", name, width, wide)
				}
				if pale := js[[]string](p, contrast); len(pale) > 0 {
					t.Errorf("%s, %d pixels, %s: hard to read:\n%s", name, width, scheme, strings.Join(pale, "\n"))
				}
			}
		}
		if bare := js[[]string](p, nameless); len(bare) > 0 {
			t.Errorf("%s: controls without a name:\n%s", name, strings.Join(bare, "\n"))
		}
	}
	dark := js[string](p, "getComputedStyle(document.body).backgroundColor")
	p.click("button.theme")
	if light := js[string](p, "getComputedStyle(document.body).backgroundColor"); light == dark {
		t.Error("the button does not change the colour scheme")
	}
}

// contrast is a script. It returns each text that has a contrast below 4.5:1 with its background (WCAG 2.2, 1.4.3).
const contrast = `(() => {
	const parse = (c) => c.match(/[\d.]+/g).map(Number);
	const light = ([r, g, b]) => [r, g, b].map((v) => v / 255).map((v) => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
		.reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
	const behind = (e) => {
		for (; e; e = e.parentElement) {
			const c = parse(getComputedStyle(e).backgroundColor);
			if (c.length === 3 || c[3] === 1) return c;
		}
		return [255, 255, 255];
	};
	const pale = [];
	const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
	while (walk.nextNode()) {
		const e = walk.currentNode.parentElement, text = walk.currentNode.data.trim();
		const style = getComputedStyle(e), color = parse(style.color);
		if (!text || !e.checkVisibility() || color[3] === 0 || e.closest("option, .wave, .sr, button:disabled, noscript")) continue;
		const [a, b] = [light(color), light(behind(e))].sort((x, y) => y - x);
		const ratio = (a + 0.05) / (b + 0.05);
		if (ratio < 4.5) pale.push(ratio.toFixed(2) + " " + e.className + " " + text.slice(0, 40));
	}
	return pale;
})()`

// nameless is a script. It returns each control that has no name for a screen reader.
const nameless = `[...document.querySelectorAll("button, input:not([type=file]), select, textarea, a[href], summary, progress")]
	.filter((e) => !e.getAttribute("aria-label") && !e.labels?.length && !e.textContent.trim()).map((e) => e.outerHTML.slice(0, 200))`

// TestStaticHost: the engine in WebAssembly does the same as the native one, and the page says where it runs.
func TestStaticHost(t *testing.T) {
	p := open(t, static(t, nil), overlapping)
	p.shows("#host", "Runs in your browser")
	p.shows(`.answer[data-verdict="otherRoute"]`, "GET /{kind}/latest/posts line 3")
	p.click("#tab-takers")
	p.shows(`#takers [data-setup="servemux"]`, "takes 2 of 3")
	p.click("#tab-moving")
	p.shows("#moving", "that a client could notice")
	p.click("#tab-code")
	p.shows("details.file[open] .source", "DO NOT EDIT")
	p.shows("#host", "MiB")
}

// TestHang: a worker that hangs, or that takes too much memory, is replaced. The next request is answered.
func TestHang(t *testing.T) {
	const receive = "function receive({ id, name, argument, cancel }) {"
	p := open(t, static(t, map[string]string{
		"limits.js": changed(t, "limits.js", "20_000 + 2 * length", "2000"),
		"worker.js": changed(t, "worker.js", receive, receive+`
			const target = name === "ask" ? JSON.parse(argument).target : "";
			while (target === "/hang");
			if (target === "/large") postMessage({ memory: 600 << 20 });`),
	}), overlapping)
	p.shows(".answer", "200")
	p.write("#target", "/hang")
	p.shows("#answers [role=alert]", "The engine was silent for 2 seconds. It was stopped, and started again.")
	p.write("#target", "/users/7")
	p.shows(".answer", "GET /users/{id:int}")
	p.shows("#host", "started again once")
	p.write("#target", "/large")
	p.shows("#answers [role=alert]", "more than 512 MiB")
	p.write("#target", "/users/8")
	p.shows(".answer", "GET /users/{id:int}")
}

// TestCancel: a slow call shows its progress, and ends when it is cancelled.
func TestCancel(t *testing.T) {
	var text strings.Builder
	for i := range 300 {
		text.WriteString("GET /r" + strings.Repeat("x", i%7) + "/" + string(rune('a'+i%26)) + strings.Repeat("y", i/26) + "/{id}/{name}\n")
	}
	p := open(t, static(t, nil), playground.State{Source: playground.Source{Text: text.String()}, Tab: playground.TabMoving})
	p.click("#moving button.main")
	p.until(`document.querySelector("#moving progress")?.value > 0`)
	start := time.Now()
	p.click("#moving .waiting button")
	p.shows("#moving", "cancelled")
	if took := time.Since(start); took > 5*time.Second {
		t.Errorf("cancelling took %v", took)
	}
	p.click("#tab-request")
	p.shows(".answer", "of 10")
}

// TestDisk: a page from disk says how to serve it.
func TestDisk(t *testing.T) {
	ctx := chromium.Start(t)
	dir := t.TempDir()
	if err := os.CopyFS(dir, files(t, nil)); err != nil {
		t.Fatal(err)
	}
	if err := chromedp.Do(ctx, chromedp.Navigate("file://"+dir+"/playground.html")); err != nil {
		t.Fatal(err)
	}
	text, err := chromedp.Run(ctx, chromedp.Evaluate[string](`document.querySelector("#trouble").innerText + getComputedStyle(document.querySelector("#main")).maxWidth`))
	if err != nil || !strings.Contains(text, "compare play") || strings.Contains(text, "none") {
		t.Errorf("the page says %q, %v", text, err)
	}
}
