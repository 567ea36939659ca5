package report

import (
	"html/template"
	"regexp"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/util"
)

// converter makes HTML of the Markdown of our templates. It drops all HTML in the Markdown, except folded lists. Cells are aligned with
// an attribute, because the Content-Security-Policy of the pages forbids styles in elements.
var converter = goldmark.New(
	goldmark.WithExtensions(extension.NewTable(extension.WithTableCellAlignMethod(extension.TableCellAlignAttribute))),
	goldmark.WithParserOptions(parser.WithAutoHeadingID()),
	goldmark.WithRendererOptions(renderer.WithNodeRenderers(util.Prioritized(restricted{}, 1))),
)

// toHTML returns Markdown as HTML.
func toHTML(markdown string) (template.HTML, error) {
	var b strings.Builder
	if err := converter.Convert([]byte(markdown), &b); err != nil {
		return "", err
	}
	// Text cannot contain these tags: goldmark has escaped it.
	boxes := strings.NewReplacer("<table>", `<div class="scroll" role="region" aria-label="table" tabindex="0"><table>`, "</table>", "</table></div>")
	return template.HTML(boxes.Replace(b.String())), nil
}

// drawing returns Markdown as HTML. The line drawn becomes the element that a script fills.
func drawing(markdown string) (template.HTML, error) {
	before, after, ok := strings.Cut(markdown, drawn)
	head, err := toHTML(before)
	if err != nil || !ok {
		return head, err
	}
	tail, err := toHTML(after)
	return head + `<div id="drawn"></div><noscript><p class="note">This part needs JavaScript. The page in Markdown has the same figures as tables.</p></noscript>` + tail, err
}

// restricted renders links and HTML in a restricted way.
type restricted struct{}

// RegisterFuncs replaces goldmark's functions.
func (restricted) RegisterFuncs(r renderer.NodeRendererFuncRegisterer) {
	r.Register(ast.KindLink, renderLink)
	r.Register(ast.KindHTMLBlock, renderFold)
}

// renderLink renders a link. A link to a document of the repository becomes plain text, because the document is not part of the site.
func renderLink(w util.BufWriter, _ []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	to := string(node.(*ast.Link).Destination)
	switch {
	case strings.HasPrefix(to, "../") || html.IsDangerousURL([]byte(to)):
	case entering:
		w.WriteString(`<a href="` + string(util.EscapeHTML(util.URLEscape([]byte(to), true))) + `">`)
	default:
		w.WriteString("</a>")
	}
	return ast.WalkContinue, nil
}

// folds matches the tags of a folded list, as the templates of the folder own write them.
var folds = regexp.MustCompile(`^(<details><summary>[A-Za-z0-9, ]+</summary>|</details>)\n?$`)

// renderFold renders the tags of a folded list, and drops any other HTML.
func renderFold(w util.BufWriter, source []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	if text := string(node.Lines().Value(source)); entering && folds.MatchString(text) {
		w.WriteString(text)
	}
	return ast.WalkContinue, nil
}
