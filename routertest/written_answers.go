package routertest

import "strings"

// Paths that several routes match, and values that are a text of another route, as in /contact/admin.
var overlapCases = []writtenCase{
	{method: "GET", path: "/contact", want: "200 contact"},
	{method: "POST", path: "/contact", want: "405 GET"},
	{method: "GET", path: "/contact/admin", want: "200 widgetAdmin contact"},
	{method: "POST", path: "/contact/image", want: "200 widgetImage contact"},
	{method: "POST", path: "/contact/admin", want: "405 GET"},
	{method: "GET", path: "/contact/image", want: "405 POST"},
	{method: "GET", path: "/contact/contact", want: "404"},
	{method: "GET", path: "/api", want: "200 widget api"},
	{method: "POST", path: "/api", want: "405 GET"},
	{method: "GET", path: "/api/admin", want: "200 widgetAdmin api"},
	{method: "POST", path: "/api/admin", want: "405 GET"},
	{method: "POST", path: "/api/image", want: "200 widgetImage api"},
	{method: "GET", path: "/api/image", want: "405 POST"},
	{method: "GET", path: "/api/contact", want: "404"},
	{method: "POST", path: "/api/api", want: "404"},
	{method: "GET", path: "/widgets", want: "200 widget widgets"},
	{method: "GET", path: "/widgets/admin", want: "200 widgetAdmin widgets"},
	{method: "GET", path: "/parts", want: "200 widget parts"},
	{method: "GET", path: "/update", want: "200 widget update"},
	{method: "GET", path: "/delete", want: "200 widget delete"},
	{method: "GET", path: "/admin", want: "200 widget admin"},
	{method: "GET", path: "/image", want: "200 widget image"},
	{method: "POST", path: "/image", want: "405 GET"},
	{method: "GET", path: "/admin/admin", want: "200 widgetAdmin admin"},
	{method: "POST", path: "/image/image", want: "200 widgetImage image"},
	{method: "GET", path: "/admin/image", want: "405 POST"},
	{method: "POST", path: "/admin/image", want: "200 widgetImage admin"},
	{method: "POST", path: "/image/admin", want: "405 GET"},
	{method: "POST", path: "/api/widgets/api", want: "200 apiUpdateWidget api"},
	{method: "POST", path: "/api/widgets/widgets", want: "200 apiUpdateWidget widgets"},
	{method: "POST", path: "/api/widgets/contact", want: "200 apiUpdateWidget contact"},
	{method: "POST", path: "/api/widgets/parts", want: "200 apiUpdateWidget parts"},
	{method: "POST", path: "/api/widgets/admin", want: "200 apiUpdateWidget admin"},
	{method: "GET", path: "/api/widgets/admin", want: "405 POST"},
	{method: "POST", path: "/api/widgets/image", want: "200 apiUpdateWidget image"},
	{method: "POST", path: "/api/widgets/parts/parts", want: "200 apiCreateWidgetPart parts"},
	{method: "POST", path: "/api/widgets/parts/parts/7/update", want: "200 apiUpdateWidgetPart parts 7"},
	{method: "POST", path: "/api/widgets/update/parts/7/delete", want: "200 apiDeleteWidgetPart update 7"},
	{method: "POST", path: "/api/widgets/7/parts/7/update", want: "200 apiUpdateWidgetPart 7 7"},
	{method: "GET", path: "/api/widgets/foo/admin", want: "404"},
	{method: "GET", path: "/7", want: "200 widget 7"},
	{method: "GET", path: "/7/admin", want: "200 widgetAdmin 7"},
}

