/// Specifications in YAML that cannot be followed, and some that would never end.
extension BadInput {
  private static func yaml(
    _ name: String, _ text: String, _ says: String..., code: Int32 = 65
  ) -> BadInput {
    BadInput(
      "specifications: " + name, ["d.csv": good, "s.yaml": Content(Array(text.utf8))],
      "audit d.csv --specs s.yaml --quiet -o o.sqlite", code, says)
  }

  /// Nine of nine of nine …
  static func bomb(_ prefix: String) -> String {
    var text = "\(prefix)&a0 [x, x, x, x, x, x, x, x, x]\n"
    for level in 1...12 {
      let aliases = Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ", ")
      text += "\(prefix)&a\(level) [\(aliases)]\n"
    }
    return text
  }

  private static let query = "  label: good\n  queries: [x]\n"

  static let specifications: [BadInput] = [
    yaml("an empty file", "", "s.yaml:1: there is no specification in it; it needs a name"),
    yaml("a comment alone", "# nothing\n", "s.yaml:1: there is no specification in it"),
    yaml("a text", "hello\n", "s.yaml:1: the file must be a list of specifications"),
    yaml("a mapping", "a: b\n", "each starting with '- name: …'"),
    yaml("a list of texts", "- a\n", "s.yaml:1: a specification must be a mapping"),
    yaml(
      "no name", "- label: good\n  queries: [x]\n", "s.yaml:1: a specification needs a name"),
    yaml("no label", "- name: a\n  queries: [x]\n", "'a' needs a label"),
    yaml(
      "no queries", "- name: a\n  label: good\n", "'a' has no queries; it needs at least one"),
    yaml(
      "a blank query", "- name: a\n  label: good\n  queries: [' ']\n", "s.yaml:3: a query of"),
    yaml("a query that is a list", "- name: a\n  label: good\n  queries: [[x]]\n", "in quotes"),
    yaml("one query, no list", "- name: a\n  label: good\n  queries: x\n", "must be a list"),
    yaml(
      "an unknown label", "- name: a\n  label: goood\n  queries: [x]\n",
      "s.yaml:1: label 'goood' of specification 'a' is not in the data (bad, good) (did you mean",
      "--map-label goood=LABEL"),
    yaml("an unknown key", "- nmae: a\n\(query)", "unknown key 'nmae' (did you mean 'name'?)"),
    yaml("a name twice", "- name: a\n\(query)- name: a\n\(query)", "s.yaml:4:", "on line 1"),
    yaml("a key twice", "- name: a\n  name: b\n\(query)", "key 'name' occurs twice"),
    yaml("a tab", "- name: a\n\tlabel: good\n", "s.yaml:2: this is not YAML", "tab"),
    yaml("an open quote", "- name: 'a\n\(query)", "s.yaml:4: this is not YAML"),
    yaml("an open bracket", "- name: a\n  queries: [[X] y]\n", "s.yaml:2:", "needs quotes"),
    yaml("two documents", "- name: a\n\(query)---\n- name: b\n", "s.yaml:", "another document"),
    yaml("a NUL", "- name: a\0b\n", "s.yaml:1:", "control characters are not allowed"),
    yaml("an undefined alias", "- *nope\n", "s.yaml:1:", "undefined alias"),
    yaml("an alias of itself", "- &a [*a]\n", "s.yaml:1:", "undefined alias"),
    BadInput(
      "specifications: aliases of texts are fine",
      ["d.csv": good, "s.yaml": "- name: &n warm\n  label: good\n  queries: [*n]\n"],
      "audit d.csv --specs s.yaml -o o.sqlite", 0, "d.csv: 12 rows"),
    yaml("a bomb of lists", bomb("- "), "s.yaml:3: more than 10 aliases", "write them out"),
    yaml("a bomb as key", "- ? \(bomb("  - "))  : x\n", "more than 10 aliases"),
    yaml(
      "lists 100,000 deep", String(repeating: "[", count: 100_000), "s.yaml:1:", "1,000 levels"),
    yaml("dashes 50,000 deep", String(repeating: "- ", count: 50_000), "1,000 levels"),
    yaml("mappings 20,000 deep", String(repeating: "{a: ", count: 20_000), "1,000 levels"),
    yaml("keys 20,000 deep", String(repeating: "? ", count: 20_000), "1,000 levels"),
    yaml("a tag of another language", "- !!python/object:os.system [x]\n", "must be a mapping"),
    yaml(
      "a name that steers the terminal", "- name: \"\\e[31m\"\n  label: no\n  queries: [x]\n",
      "specification '\\u{1b}[31m'"),
    yaml(
      "a name of 100,000 letters",
      "- name: \(String(repeating: "n", count: 100_000))\n  label: no\n  queries: [x]\n",
      "nnn…'"),
    BadInput(
      "specifications: Latin-1",
      ["d.csv": good, "s.yaml": "- name: caf" + Content([0xE9]) + "\n"],
      "audit d.csv --specs s.yaml -o o.sqlite", 65, "s.yaml:1: the bytes from offset 11", "iconv"),
    BadInput(
      "specifications: an option without a second half", ["d.csv": good, "s.yaml": ""],
      "audit d.csv --specs s.yaml --map-label x -o o.sqlite", 64,
      "--map-label wants OLD=NEW, not 'x'"),
  ]

  static let specificationTables: [BadInput] = [
    table("other columns", "a,b\n1,2\n", "s.csv:1: no column is called spec or functionality"),
    table("too few fields", "spec,label,text\na,good\n", "s.csv:2: 2 fields instead of 3"),
    table(
      "two labels", "spec,label,text\na,good,x\na,bad,y\n", "s.csv:3: specification 'a' has label"),
    table("no name", "spec,label,text\n,good,x\n", "s.csv:2: the specification has no name"),
    table(
      "no text", "spec,label,text\na,good,\n", "s.csv:2: a query of specification 'a' is empty"),
    table("a header alone", "spec,label,text\n", "s.csv:1: there is no specification in it"),
    table("an open quote", "spec,label,text\na,good,\"x\n", "s.csv:2: a quoted field"),
  ]

  private static func table(_ name: String, _ text: String, _ says: String) -> BadInput {
    BadInput(
      "specifications as CSV: " + name, ["d.csv": good, "s.csv": Content(Array(text.utf8))],
      "audit d.csv --specs s.csv -o o.sqlite", 65, says)
  }
}
