/// Headers that do not say what is what.
extension BadInput {
  private static func table(_ header: String, _ row: String = "a#,#,b") -> Content {
    Content(Array("\(header)\n".utf8))
      + rows(12) { row.replacing("#", with: "\($0 % 2)") }
  }

  static let columns: [BadInput] = [
    BadInput(
      "no text column", ["d.csv": "a,b\n" + Content(Array(goodRows.utf8))], "check d.csv", 65,
      "d.csv:1: no column is called text, tweet", "--text-column NAME with one of: a, b"),
    BadInput(
      "no label column", ["d.csv": "text,b\n" + Content(Array(goodRows.utf8))], "check d.csv", 65,
      "d.csv:1: no column is called label", "--label-column NAME with one of: text, b"),
    BadInput(
      "a column that is not there", ["d.csv": good], "check d.csv --text-column txet", 65,
      "d.csv:1: --text-column: there is no column 'txet' (did you mean 'text'?)",
      "the columns are: text, label"),
    BadInput(
      "a column of the wrong case", ["d.csv": good], "check d.csv --slice-column TEXT", 65,
      "there is no column 'TEXT' (did you mean 'text'?)"),
    BadInput(
      "two columns of the name that is looked for", ["d.csv": table("text,label,text")],
      "check d.csv", 65, "d.csv:1: more than one column could hold the text: text, text"),
    BadInput(
      "two columns of the name that is said", ["d.csv": table("text,label,text")],
      "check d.csv --text-column text", 65, "2 columns are called 'text'"),
    BadInput(
      "two columns that differ in case", ["d.csv": table("text,label,Text")], "check d.csv", 65,
      "more than one column could hold the text: text, Text"),
    BadInput(
      "two columns that nobody needs may have one name",
      ["d.csv": table("text,label,x,x", "a#,#,b,c")],
      "check d.csv", 0, "12 rows can be audited"),
    BadInput(
      "an id column too many is no id column", ["d.csv": table("id,label,ID,text", "#,#,#,a")],
      "check d.csv", 0, "id column none, rows are numbered"),
    BadInput(
      "columns without names", ["d.csv": table(",,")], "check d.csv", 65,
      "--text-column NAME with one of: 1, 2, 3"),
    BadInput(
      "a name that steers the terminal", ["d.csv": table("\u{1B}[2J\u{9B}31m,label,\u{202E}x")],
      "check d.csv", 65, "\\u{1b}[2J\\u{9b}31m, label, \\u{202e}x"),
    BadInput(
      "a name of 100,000 letters",
      ["d.csv": Content(Array(repeating: 0x61, count: 100_000)) + ",label\nx,y\n"], "check d.csv",
      65, "aaaaaaaa…, label"),
    BadInput(
      "a name of one letter and a thousand marks",
      ["d.csv": "a\(String(repeating: "\u{301}", count: 1000)),label\nx,y\n"], "check d.csv", 65,
      "…, label"),
    BadInput(
      "a hundred thousand names",
      ["d.csv": Content(Array((0..<100_000).map { "c\($0)" }.joined(separator: ",").utf8)) + "\n"],
      "check d.csv", 65, "c28, c29, … (100000 in all)"),
    BadInput(
      "names with quotes and commas", ["d.csv": table("\"a,\"\"b\"\"\",label,c")], "check d.csv",
      65, "with one of: a,\"b\", label, c"),
    BadInput(
      "a column for two parts", ["d.csv": good],
      "check d.csv --text-column label --label-column label", 0,
      "text column 'label', label column 'label'"),
    BadInput(
      "an empty object as header", ["d.jsonl": "{}\n" + goodLines], "check d.jsonl", 65,
      "d.jsonl:1: no column is called text"),
  ]
}
