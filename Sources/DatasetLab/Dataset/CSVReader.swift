import CLibCSV

/// Quoted, delimited text (RFC 4180) by libcsv in strict mode.
///
/// Rows end at LF or CRLF and nowhere else, so a lone CR and other control characters inside a
/// field survive. CRs before LFs outside quotes are taken out beforehand, because libcsv would
/// keep them as text; blanks around fields are kept.
final class CSVReader: RecordReader {
  private var parser = csv_parser()
  private let file: String
  private var filtered: [UInt8] = []
  private var inQuotes = false
  private var heldReturn = false
  private let state = State()

  /// What libcsv's callbacks fill.
  private final class State {
    var record = Record()
    /// The line on which the field at work starts.
    var line = 1
    var complete: [Record] = []
  }

  init(delimiter: UInt8, file: String) {
    self.file = file
    csv_init(&parser, UInt8(CSV_STRICT | CSV_STRICT_FINI | CSV_REPALL_NL))
    csv_set_delim(&parser, delimiter)
    csv_set_space_func(&parser) { _ in 0 }
    csv_set_term_func(&parser) { $0 == 0x0A ? 1 : 0 }
  }

  deinit { csv_free(&parser) }

  func read(
    _ text: [UInt8], _ emit: (Record) throws(DatasetError) -> Void
  ) throws(DatasetError) {
    filter(text)
    let count = filtered.count
    let parsed = csv_parse(
      &parser, filtered, count, Self.field, Self.row, Unmanaged.passUnretained(state).toOpaque())
    if parsed < count {
      throw DatasetError(
        .data, file: file, line: state.line,
        "a quote stands inside a field that is not quoted, or text follows a closing quote; "
          + "double the quote inside quotes, or say --quoting none if quotes are plain text")
    }
    try handOn(emit)
  }

  func finish(_ emit: (Record) throws(DatasetError) -> Void) throws(DatasetError) {
    if heldReturn {
      heldReturn = false
      _ = csv_parse(
        &parser, [0x0D], 1, Self.field, Self.row, Unmanaged.passUnretained(state).toOpaque())
    }
    if inQuotes {
      throw DatasetError(
        .data, file: file, line: state.line,
        "a quoted field that starts here never ends; close the quote, "
          + "or say --quoting none if quotes are plain text")
    }
    csv_fini(&parser, Self.field, Self.row, Unmanaged.passUnretained(state).toOpaque())
    try handOn(emit)
  }

  private func handOn(_ emit: (Record) throws(DatasetError) -> Void) throws(DatasetError) {
    for record in state.complete { try emit(record) }
    state.complete.removeAll(keepingCapacity: true)
  }

  /// Copies text without the CRs of CRLF line ends.
  private func filter(_ text: [UInt8]) {
    filtered.removeAll(keepingCapacity: true)
    filtered.reserveCapacity(text.count + 1)
    for byte in text {
      if heldReturn {
        if byte != 0x0A { filtered.append(0x0D) }
        heldReturn = false
      }
      if byte == 0x0D && !inQuotes {
        heldReturn = true
        continue
      }
      if byte == 0x22 { inQuotes.toggle() }
      filtered.append(byte)
    }
  }

  private static let field:
    @convention(c) (UnsafeMutableRawPointer?, Int, UnsafeMutableRawPointer?) -> Void = {
      bytes, count, context in
      guard let context else { return }
      let state = Unmanaged<State>.fromOpaque(context).takeUnretainedValue()
      let field = UnsafeRawBufferPointer(start: bytes, count: count)
      if state.record.count == 0 { state.record.line = state.line }
      state.record.append(field)
      for byte in field where byte == 0x0A { state.line += 1 }
    }

  private static let row: @convention(c) (Int32, UnsafeMutableRawPointer?) -> Void = {
    _, context in
    guard let context else { return }
    let state = Unmanaged<State>.fromOpaque(context).takeUnretainedValue()
    if state.record.count > 0 { state.complete.append(state.record) }
    state.record.clear()
    state.line += 1
  }
}
