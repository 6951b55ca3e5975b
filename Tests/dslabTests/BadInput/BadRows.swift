import Foundation

/// Tables whose rows are not what they should be.
extension BadInput {
  private static let quotes = "or say --quoting none"

  static let rows: [BadInput] = [
    BadInput(
      "an empty file", ["d.csv": ""], "check d.csv", 65,
      "d.csv: the input is empty; it needs a header and rows"),
    BadInput(
      "a byte order mark alone", ["d.csv": "\u{FEFF}"], "check d.csv", 65, "the input is empty"),
    BadInput("line ends alone", ["d.csv": "\n\r\n\n"], "check d.csv", 65, "the input is empty"),
    BadInput(
      "a header alone", ["d.csv": "text,label\n"], "check d.csv", 65, "d.csv: no row can be used",
      "a header alone is no data"),
    BadInput(
      "a quote that is never closed", ["d.csv": good + "\"open,good\n\(goodRows)"], "check d.csv",
      65, "d.csv:14: a quoted field that starts here never ends", quotes),
    BadInput(
      "a quote in the midst of a field", ["d.csv": good + "a \"b\" c,good\n"], "check d.csv", 65,
      "d.csv:14: a quote stands inside a field", "double the quote", quotes),
    BadInput(
      "text behind a closing quote", ["d.csv": good + "\"a\"b,good\n"], "check d.csv", 65,
      "d.csv:14:", "text follows a closing quote", quotes),
    BadInput(
      "a blank before a quote", ["d.csv": good + " \"a\",good\n"], "check d.csv", 65, "d.csv:14:",
      quotes),
    BadInput(
      "the line of a stray quote is that of the field",
      ["d.csv": good + "\"one\ntwo\",\"three\nfour\"x\n"], "check d.csv", 65, "d.csv:15:"),
    BadInput(
      "too few fields", ["d.csv": good + "alone\n"], "check d.csv", 65,
      "d.csv:14: too few fields: 1 instead of 2", "1 of 13 rows", "--max-rejected 0.01", "mend"),
    BadInput(
      "too many fields", ["d.csv": good + "a,b,c,d\n"], "check d.csv", 65,
      "d.csv:14: too many fields: 4 instead of 2"),
    BadInput(
      "rows that may be left out are counted", ["d.csv": good + "alone\n"],
      "check d.csv --max-rejected 0.5", 0, "12 rows can be audited, 1 cannot", "too few fields"),
    BadInput(
      "lines that end in CR alone",
      ["d.csv": Content(good.bytes.map { $0 == 0x0A ? 0x0D : $0 })], "check d.csv", 65, "d.csv:1:",
      "label\\u{d}text", "the lines end in CR alone", "tr '\\r' '\\n'"),
    BadInput(
      "a CR inside a field is text", ["d.csv": good + "a\rb,good\n"], "check d.csv", 0,
      "13 rows can be audited"),
    BadInput(
      "semicolons between columns", ["d.csv": "text;label\na;b\n"], "check d.csv", 65, "d.csv:1:",
      "text;label", "commas (csv) or tabs (tsv)"),
    BadInput(
      "tabs in a CSV file", ["d.csv": "text\tlabel\na\tb\n"], "check d.csv", 65, "d.csv:1:",
      "say --format tsv"),
    BadInput(
      "commas in a TSV file", ["d.tsv": good], "check d.tsv", 65, "d.tsv:1:", "say --format csv"),
    BadInput(
      "a stray quote in TSV", ["d.tsv": "text\tlabel\na \"b\tgood\n"], "check d.tsv", 65,
      "d.tsv:2: a quote stands inside", quotes),
    BadInput(
      "a text of 10 MB is a text", ["d.csv": good + tenMegabytes + ",good\n"], "check d.csv", 0,
      "13 rows can be audited"),
    BadInput(
      "a line of more than 64 MB", ["d.csv": good], "check d.csv", 65,
      "d.csv:14: the line has more",
      "67108864 bytes; is this text",
      prepare: { try lengthen($0.path("d.csv")) }),
    BadInput(
      "a quote that swallows 64 MB", ["d.csv": good + "\"\n"], "check d.csv", 65,
      "d.csv:15: the line has more than 67108864 bytes",
      prepare: { try lengthen($0.path("d.csv")) }),
    BadInput(
      "a million columns", ["d.csv": "text,label" + commas + "\na,b\n"], "check d.csv", 65,
      "d.csv:2: too few fields: 2 instead of 1000002"),
    BadInput(
      "a field of quotes", ["d.csv": good + Content(Array(repeating: 0x22, count: 100_001))],
      "check d.csv", 65, "d.csv:14: a quoted field that starts here never ends"),
  ]

  private static let tenMegabytes = Content(
    Array(Array(repeating: Array("lorem ipsum ".utf8), count: 870_000).joined()))

  private static let commas = Content(Array(repeating: UInt8(ascii: ","), count: 1_000_000))

  /// Adds NULs without writing them.
  private static func lengthen(_ path: String) throws {
    let file = try FileHandle(forUpdating: URL(filePath: path))
    try file.truncate(atOffset: 66 << 20)
    try file.close()
  }
}