// Every route of the contract.
var okCases = []writtenCase{
	{method: "GET", path: "/", want: "200 home"},
	{method: "GET", path: "/contact", want: "200 contact"},
	{method: "GET", path: "/api/widgets", want: "200 apiGetWidgets"},
	{method: "POST", path: "/api/widgets", want: "200 apiCreateWidget"},
	{method: "POST", path: "/api/widgets/foo", want: "200 apiUpdateWidget foo"},
	{method: "POST", path: "/api/widgets/foo/parts", want: "200 apiCreateWidgetPart foo"},
	{method: "POST", path: "/api/widgets/foo/parts/7/update", want: "200 apiUpdateWidgetPart foo 7"},
	{method: "POST", path: "/api/widgets/foo/parts/7/delete", want: "200 apiDeleteWidgetPart foo 7"},
	{method: "GET", path: "/foo", want: "200 widget foo"},
	{method: "GET", path: "/foo/admin", want: "200 widgetAdmin foo"},
	{method: "POST", path: "/foo/image", want: "200 widgetImage foo"},
	{method: "GET", path: "/blue-gadget", want: "200 widget blue-gadget"},
	{method: "POST", path: "/api/widgets/blue-gadget/parts/1234/update", want: "200 apiUpdateWidgetPart blue-gadget 1234"},
}

// wrongMethodCases has each path of the table with methods that the path does not have.
func wrongMethodCases() []writtenCase {
	paths := []struct {
		path, allow string
		others      []string // methods of other routes that this one does not have
	}{
		{"/", "GET", []string{"POST"}},
		{"/contact", "GET", []string{"POST"}},
		{"/api/widgets", "GET, POST", nil},
		{"/api/widgets/foo", "POST", []string{"GET"}},
		{"/api/widgets/foo/parts", "POST", []string{"GET"}},
		{"/api/widgets/foo/parts/7/update", "POST", []string{"GET"}},
		{"/api/widgets/foo/parts/7/delete", "POST", []string{"GET"}},
		{"/foo", "GET", []string{"POST"}},
		{"/foo/admin", "GET", []string{"POST"}},
		{"/foo/image", "POST", []string{"GET"}},
	}
	never := []string{
		"HEAD", "PUT", "PATCH", "DELETE", "OPTIONS", "CONNECT", "TRACE", "PROPFIND", "MKCOL", "PURGE", "QUERY", "PRI", "FOO", "",
		"get", "post", "Get", "Post", "GET ", " GET", "GE", "GETS", "POSTS", "GET,POST", "GET, POST", "*", "G\x00T", "GÉT",
	}
	var cases []writtenCase
	for _, p := range paths {
		for _, method := range append(p.others, never...) {
			cases = append(cases, writtenCase{method: method, path: p.path, want: "405 " + p.allow})
		}
	}
	return cases
}

// No route matches the path, so the method does not matter.
var notFoundCases = []writtenCase{
	{method: "GET", path: "/nope/x/y", want: "404"},
	{method: "POST", path: "/nope/x/y", want: "404"},
	{method: "HEAD", path: "/nope/x/y", want: "404"},
	{method: "PUT", path: "/nope/x/y", want: "404"},
	{method: "OPTIONS", path: "/nope/x/y", want: "404"},
	{method: "CONNECT", path: "/nope/x/y", want: "404"},
	{method: "FOO", path: "/nope/x/y", want: "404"},
	{method: "get", path: "/nope/x/y", want: "404"},
	{method: "", path: "/nope/x/y", want: "404"},
	{method: "FOO", path: "/foo/bar", want: "404"},
	{method: "GET", path: "/foo/bar", want: "404"},
	{method: "GET", path: "/foo/admi", want: "404"},
	{method: "GET", path: "/foo/admins", want: "404"},
	{method: "POST", path: "/foo/imag", want: "404"},
	{method: "POST", path: "/foo/images", want: "404"},
	{method: "GET", path: "/foo/bar/admin", want: "404"},
	{method: "GET", path: "/foo/admin/bar", want: "404"},
	{method: "GET", path: "/contact/x", want: "404"},
	{method: "GET", path: "/api/nope", want: "404"},
	{method: "GET", path: "/api/widget", want: "404"},
	{method: "GET", path: "/api/widgetsx", want: "404"},
	{method: "GET", path: "/apix/widgets", want: "404"},
	{method: "POST", path: "/ap/widgets", want: "404"},
	{method: "POST", path: "/x/api/widgets", want: "404"},
	{method: "POST", path: "/api/widgetsfoo/parts", want: "404"},
	{method: "POST", path: "/api/widgets/foo/bar", want: "404"},
	{method: "POST", path: "/api/widgets/foo/part", want: "404"},
	{method: "POST", path: "/api/widgets/foo/parts7/update", want: "404"},
	{method: "POST", path: "/api/widgets/foo/parts/7", want: "404"},
	{method: "GET", path: "/api/widgets/foo/parts/7", want: "404"},
	{method: "POST", path: "/api/widgets/foo/parts/7/rename", want: "404"},
	{method: "POST", path: "/api/widgets/foo/parts/7/updat", want: "404"},
	{method: "POST", path: "/api/widgets/foo/parts/7/updates", want: "404"},
	{method: "POST", path: "/api/widgets/foo/parts/7/update/x", want: "404"},
	{method: "POST", path: "/api/widgets/foo/7/update", want: "404"},
	{method: "POST", path: "/api/widgets/foo/parts/update/7", want: "404"},
	{method: "POST", path: "/api/widgets/foo/bar/parts/7/update", want: "404"},
	{method: "GET", path: "/a/b/c/d/e/f/g/h/i/j/k/l/m/n/o/p", want: "404"},
}

