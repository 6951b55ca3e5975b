/// A data set as it goes on: its own columns with the corrected labels, and what was found.
///
/// Rows stand in the order of the input; rows that were set aside stay as they are. Delimited files
/// keep their encoding, byte order mark and line ends; JSON Lines, which are written in UTF-8, keep
/// numbers and nested values as they were spelled.
public struct ExportedDataset: Sendable {
  /// How the data set is written.
  public struct Options: Sendable {
    /// The layout; nil for that of the input.
    public var format: ReadOptions.Format?
    /// What the names of the new columns begin with.
    public var prefix = "dslab_"
    /// Whether fields of CSV and TSV that a spreadsheet would compute get a `'` before them.
    public var guardsFormulas = false

    /// The defaults.
    public init() {}
  }

  /// The file's bytes.
  public private(set) var bytes: [UInt8] = []
  /// How many rows were written.
  public private(set) var rows = 0
  /// How many of them were set aside by the audit.
  public private(set) var setAside = 0

  /// Writes a data set.
  ///
  /// - Parameters:
  ///   - input: The file that was audited.
  ///   - verdicts: What the audit and people say of its rows.
  ///   - corrections: The labels that the rows go on with.
  ///   - options: How it is written.
  /// - Throws: `DatasetError` where the input has columns named like the new ones, or does not
  ///   have the rows of the audit.
  /// - Complexity: O(bytes).
  public init(
    _ input: InputText, verdicts: RowVerdicts, corrections: Corrections,
    options: Options = Options()
  ) throws(DatasetError) {
    let format = options.format ?? input.format
    var table = RowTable(verdicts: verdicts, corrections: corrections)
    let columns = try ExportColumn.names(
      options.prefix, beside: try input.columnNames(), of: input.name)
    switch (input.format, format) {
    case (.jsonl, .jsonl):
      bytes = try table.splice(input, columns)
    case (_, .jsonl):
      bytes = try table.objects(input, columns)
    default:
      let isSame = input.format == format
      var text = DelimitedText(
        format, quoting: isSame ? input.options.quoting : .minimal,
        hasReturns: input.format != .jsonl && input.hasReturns,
        guardsFormulas: options.guardsFormulas)
      if input.format == .jsonl {
        try table.flatten(input, columns, into: &text)
        bytes = text.bytes
      } else {
        try table.copy(input, columns, into: &text)
        let encoder = TextEncoder(input.options.encoding, file: input.name)
        bytes = try encoder.encode(text.bytes)
        if input.hasByteOrderMark { bytes.insert(contentsOf: TextDecoder.byteOrderMark, at: 0) }
      }
    }
    try table.checkThatAllWereMet(in: input)
    rows = table.written
    setAside = table.setAside
  }
}
