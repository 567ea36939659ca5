package routertest

import (
	"math"
	"strconv"
	"strings"
)

var decodedPathCases = []writtenCase{
	// A router matches the decoded path.
	{"GET", "/contact", "200 contact", "/%63ontact", "", ""},
	{"GET", "/contact", "200 contact", "/%63%6F%6E%74%61%63%74", "", ""},
	{"POST", "/contact", "405 GET", "/%63ontact", "", ""},
	{"GET", "/api/widgets", "200 apiGetWidgets", "/api%2Fwidgets", "", ""},
	{"POST", "/api/widgets", "200 apiCreateWidget", "/api%2fwidgets", "", ""},
	{"GET", "/api/widgets", "200 apiGetWidgets", "/%61pi/widget%73", "", ""},
	{"GET", "/foo/admin", "200 widgetAdmin foo", "/foo%2Fadmin", "", ""},
	{"POST", "/foo/image", "200 widgetImage foo", "/foo%2fimage", "", ""},
	{"POST", "/foo/admin", "405 GET", "/foo%2Fadmin", "", ""},
	{"POST", "/api/widgets/foo/parts", "200 apiCreateWidgetPart foo", "/api/widgets/foo%2Fparts", "", ""},
	{"POST", "/api/widgets/foo/parts/7/update", "200 apiUpdateWidgetPart foo 7", "/api/widgets/foo/parts/%37/update", "", ""},
	{"POST", "/api/widgets/a/b/parts", "404", "/api/widgets/a%2Fb/parts", "", ""},
	{"GET", "/a/b", "404", "/a%2Fb", "", ""},
	{"GET", "//", "404", "/%2F", "", ""},
	{"GET", "//admin", "404", "/%2Fadmin", "", ""},
	{"GET", "/foo/", "404", "/foo%2F", "", ""},
	{"GET", "/foo bar", "200 widget foo bar", "/foo%20bar", "", ""},
	{"GET", "/foo+bar", "200 widget foo+bar", "/foo%2Bbar", "", ""},
	{"GET", "/foo+bar", "200 widget foo+bar", "/foo+bar", "", ""},
	{"GET", "/foo+bar", "200 widget foo+bar", "", "", ""},
	{"GET", "/foo+b r/admin", "200 widgetAdmin foo+b r", "", "", ""},
	{"POST", "/foo+bar/image", "200 widgetImage foo+bar", "", "", ""},
	{"POST", "/api/widgets/+", "200 apiUpdateWidget +", "", "", ""},
	{"POST", "/api/widgets/a+b/parts/7/delete", "200 apiDeleteWidgetPart a+b 7", "", "", ""},
	{"GET", "/foo%2Fbar", "200 widget foo%2Fbar", "/foo%252Fbar", "", ""},
	{"GET", "/%", "200 widget %", "/%25", "", ""},
	{"GET", "/%zz", "200 widget %zz", "/%25zz", "", ""},
	{"GET", "/%63ontact", "200 widget %63ontact", "/%2563ontact", "", ""},
	{"GET", "/%63ontact", "200 widget %63ontact", "", "", ""},
	{"GET", "/foo%2Fadmin", "200 widget foo%2Fadmin", "", "", ""},
	{"GET", "/é", "200 widget é", "/%c3%a9", "", ""},
	{"GET", "/a!b", "200 widget a!b", "/a%21b", "", ""},
	{"GET", "/~foo", "200 widget ~foo", "/%7Efoo", "", ""},

	// Middleware may change Path and leave RawPath and RequestURI as they were. For example, http.StripPrefix does not change
	// RequestURI.
	{"GET", "/contact", "200 contact", "/foo/admin", "", ""},
	{"GET", "/foo", "200 widget foo", "/contact", "", ""},
	{"GET", "/foo", "200 widget foo", "/", "", ""},
	{"POST", "/api/widgets/foo", "200 apiUpdateWidget foo", "/contact", "", ""},
	{"GET", "/nope/x/y", "404", "/contact", "", ""},
	{"GET", "/contact", "200 contact", "/contact/", "", ""},
	{"GET", "/contact", "200 contact", "%", "", ""},
	{"GET", "/contact", "200 contact", "", "", "/app/contact"},
	{"GET", "/foo", "200 widget foo", "", "", "/contact"},
	{"GET", "/foo/admin", "200 widgetAdmin foo", "", "", "*"},
	{"POST", "/api/widgets/foo/parts/7/update", "200 apiUpdateWidgetPart foo 7", "", "", "/v1/api/widgets/foo/parts/7/update"},
	{"GET", "/nope/x/y", "404", "", "", "/contact"},
	{"PUT", "/contact", "405 GET", "", "", "/api/widgets"},

	// Paths are case-sensitive.
	{"GET", "/Contact", "200 widget Contact", "", "", ""},
	{"GET", "/CONTACT", "200 widget CONTACT", "", "", ""},
	{"GET", "/API/widgets", "404", "", "", ""},
	{"GET", "/api/Widgets", "404", "", "", ""},
	{"POST", "/api/WIDGETS", "404", "", "", ""},
	{"POST", "/Api/widgets/foo", "404", "", "", ""},
	{"POST", "/api/widgets/foo/Parts", "404", "", "", ""},
	{"POST", "/api/widgets/foo/parts/7/Update", "404", "", "", ""},
	{"POST", "/api/widgets/foo/parts/7/DELETE", "404", "", "", ""},
	{"GET", "/foo/Admin", "404", "", "", ""},
	{"POST", "/foo/IMAGE", "404", "", "", ""},
	{"GET", "/Foo/admin", "200 widgetAdmin Foo", "", "", ""},

	// A router ignores the query.
	{"GET", "/", "200 home", "", "contact", ""},
	{"GET", "/contact", "200 contact", "", "x=1", ""},
	{"GET", "/contact", "200 contact", "", "/admin", ""},
	{"GET", "/foo", "200 widget foo", "", "/../admin", ""},
	{"POST", "/api/widgets", "200 apiCreateWidget", "", "%zz", ""},
	{"POST", "/api/widgets", "200 apiCreateWidget", "", ";", ""},
	{"PUT", "/api/widgets", "405 GET, POST", "", "_method=POST", ""},
	{"GET", "/nope/x/y", "404", "", "/contact", ""},
}

