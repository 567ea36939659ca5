package routes

// Widgets returns the table of docs/contract.md.
func Widgets() *Table {
	t, err := Parse("widgets", `
GET  /                                          home
GET  /contact                                   contact
GET  /api/widgets                               apiGetWidgets
POST /api/widgets                               apiCreateWidget
POST /api/widgets/{slug}                        apiUpdateWidget
POST /api/widgets/{slug}/parts                  apiCreateWidgetPart
POST /api/widgets/{slug}/parts/{id:int}/update  apiUpdateWidgetPart
POST /api/widgets/{slug}/parts/{id:int}/delete  apiDeleteWidgetPart
GET  /{slug}                                    widget
GET  /{slug}/admin                              widgetAdmin
POST /{slug}/image                              widgetImage
`)
	if err != nil {
		panic(err)
	}
	return t
}

// IsWidgets reports whether t is the table that Widgets returns, with HEAD, OPTIONS and OwnWords all false.
func (t *Table) IsWidgets() bool {
	return !t.HEAD && !t.OPTIONS && !t.OwnWords && t.String() == Widgets().String()
}
