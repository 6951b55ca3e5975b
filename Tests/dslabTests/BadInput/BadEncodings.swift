import Foundation

/// Files that are no text in UTF-8.
extension BadInput {
  private static func bytes(_ bytes: UInt8...) -> Content { Content(bytes) }

  private static func utf16(_ text: Content, swapped: Bool = false) -> Content {
    Content(text.bytes.flatMap { swapped ? [0, $0] : [$0, 0] })
  }

  static let encodings: [BadInput] = [
    BadInput(
      "a byte order mark is passed over", ["d.csv": bytes(0xEF, 0xBB, 0xBF) + good], "check d.csv",
      0, "12 rows can be audited", "text column 'text'"),
    BadInput(
      "two byte order marks", ["d.csv": bytes(0xEF, 0xBB, 0xBF, 0xEF, 0xBB, 0xBF) + good],
      "check d.csv", 65, "d.csv:1: no column is called text", "\\u{feff}text, label"),
    BadInput(
      "UTF-16 with its mark", ["d.csv": bytes(0xFF, 0xFE) + utf16(good)], "check d.csv", 65,
      "d.csv: is UTF-16", "iconv -f UTF-16 -t UTF-8"),
    BadInput(
      "UTF-16 the other way round", ["d.csv": bytes(0xFE, 0xFF) + utf16(good, swapped: true)],
      "check d.csv", 65, "d.csv: is UTF-16", "iconv"),
    BadInput(
      "UTF-16 without a mark", ["d.csv": utf16(good)], "check d.csv", 65, "d.csv:1:",
      "t\\u{0}e\\u{0}x\\u{0}t\\u{0}", "a sign of UTF-16", "iconv -f UTF-16LE"),
    BadInput(
      "UTF-32", ["d.csv": bytes(0xFF, 0xFE, 0, 0) + "t\0\0\0"], "check d.csv", 65,
      "d.csv: is UTF-32", "iconv -f UTF-32"),
    BadInput(
      "Latin-1 bytes", ["d.csv": good + bytes(0x63, 0xE9) + ",good\n"], "check d.csv", 65,
      "d.csv:14: the bytes from offset", "not UTF-8", "--encoding cp1252"),
    BadInput(
      "a character cut short by the end", ["d.csv": good + "a" + bytes(0xE2, 0x82)], "check d.csv",
      65, "d.csv:14: the bytes from offset", "not UTF-8"),
    BadInput(
      "an overlong form", ["d.csv": good + bytes(0xC0, 0xAF) + ",good\n"], "check d.csv", 65,
      "d.csv:14:", "not UTF-8"),
    BadInput(
      "a surrogate in UTF-8", ["d.csv": good + bytes(0xED, 0xA0, 0x80) + ",good\n"], "check d.csv",
      65, "d.csv:14:", "not UTF-8"),
    BadInput(
      "a character beyond Unicode", ["d.csv": good + bytes(0xF4, 0x90, 0x80, 0x80) + ",good\n"],
      "check d.csv", 65, "d.csv:14:", "not UTF-8"),
    BadInput(
      "a byte that cp1252 has not", ["d.csv": good + bytes(0x81) + ",good\n"],
      "check d.csv --encoding cp1252", 65, "d.csv:14: byte", "0x81", "--encoding latin1"),
    BadInput(
      "a NUL in a text is a sign like others", ["d.csv": good + "a\0b,good\n"], "check d.csv", 0,
      "13 rows can be audited"),
    BadInput(
      "NULs and nothing else", ["d.csv": Content(Array(repeating: 0, count: 5000))], "check d.csv",
      65, "d.csv:1:", "\\u{0}\\u{0}", "…", "a sign of UTF-16"),
    BadInput(
      "gzip", ["d.csv": bytes(0x1F, 0x8B, 8, 0)], "check d.csv", 65, "d.csv: is compressed by gzip",
      "gunzip -c"),
    BadInput(
      "bzip2", ["d.csv": "BZh91AY&SY"], "check d.csv", 65, "d.csv: is compressed by bzip2"),
    BadInput(
      "xz", ["d.csv": bytes(0xFD, 0x37, 0x7A, 0x58, 0x5A, 0)], "check d.csv", 65,
      "d.csv: is compressed by xz"),
    BadInput(
      "zstd", ["d.csv": bytes(0x28, 0xB5, 0x2F, 0xFD)], "check d.csv", 65,
      "d.csv: is compressed by zstd"),
    BadInput(
      "a spreadsheet", ["d.csv": "PK\u{3}\u{4}xl/workbook.xml"], "check d.csv", 65,
      "a spreadsheet; save it as CSV"),
    BadInput(
      "an old spreadsheet", ["d.csv": bytes(0xD0, 0xCF, 0x11, 0xE0, 0xA1)], "check d.csv", 65,
      "office program; save it as CSV"),
    BadInput(
      "Parquet", ["d.csv": "PAR1\u{15}"], "check d.csv", 65, "is a Parquet file", "README"),
    BadInput(
      "a database", ["d.csv": "SQLite format 3\0"], "check d.csv", 65, "is an SQLite file"),
    BadInput("a PDF", ["d.csv": "%PDF-1.7\n"], "check d.csv", 65, "is a PDF"),
  ]
}
