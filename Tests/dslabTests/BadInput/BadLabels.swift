/// Labels, ids and texts that are lawful and strange.
extension BadInput {
  private static func more(_ label: @escaping (Int) -> String) -> Content {
    good + rows(20) { "t\($0),\(label($0))" }
  }

  private static func labelled(_ count: Int, _ label: @escaping (Int) -> String) -> Content {
    "text,label\n" + rows(count) { "t\($0),\(label($0))" }
  }

  static let labels: [BadInput] = [
    BadInput(
      "one label", ["d.csv": labelled(12) { _ in "a" }], "check d.csv", 65,
      "d.csv: column 'label': there is one label only, 'a'", "check --label-column"),
    BadInput(
      "a label too rare for the folds", ["d.csv": good + "x,rare\n"], "check d.csv", 65,
      "column 'label': label 'rare' has 1 rows for 5 folds", "--min-class-rows 5"),
    BadInput(
      "a label on every row", ["d.csv": labelled(5000) { "l\($0)" }], "check d.csv", 65,
      "5000 different labels, more than 4096", "is this the label column?"),
    BadInput(
      "labels of blanks", ["d.csv": good + "x,  \ny,\t\n"], "check d.csv", 65,
      "d.csv:14: column 'label': no label; line 15: no label"),
    BadInput(
      "a NUL in a label", ["d.csv": good + "x,go\0od\n"], "check d.csv", 65,
      "d.csv:14: column 'label': a NUL character in the label"),
    BadInput(
      "a label of 10,000 letters",
      ["d.csv": good + "x,\(String(repeating: "w", count: 10_000))\n"], "check d.csv", 65,
      "label 'wwwww", "w…' has 1 rows"),
    BadInput(
      "a label that steers the terminal", ["d.csv": good + "x,a\u{1B}]0;t\u{7}b\n"], "check d.csv",
      65, "label 'a\\u{1b}]0;t\\u{7}b' has 1 rows"),
    BadInput(
      "labels in composed and in decomposed letters count as one, and it is said",
      ["d.csv": more { $0 % 2 == 0 ? "caf\u{E9}" : "cafe\u{301}" }], "check d.csv", 0,
      "warning: 1 labels are another one in other bytes", "caf\u{E9}     20"),
    BadInput(
      "labels that differ by a sign without width",
      ["d.csv": more { $0 % 2 == 0 ? "good\u{200B}" : "bad" }], "check d.csv", 0,
      "warning: labels 'good' and 'good\\u{200b}' differ in case, blanks or signs that nobody sees"),
    BadInput(
      "labels that differ by a blank that does not break",
      ["d.csv": more { $0 % 2 == 0 ? "good\u{A0}" : "bad" }], "check d.csv", 0,
      "warning: labels 'good' and 'good\\u{a0}' differ"),
    BadInput(
      "labels that differ in case", ["d.csv": more { $0 % 2 == 0 ? "Good" : "bad" }],
      "check d.csv", 0, "warning: labels 'Good' and 'good' differ"),
    BadInput(
      "labels that differ by a soft hyphen",
      ["d.csv": more { $0 % 2 == 0 ? "go\u{AD}od" : "bad" }], "check d.csv", 0,
      "warning: labels 'good' and 'go\\u{ad}od' differ"),
    BadInput(
      "full-width labels", ["d.csv": more { $0 % 2 == 0 ? "\u{FF47}ood" : "bad" }], "check d.csv",
      0, "warning: labels 'good' and '\u{FF47}ood' differ"),
    BadInput(
      "numbers with zeros before them are other labels",
      ["d.csv": labelled(30) { ["1", "01"][$0 % 2] }],
      "check d.csv", 0, "01       15", "1        15"),
    BadInput(
      "one giant label", ["d.csv": labelled(2000) { $0 < 5 ? "small" : "big" }], "check d.csv", 0,
      "warning: 1995 of 2000 rows have label 'big'", "rests on few rows"),
    BadInput(
      "all texts the same", ["d.csv": "text,label\n" + rows { "same,\($0 % 2)" }], "check d.csv", 0,
      "warning: all 30 texts are the same; check --text-column"),
    BadInput(
      "all texts empty", ["d.csv": "text,label\n" + rows { ",\($0 % 2)" }], "check d.csv", 0,
      "warning: 30 of 30 texts are empty; check --text-column"),
    BadInput(
      "an audit of one text", ["d.csv": "text,label\n" + rows { "same,\($0 % 2)" }],
      "audit d.csv --quiet -o o.sqlite", 65,
      "d.csv: nearly all rows of label '0' have the same text",
      "--min-class-rows"),
    BadInput(
      "an audit of nothing", ["d.csv": "text,label\n" + rows { ",\($0 % 2)" }],
      "audit d.csv --quiet -o o.sqlite", 65,
      "d.csv: nearly all rows of label '0' have the same text"),
    BadInput(
      "ids that come again", ["d.csv": "id,text,label\n" + rows(12) { "\($0 / 2),t,\($0 % 2)" }],
      "check d.csv", 65, "d.csv:3: column 'id': id '0' came before, on line 2"),
    BadInput(
      "empty ids", ["d.csv": "id,text,label\n" + rows(12) { ",t,\($0 % 2)" }], "check d.csv", 65,
      "d.csv:3: column 'id': id '' came before, on line 2"),
  ]
}
