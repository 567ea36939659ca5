package cost

import "net/http"

// matchCalled calls the handler in each case; that is all that it has over matchPlain.
func matchCalled(w http.ResponseWriter, r *http.Request) {
	var slug string
	var id int
	switch path, method := r.URL.Path, r.Method; {
	case matchBytes(path, "/") && method == "GET":
		home(w, r)
	case matchBytes(path, "/contact") && method == "GET":
		contact(w, r)
	case matchBytes(path, "/api/widgets") && method == "GET":
		apiGetWidgets(w, r)
	case matchBytes(path, "/api/widgets") && method == "POST":
		apiCreateWidget(w, r)
	case matchBytes(path, "/api/widgets/+", &slug) && method == "POST":
		apiUpdateWidget(w, r, slug)
	case matchBytes(path, "/api/widgets/+/parts", &slug) && method == "POST":
		apiCreateWidgetPart(w, r, slug)
	case matchBytes(path, "/api/widgets/+/parts/+/update", &slug, &id) && method == "POST":
		apiUpdateWidgetPart(w, r, slug, id)
	case matchBytes(path, "/api/widgets/+/parts/+/delete", &slug, &id) && method == "POST":
		apiDeleteWidgetPart(w, r, slug, id)
	case matchBytes(path, "/+", &slug) && method == "GET":
		widget(w, r, slug)
	case matchBytes(path, "/+/admin", &slug) && method == "GET":
		widgetAdmin(w, r, slug)
	case matchBytes(path, "/+/image", &slug) && method == "POST":
		widgetImage(w, r, slug)
	default:
		notFound(w, r)
	}
}

// matchByRuns is matchCalled with matchRuns.
func matchByRuns(w http.ResponseWriter, r *http.Request) {
	var slug string
	var id int
	switch path, method := r.URL.Path, r.Method; {
	case matchRuns(path, "/") && method == "GET":
		home(w, r)
	case matchRuns(path, "/contact") && method == "GET":
		contact(w, r)
	case matchRuns(path, "/api/widgets") && method == "GET":
		apiGetWidgets(w, r)
	case matchRuns(path, "/api/widgets") && method == "POST":
		apiCreateWidget(w, r)
	case matchRuns(path, "/api/widgets/+", &slug) && method == "POST":
		apiUpdateWidget(w, r, slug)
	case matchRuns(path, "/api/widgets/+/parts", &slug) && method == "POST":
		apiCreateWidgetPart(w, r, slug)
	case matchRuns(path, "/api/widgets/+/parts/+/update", &slug, &id) && method == "POST":
		apiUpdateWidgetPart(w, r, slug, id)
	case matchRuns(path, "/api/widgets/+/parts/+/delete", &slug, &id) && method == "POST":
		apiDeleteWidgetPart(w, r, slug, id)
	case matchRuns(path, "/+", &slug) && method == "GET":
		widget(w, r, slug)
	case matchRuns(path, "/+/admin", &slug) && method == "GET":
		widgetAdmin(w, r, slug)
	case matchRuns(path, "/+/image", &slug) && method == "POST":
		widgetImage(w, r, slug)
	default:
		notFound(w, r)
	}
}

// matchIntoStrings is matchByRuns with matchStrings, and scans the number apart.
func matchIntoStrings(w http.ResponseWriter, r *http.Request) {
	var slug, part string
	var id int
	switch path, method := r.URL.Path, r.Method; {
	case matchStrings(path, "/") && method == "GET":
		home(w, r)
	case matchStrings(path, "/contact") && method == "GET":
		contact(w, r)
	case matchStrings(path, "/api/widgets") && method == "GET":
		apiGetWidgets(w, r)
	case matchStrings(path, "/api/widgets") && method == "POST":
		apiCreateWidget(w, r)
	case matchStrings(path, "/api/widgets/+", &slug) && method == "POST":
		apiUpdateWidget(w, r, slug)
	case matchStrings(path, "/api/widgets/+/parts", &slug) && method == "POST":
		apiCreateWidgetPart(w, r, slug)
	case matchStrings(path, "/api/widgets/+/parts/+/update", &slug, &part) && number(part, &id) && method == "POST":
		apiUpdateWidgetPart(w, r, slug, id)
	case matchStrings(path, "/api/widgets/+/parts/+/delete", &slug, &part) && number(part, &id) && method == "POST":
		apiDeleteWidgetPart(w, r, slug, id)
	case matchStrings(path, "/+", &slug) && method == "GET":
		widget(w, r, slug)
	case matchStrings(path, "/+/admin", &slug) && method == "GET":
		widgetAdmin(w, r, slug)
	case matchStrings(path, "/+/image", &slug) && method == "POST":
		widgetImage(w, r, slug)
	default:
		notFound(w, r)
	}
}

