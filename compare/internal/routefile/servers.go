package routefile

import (
	"fmt"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"
)

// This file reads the prefix of all paths of a document: "servers" since OpenAPI 3, and "basePath" before. The table omits it,
// because the place where a router is mounted decides whether it sees a prefix. Options.Prefix puts a prefix into the table.

// readServers reads the prefixes of the whole document. With the option Servers, they must be one prefix, which replaces the option.
func (d *document) readServers() error {
	for _, e := range d.entries(d.root) {
		var prefixes []string
		switch e.key {
		case "servers":
			prefixes = d.prefixes(e.value)
		case "basePath":
			prefixes = distinct(scalar(e.value))
		default:
			continue
		}
		switch {
		case d.Prefix == Servers && len(prefixes) > 1:
			return failure(d.out.Name, e.at, "the servers have different prefixes, %s; name one of them as the prefix", strings.Join(prefixes, " and "))
		case d.Prefix == Servers:
			d.Prefix = strings.Join(prefixes, "")
			return d.checkPrefix(e.at)
		case d.Prefix == "" && len(prefixes) > 0:
			d.remark(e.at, "paths", prefixOmitted, omits(prefixes))
		}
	}
	if d.Prefix == Servers {
		d.Prefix = ""
	}
	return nil
}

// checkPrefix returns an error if a table cannot have the prefix.
func (d *document) checkPrefix(at place) error {
	if d.Prefix == "" {
		return nil
	}
	if _, err := alone("GET", d.Prefix); err != nil {
		return failure(d.out.Name, at, "the prefix of the document cannot be in a table: %s", err.Text)
	}
	return nil
}

// underServers adds a remark if an operation or its path item has other servers than the document.
func (d *document) underServers(f *found, lists ...*yaml.Node) {
	for _, list := range lists {
		if prefixes := d.prefixes(list); len(prefixes) > 0 {
			f.pattern = f.pattern.with(prefixOmitted, "%s", omits(prefixes))
		}
	}
}

// prefixes returns the prefixes in a list of servers, without repeats. A variable has its default value.
func (d *document) prefixes(servers *yaml.Node) []string {
	var urls []string
	for _, server := range d.items(servers) {
		url := d.text(server, "url")
		for _, variable := range d.entries(d.get(server, "variables")) {
			if value := d.text(variable.value, "default"); value != "" {
				url = strings.ReplaceAll(url, "{"+variable.key+"}", value)
			}
		}
		if _, host, ok := strings.Cut(url, "//"); ok {
			_, url, _ = strings.Cut(host, "/")
		}
		urls = append(urls, url)
	}
	return distinct(urls...)
}

// distinct returns the paths with one slash at the start and none at the end, without repeats and without "/".
func distinct(paths ...string) []string {
	var all []string
	for _, p := range paths {
		if p = "/" + strings.Trim(p, "/"); p != "/" && !slices.Contains(all, p) {
			all = append(all, p)
		}
	}
	return all
}

func omits(prefixes []string) string {
	var quoted []string
	for _, p := range prefixes {
		quoted = append(quoted, printable(p))
	}
	return fmt.Sprintf("requests have the prefix %s, which the table omits", strings.Join(quoted, " or "))
}