var exactPathCases = []writtenCase{
	// The empty path, and paths that do not begin with a slash.
	{method: "GET", path: "", want: "404"},
	{method: "POST", path: "", want: "404"},
	{method: "PUT", path: "", want: "404"},
	{method: "CONNECT", path: "", want: "404"},
	{method: "GET", path: "contact", want: "404"},
	{method: "PUT", path: "contact", want: "404"},
	{method: "GET", path: "api/widgets", want: "404"},
	{method: "POST", path: "api/widgets", want: "404"},
	{method: "GET", path: "foo", want: "404"},
	{method: "GET", path: "foo/admin", want: "404"},
	{method: "GET", path: "x/foo/admin", want: "404"},
	{method: "GET", path: "x/contact", want: "404"},
	{method: "GET", path: "x/", want: "404"},
	{method: "POST", path: "x/api/widgets", want: "404"},
	{method: "GET", path: "*", want: "404"},
	{method: "OPTIONS", path: "*", want: "404"},
	{method: "GET", path: " ", want: "404"},
	{method: "GET", path: " /contact", want: "404"},
	{method: "GET", path: ".", want: "404"},
	{method: "GET", path: "./contact", want: "404"},
	{method: "GET", path: `\contact`, want: "404"},
	{method: "GET", path: "http://example.com/contact", want: "404"},

	// Too many slashes.
	{method: "GET", path: "//", want: "404"},
	{method: "POST", path: "//", want: "404"},
	{method: "PUT", path: "//", want: "404"},
	{method: "GET", path: "///", want: "404"},
	{method: "GET", path: "////////", want: "404"},
	{method: "GET", path: "//contact", want: "404"},
	{method: "GET", path: "/contact/", want: "404"},
	{method: "PUT", path: "/contact/", want: "404"},
	{method: "GET", path: "/contact//", want: "404"},
	{method: "GET", path: "/foo/", want: "404"},
	{method: "GET", path: "/foo//", want: "404"},
	{method: "GET", path: "//foo", want: "404"},
	{method: "GET", path: "//api/widgets", want: "404"},
	{method: "GET", path: "/api//widgets", want: "404"},
	{method: "GET", path: "/api/widgets/", want: "404"},
	{method: "GET", path: "/api/widgets//", want: "404"},
	{method: "POST", path: "/api/widgets/foo/", want: "404"},
	{method: "POST", path: "/api/widgets/foo//parts", want: "404"},
	{method: "POST", path: "/api/widgets/foo/parts/", want: "404"},
	{method: "POST", path: "/api/widgets/foo/parts/7/update/", want: "404"},
	{method: "POST", path: "/api/widgets/foo/parts/7//update", want: "404"},
	{method: "GET", path: "/foo/admin/", want: "404"},
	{method: "GET", path: "/foo//admin", want: "404"},
	{method: "POST", path: "/foo/image/", want: "404"},
	{method: "GET", path: "//evil.example", want: "404"},
	{method: "GET", path: "//evil.example/", want: "404"},
	{method: "GET", path: "//evil.example/..", want: "404"},

	// Segments of dots are ordinary slugs.
	{method: "GET", path: "/.", want: "200 widget ."},
	{method: "GET", path: "/..", want: "200 widget .."},
	{method: "POST", path: "/..", want: "405 GET"},
	{method: "GET", path: "/...", want: "200 widget ..."},
	{method: "GET", path: "/./", want: "404"},
	{method: "GET", path: "/../", want: "404"},
	{method: "GET", path: "/./contact", want: "404"},
	{method: "GET", path: "/../contact", want: "404"},
	{method: "GET", path: "/foo/..", want: "404"},
	{method: "GET", path: "/contact/.", want: "404"},
	{method: "GET", path: "/api/../contact", want: "404"},
	{method: "GET", path: "/api/./widgets", want: "404"},
	{method: "GET", path: "/x/../api/widgets", want: "404"},
	{method: "GET", path: "/./admin", want: "200 widgetAdmin ."},
	{method: "GET", path: "/../admin", want: "200 widgetAdmin .."},
	{method: "POST", path: "/../image", want: "200 widgetImage .."},
	{method: "POST", path: "/api/widgets/.", want: "200 apiUpdateWidget ."},
	{method: "POST", path: "/api/widgets/..", want: "200 apiUpdateWidget .."},
	{method: "POST", path: "/api/widgets/../parts", want: "200 apiCreateWidgetPart .."},
	{method: "POST", path: "/api/widgets/../parts/7/delete", want: "200 apiDeleteWidgetPart .. 7"},
	{method: "POST", path: "/api/widgets/foo/parts/7/../update", want: "404"},
	{method: "GET", path: "/index.html", want: "200 widget index.html"},
}

