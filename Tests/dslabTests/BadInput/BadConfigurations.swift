/// Configurations that cannot be followed.
extension BadInput {
  private static func yaml(
    _ name: String, _ text: Content, _ says: String...
  ) -> BadInput {
    BadInput(
      "configuration: " + name, ["d.csv": good, "c.yaml": text], "check d.csv --config c.yaml", 64,
      says)
  }

  static let configurations: [BadInput] = [
    yaml("a text", "hello\n", "c.yaml:1: a configuration is made of lines like 'folds: 10'"),
    yaml("a list", "- folds: 3\n", "c.yaml:1: a configuration is made of lines like"),
    yaml("an unknown key", "\nfoldz: 3\n", "c.yaml:2: key 'foldz' is no option", "mean 'folds'?"),
    yaml("an unknown command", "adit:\n  folds: 3\n", "key 'adit' is no option", "mean 'audit'?"),
    yaml("a key twice", "folds: 3\nfolds: 4\n", "c.yaml:1: key 'folds' occurs twice"),
    yaml("a word for a number", "folds: many\n", "c.yaml:1: key 'folds'", "'many' is invalid"),
    yaml("a number out of bounds", "folds: 1\n", "key 'folds': --folds must be from 2 to 100"),
    yaml("no value", "folds:\n", "key 'folds': there is no value; leave the line out"),
    yaml("a list for a value", "folds: [1, 2]\n", "key 'folds': takes one value, not a list"),
    yaml("perhaps", "no-header: maybe\n", "key 'no-header': a flag is true or false"),
    yaml("another configuration", "config: x\n", "a configuration cannot name another one"),
    yaml("a tab", "\tfolds: 3\n", "c.yaml:1: this is not YAML"),
    yaml("a NUL", "text-column: a\0b\n", "c.yaml:1: this is not YAML: control characters"),
    yaml("Latin-1", "text-column: caf" + Content([0xE9]), "c.yaml:1: the bytes from offset 16"),
    yaml("UTF-16", Content([0xFF, 0xFE]) + "f\0", "c.yaml: is UTF-16"),
    yaml("a bomb", Content(Array(bomb("- ").utf8)), "c.yaml:3: more than 10 aliases"),
    yaml(
      "a bomb as key", Content(Array("? \(bomb("  - ")): 3\n".utf8)), "more than 10 aliases"),
    yaml(
      "mappings 20,000 deep",
      Content(Array(String(repeating: "{audit: ", count: 20_000).utf8)), "c.yaml:1:", "1,000 levels"
    ),
    yaml("a key that steers the terminal", "\"\\e[31m\": 3\n", "key '\\u{1b}[31m' is no option"),
    yaml(
      "a key of 900 letters",
      Content(Array((String(repeating: "k", count: 900) + ": 3\n").utf8)), "kkk…' is no option"),
    BadInput(
      "configuration: an option as value is no option",
      ["d.csv": good, "c.yaml": "text-column: --help\n"], "check d.csv --config c.yaml", 65,
      "there is no column '--help'"),
    BadInput(
      "configuration: none there", ["d.csv": good], "check d.csv --config none.yaml", 66,
      "none.yaml: the configuration cannot be opened: no such file"),
  ]
}
