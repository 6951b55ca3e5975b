/// Rows of fields with a delimiter between them (RFC 4180), as they are written.
package struct DelimitedText {
  /// What was written, in UTF-8.
  package private(set) var bytes: [UInt8] = []
  private let delimiter: UInt8
  private let hasQuotes: Bool
  private let lineEnd: [UInt8]
  private let guardsFormulas: Bool
  private var isFirst = true
  private var rowStart = 0

  /// Creates an empty table.
  ///
  /// - Parameters:
  ///   - format: CSV or TSV.
  ///   - quoting: Whether fields may stand in quotes; without, they must hold no delimiter.
  ///   - hasReturns: Whether rows end in CR and LF.
  ///   - guardsFormulas: Whether a field that a spreadsheet would take for a formula gets a `'`.
  package init(
    _ format: ReadOptions.Format, quoting: ReadOptions.Quoting = .minimal,
    hasReturns: Bool = false, guardsFormulas: Bool = false
  ) {
    delimiter = UInt8(ascii: format == .tsv ? "\t" : ",")
    hasQuotes = quoting == .minimal
    lineEnd = hasReturns ? [0x0D, 0x0A] : [0x0A]
    self.guardsFormulas = guardsFormulas
  }

  package mutating func field(_ text: String) {
    var text = text
    text.withUTF8 { field($0) }
  }

  package mutating func field(_ text: UnsafeBufferPointer<UInt8>) {
    begin()
    let isGuarded = guardsFormulas && Self.looksLikeFormula(text)
    guard hasQuotes, text.contains(where: needsQuotes) else {
      if isGuarded { bytes.append(UInt8(ascii: "'")) }
      bytes.append(contentsOf: text)
      return
    }
    bytes.append(0x22)
    if isGuarded { bytes.append(UInt8(ascii: "'")) }
    for byte in text {
      if byte == 0x22 { bytes.append(0x22) }
      bytes.append(byte)
    }
    bytes.append(0x22)
  }

  /// Adds a number, which no spreadsheet takes for anything else.
  mutating func number(_ text: String) {
    begin()
    bytes.append(contentsOf: text.utf8)
  }

  package mutating func endRow() {
    // A line without anything is no row to whoever reads it.
    if hasQuotes && bytes.count == rowStart { bytes += [0x22, 0x22] }
    bytes.append(contentsOf: lineEnd)
    rowStart = bytes.count
    isFirst = true
  }

  /// Adds a whole row.
  package mutating func row(_ fields: some Sequence<String>) {
    for text in fields { field(text) }
    endRow()
  }

  private mutating func begin() {
    if !isFirst { bytes.append(delimiter) }
    isFirst = false
  }

  private func needsQuotes(_ byte: UInt8) -> Bool {
    byte == delimiter || byte == 0x22 || byte == 0x0A || byte == 0x0D
  }

  /// Whether a spreadsheet would compute it (https://owasp.org/www-community/attacks/CSV_Injection);
  /// plain numbers are harmless.
  private static func looksLikeFormula(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let first = text.first, "=+-@\t\r".utf8.contains(first) else { return false }
    let isNumber =
      text.dropFirst().allSatisfy { "0123456789.eE+-".utf8.contains($0) }
      && Double(String(decoding: text, as: UTF8.self)) != nil
    return !isNumber
  }
}