// matchByLastByte is matchIntoStrings with matchLastByte.
func matchByLastByte(w http.ResponseWriter, r *http.Request) {
	var slug, part string
	var id int
	switch path, method := r.URL.Path, r.Method; {
	case matchLastByte(path, "/") && method == "GET":
		home(w, r)
	case matchLastByte(path, "/contact") && method == "GET":
		contact(w, r)
	case matchLastByte(path, "/api/widgets") && method == "GET":
		apiGetWidgets(w, r)
	case matchLastByte(path, "/api/widgets") && method == "POST":
		apiCreateWidget(w, r)
	case matchLastByte(path, "/api/widgets/+", &slug) && method == "POST":
		apiUpdateWidget(w, r, slug)
	case matchLastByte(path, "/api/widgets/+/parts", &slug) && method == "POST":
		apiCreateWidgetPart(w, r, slug)
	case matchLastByte(path, "/api/widgets/+/parts/+/update", &slug, &part) && number(part, &id) && method == "POST":
		apiUpdateWidgetPart(w, r, slug, id)
	case matchLastByte(path, "/api/widgets/+/parts/+/delete", &slug, &part) && number(part, &id) && method == "POST":
		apiDeleteWidgetPart(w, r, slug, id)
	case matchLastByte(path, "/+", &slug) && method == "GET":
		widget(w, r, slug)
	case matchLastByte(path, "/+/admin", &slug) && method == "GET":
		widgetAdmin(w, r, slug)
	case matchLastByte(path, "/+/image", &slug) && method == "POST":
		widgetImage(w, r, slug)
	default:
		notFound(w, r)
	}
}

// matchStatic is matchByLastByte, and compares paths without a parameter itself.
func matchStatic(w http.ResponseWriter, r *http.Request) {
	var slug, part string
	var id int
	switch path, method := r.URL.Path, r.Method; {
	case path == "/" && method == "GET":
		home(w, r)
	case path == "/contact" && method == "GET":
		contact(w, r)
	case path == "/api/widgets" && method == "GET":
		apiGetWidgets(w, r)
	case path == "/api/widgets" && method == "POST":
		apiCreateWidget(w, r)
	case matchLastByte(path, "/api/widgets/+", &slug) && method == "POST":
		apiUpdateWidget(w, r, slug)
	case matchLastByte(path, "/api/widgets/+/parts", &slug) && method == "POST":
		apiCreateWidgetPart(w, r, slug)
	case matchLastByte(path, "/api/widgets/+/parts/+/update", &slug, &part) && number(part, &id) && method == "POST":
		apiUpdateWidgetPart(w, r, slug, id)
	case matchLastByte(path, "/api/widgets/+/parts/+/delete", &slug, &part) && number(part, &id) && method == "POST":
		apiDeleteWidgetPart(w, r, slug, id)
	case matchLastByte(path, "/+", &slug) && method == "GET":
		widget(w, r, slug)
	case matchLastByte(path, "/+/admin", &slug) && method == "GET":
		widgetAdmin(w, r, slug)
	case matchLastByte(path, "/+/image", &slug) && method == "POST":
		widgetImage(w, r, slug)
	default:
		notFound(w, r)
	}
}
