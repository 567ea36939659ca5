package routefile

import "testing"

func TestChi(t *testing.T) {
	segments{
		"":                        {text: "/"},
		"a:b":                     {text: "/a:b"},
		"a/":                      {text: "/a/{$}", remark: slashIsEnd + `; if it is the "/" of a Route or Mount, chi also serves the path without the slash: add a line for it`},
		"{id}":                    {text: "/{id}"},
		"{id:}/a":                 {text: "/{id}/a"},
		"*":                       {text: "/{path...}"},
		"{path}/{path_}/*":        {text: "/{path}/{path_}/{path__...}"},
		"{path:42|(?:1|2){2,}}/*": {text: "/{path:int}/{path_...}", remark: `the regexp "42|(?:1|2){2,}" is read as {path:int}, digits with a value of 1 or more`},
		"a*":                      {wrong: `segment "a*" ` + beside},
		"*/a":                     {wrong: `segment "*" ` + beside},
		"{a}-{b}":                 {wrong: `segment "{a}-{b}" ` + beside},
		"{a}.json":                {wrong: `segment "{a}.json" ` + beside},
		"{a/":                     {wrong: `segment "{a/" ` + beside},
		"{:[a-z]+}":               {wrong: "a parameter has no name; name it, such as {id}"},
		"{id:[0-9]+}":             {text: "/{id:int}", remark: `the regexp "[0-9]+" is read as {id:int}, digits with a value of 1 or more`},
		`{id:\d{1,3}}/a`:          {text: "/{id:int}/a", remark: `the regexp "\\d{1,3}" is read as {id:int}, digits with a value of 1 or more`},
		"{id:^[1-9]7*$}":          {text: "/{id:int}", remark: `the regexp "^[1-9]7*$" is read as {id:int}, digits with a value of 1 or more`},
		"{id:-?[0-9]+}":           {text: "/{id}", remark: `the regexp "-?[0-9]+" is read as {id}, any text without a slash`},
		"{name:[a-z/]+}":          {text: "/{name}", remark: `the regexp "[a-z/]+" is read as {name}, any text without a slash`},
		"{rest:.*}":               {text: "/{rest}", remark: `the regexp ".*" is read as {rest}, any text without a slash`},
		"{id:[0-9}":               {wrong: "the regexp of segment \"{id:[0-9}\" is invalid: error parsing regexp: missing closing ]: `[0-9`"},
	}.check(t, syntaxes["chi"].convert)
}

func TestGorilla(t *testing.T) {
	const slashes = ` matches slashes; a table's parameter is one segment, or {name...} at the end`
	segments{
		"":                 {text: "/"},
		"*":                {text: "/*"},
		"a/":               {text: "/a/{$}", remark: slashIsEnd},
		"{id}":             {text: "/{id}"},
		"{id:[0-9]+}":      {text: "/{id:int}", remark: `the regexp "[0-9]+" is read as {id:int}, digits with a value of 1 or more`},
		"{id:[^/]+}/a":     {text: "/{id}/a"},
		"{id:(?i)[a-z]+}":  {text: "/{id}", remark: `the regexp "(?i)[a-z]+" is read as {id}, any text without a slash`},
		"{rest:.*}":        {text: "/{rest...}"},
		"{rest:.+}":        {text: "/{rest...}", remark: `segment "{rest:.+}" is read as the rest of the path, which may be empty`},
		`{rest:\W}`:        {wrong: "the regexp of segment \"{rest:\\\\W}\"" + slashes},
		"{rest:(x|[.-0])}": {wrong: `the regexp of segment "{rest:(x|[.-0])}"` + slashes},
		"{rest:(?s).}":     {wrong: `the regexp of segment "{rest:(?s).}"` + slashes},
		"{rest:.*}/a":      {wrong: `the regexp of segment "{rest:.*}"` + slashes},
		"{rest:[a-z/]+}":   {wrong: `the regexp of segment "{rest:[a-z/]+}"` + slashes},
		"{rest:[^.]+}":     {wrong: `the regexp of segment "{rest:[^.]+}"` + slashes},
		"{rest:a(?:/b)?}":  {wrong: `the regexp of segment "{rest:a(?:/b)?}"` + slashes},
		"a{rest:.*}":       {wrong: `segment "a{rest:.*}" ` + beside},
		"{id:[0-9}":        {wrong: "the regexp of segment \"{id:[0-9}\" is invalid: error parsing regexp: missing closing ]: `[0-9`"},
	}.check(t, syntaxes["gorilla"].convert)
}