// slugCases has segments with all sorts of bytes, and empty segments, for every {slug}.
func slugCases() []writtenCase {
	slugs := []string{
		"\x00", "\n", "a\nb", "foo\n", "\r\n", "\t", " ", " foo", "\x7f", "\xff", "\xc3", "a\xffb", "\xed\xa0\x80", "\xc0\xaf",
		"é", "e\u0301", "世界", "😀", "\u200b", "\u2028", "\ufeff", "\ufffd",
		"%", "%41", "%2F", "%00", "+", "a+b", "a b", ":slug", "{slug}", "*", "**", "([^x]+)", "^", "$", "$1", ".*", "|", "()", "[", `\`, `a\b`,
		"?", "a?b", "#", "a#b", "a&b", "a=b", "a;b", "a,b", "a:b", "a@b", "'", `"`, "`", "<b>", "~", "!", "-", "_", "foo.json", "0", "-1", "007", "\r\n\r\n",
	}
	for _, n := range []int{63, 64, 65, 127, 128, 129, 255, 256, 257, 511, 512, 513, 1023, 1024, 1025, 4095, 4096, 4097, 65_537} {
		slugs = append(slugs, strings.Repeat("a", n))
	}
	var cases []writtenCase
	add := func(method, path, want string) {
		cases = append(cases, writtenCase{method: method, path: path, want: want})
	}
	for _, s := range slugs {
		add("GET", "/"+s, "200 widget "+s)
		add("GET", "/"+s+"/admin", "200 widgetAdmin "+s)
		add("POST", "/"+s+"/image", "200 widgetImage "+s)
		add("POST", "/api/widgets/"+s, "200 apiUpdateWidget "+s)
		add("POST", "/api/widgets/"+s+"/parts", "200 apiCreateWidgetPart "+s)
		add("POST", "/api/widgets/"+s+"/parts/7/update", "200 apiUpdateWidgetPart "+s+" 7")
		add("PUT", "/"+s, "405 GET")
		add("GET", "/"+s+"/x", "404")
	}
	add("GET", "//admin", "404")
	add("PUT", "//admin", "404")
	add("POST", "//image", "404")
	add("GET", "/api/widgets/", "404")
	add("POST", "/api/widgets/", "404")
	add("POST", "/api/widgets//parts", "404")
	add("GET", "/api/widgets//parts", "404")
	add("POST", "/api/widgets//parts/7/update", "404")
	add("POST", "/api/widgets//parts/7/delete", "404")
	return cases
}

// idCases has numbers, and texts that resemble numbers, for {id}.
func idCases() []writtenCase {
	maxInt := strconv.Itoa(math.MaxInt)
	var cases []writtenCase
	add := func(method, id, action, want string) {
		path := "/api/widgets/foo/parts/" + id + "/" + action
		cases = append(cases, writtenCase{method: method, path: path, want: want})
	}
	for _, good := range []struct{ id, value string }{
		{"1", "1"}, {"7", "7"}, {"9", "9"}, {"10", "10"}, {"99", "99"}, {"100", "100"}, {"123456789", "123456789"}, {"2147483647", "2147483647"},
		{"01", "1"}, {"007", "7"}, {"0100", "100"}, {strings.Repeat("0", 50) + "7", "7"},
		{strconv.Itoa(math.MaxInt - 1), strconv.Itoa(math.MaxInt - 1)}, {maxInt, maxInt}, {"0" + maxInt, maxInt}, {strings.Repeat("0", 30) + maxInt, maxInt},
	} {
		add("POST", good.id, "update", "200 apiUpdateWidgetPart foo "+good.value)
		add("POST", good.id, "delete", "200 apiDeleteWidgetPart foo "+good.value)
		add("GET", good.id, "update", "405 POST")
		add("POST", good.id, "rename", "404")
	}
	// tooLarge is math.MaxInt + 1, because math.MaxInt always ends in a 7.
	tooLarge := strings.TrimSuffix(maxInt, "7") + "8"
	for _, bad := range []string{
		"0", "00", "0000000000", "", "+1", "+7", "-1", "-7", "-0", "+0", "--1", "1.0", "1.", ".1", "0.5", " 1", "1 ", "\t1", "1\n", "\n1", "1\x00",
		"1_000", "1,000", "0x1", "0b1", "0o7", "1e3", "1E3", "١", "٧", "७", "７", "²", "½", "Ⅷ", "7a", "a7", "a", "foo", "NaN", "Inf", "%31", "1%00", ";1", "1:", "\xff",
		tooLarge, "0" + tooLarge, "18446744073709551615", "18446744073709551616", "18446744073709551617", "99999999999999999999", "100000000000000000000000000000007",
	} {
		add("POST", bad, "update", "404")
		add("POST", bad, "delete", "404")
		add("GET", bad, "update", "404")
		add("FOO", bad, "delete", "404")
	}
	return cases
}