// Bodies that net/http would not recognise as plain text. If a router sets no Content-Type, net/http guesses another one.
var plainTextCases = []writtenCase{
	{method: "GET", path: "/\x00", want: "200 widget \x00"},
	{method: "GET", path: "/\x00\x01\x02\x03", want: "200 widget \x00\x01\x02\x03"},
	{method: "GET", path: "/\xff\xfe", want: "200 widget \xff\xfe"},
	{method: "GET", path: "/\x1f\x8b\x08", want: "200 widget \x1f\x8b\x08"},
	{method: "GET", path: "/<html>", want: "200 widget <html>"},
	{method: "GET", path: "/<script>/admin", want: "200 widgetAdmin <script>"},
	{method: "POST", path: "/\x00/image", want: "200 widgetImage \x00"},
	{method: "POST", path: "/api/widgets/\x00/parts/7/delete", want: "200 apiDeleteWidgetPart \x00 7"},
	{method: "PUT", path: "/\x00", want: "405 GET"},
	{method: "GET", path: "/\x00/\x00", want: "404"},
}

// queryCases has queries that a router could confuse with parameters that it stores in the query itself.
func queryCases() []writtenCase {
	queries := []string{
		":slug=evil", "%3Aslug=evil", "%3aslug=evil&%3Aslug=evil", "slug=evil", "{slug}=evil", "1=evil", ":id=9", "%3Aid=9", ":id=0", "id=9",
		":slug=evil;:id=9", ":slug", "=:slug", ":slug=%zz", "%zz=1&:slug=evil", "&&&:slug=evil", "?:slug=evil", "q=a+b%20c&:slug=x&:id=3",
		strings.Repeat("&", 10_001), strings.Repeat("a=1&", 10_001), strings.Repeat("%3Aslug=evil&", 10_001), strings.Repeat(":", 100_000),
	}
	var cases []writtenCase
	for _, query := range queries {
		for _, c := range []writtenCase{
			{method: "GET", path: "/", want: "200 home"},
			{method: "GET", path: "/contact", want: "200 contact"},
			{method: "GET", path: "/foo", want: "200 widget foo"},
			{method: "GET", path: "/foo/admin", want: "200 widgetAdmin foo"},
			{method: "POST", path: "/api/widgets/foo/parts", want: "200 apiCreateWidgetPart foo"},
			{method: "POST", path: "/api/widgets/foo/parts/7/update", want: "200 apiUpdateWidgetPart foo 7"},
			{method: "POST", path: "/api/widgets/foo/parts/0/update", want: "404"},
			{method: "PUT", path: "/foo", want: "405 GET"},
			{method: "GET", path: "/nope/x/y", want: "404"},
		} {
			c.query = query
			cases = append(cases, c)
		}
	}
	return cases
}
