import CLibCSV

/// A row with quotes in it, which may span lines, by libcsv in strict mode.
///
/// CRs before LFs outside quotes are left out, because libcsv would keep them as text.
final class QuotedRow {
  private var parser = csv_parser()
  private let file: String
  private var fields = RecordFields()
  private var inQuotes = false
  /// The lines at work: of the row's start, of the field's start, of the bytes.
  private var lines = (row: 1, field: 1, now: 1)
  /// How many bytes the row has so far.
  private var size = 0
  /// Whether a row has begun and not ended.
  private(set) var isOpen = false

  init(delimiter: UInt8, file: String) {
    self.file = file
    csv_init(&parser, UInt8(CSV_STRICT | CSV_STRICT_FINI | CSV_REPALL_NL))
    csv_set_delim(&parser, delimiter)
    csv_set_space_func(&parser) { _ in 0 }
    csv_set_term_func(&parser) { $0 == 0x0A ? 1 : 0 }
  }

  deinit { csv_free(&parser) }

  /// Takes in a line whose LF was taken off, and hands on the row if it ends there.
  func read(
    _ bytes: UnsafeBufferPointer<UInt8>, line: Int,
    _ emit: (Record) throws(DatasetError) -> Void
  ) throws(DatasetError) {
    try begin(bytes, line)
    let text = inQuotes ? bytes : bytes.withoutReturn
    if !parse(text) || !parse(byte: 0x0A) { throw strayQuote }
    if !isOpen { try fields.hand(line: lines.row, to: emit) }
  }

  /// Takes in the last line, which has no LF.
  func readEnd(_ bytes: UnsafeBufferPointer<UInt8>, line: Int) throws(DatasetError) {
    try begin(bytes, line)
    let text = inQuotes ? bytes : bytes.withoutReturn
    if !parse(text) { throw strayQuote }
    // A CR that ends the file is text, except that after a closing quote it is left out.
    if text.count < bytes.count { _ = parse(byte: 0x0D) }
  }

  /// Hands on the row that the end of the text completes.
  func finish(_ emit: (Record) throws(DatasetError) -> Void) throws(DatasetError) {
    if inQuotes { throw openQuote }
    csv_fini(&parser, Self.field, Self.row, Unmanaged.passUnretained(self).toOpaque())
    if !fields.isEmpty { try fields.hand(line: lines.row, to: emit) }
  }

  private func begin(_ bytes: UnsafeBufferPointer<UInt8>, _ line: Int) throws(DatasetError) {
    lines.now = line
    if !isOpen {
      lines.row = line
      lines.field = line
      isOpen = true
      size = 0
    }
    size += bytes.count + 1
    if size > LineSplitter.longestRow { throw openQuote }
    if bytes.count(of: 0x22) % 2 == 1 { inQuotes.toggle() }
  }

  private func parse(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let context = Unmanaged.passUnretained(self).toOpaque()
    return csv_parse(&parser, bytes.baseAddress, bytes.count, Self.field, Self.row, context)
      == bytes.count
  }

  private func parse(byte: UInt8) -> Bool {
    withUnsafePointer(to: byte) { parse(UnsafeBufferPointer(start: $0, count: 1)) }
  }

  private var openQuote: DatasetError {
    DatasetError(
      .data, file: file, line: lines.field,
      "a quoted field that starts here never ends; close the quote, "
        + "or say --quoting none if quotes are plain text")
  }

  private var strayQuote: DatasetError {
    DatasetError(
      .data, file: file, line: lines.field,
      "a quote stands inside a field that is not quoted, or text follows a closing quote; "
        + "double the quote inside quotes, or say --quoting none if quotes are plain text")
  }

  private static let field:
    @convention(c) (UnsafeMutableRawPointer?, Int, UnsafeMutableRawPointer?) -> Void = {
      bytes, count, context in
      guard let context else { return }
      let row = Unmanaged<QuotedRow>.fromOpaque(context).takeUnretainedValue()
      row.fields.append(UnsafeRawBufferPointer(start: bytes, count: count))
      row.lines.field = row.lines.now
    }

  private static let row: @convention(c) (Int32, UnsafeMutableRawPointer?) -> Void = {
    _, context in
    guard let context else { return }
    Unmanaged<QuotedRow>.fromOpaque(context).takeUnretainedValue().isOpen = false
  }
}
