/// How a file is to be read; what is nil is found out.
public struct ReadOptions: Sendable {
  /// The layout of the rows.
  public enum Format: String, Sendable, CaseIterable {
    /// Comma-separated, quoted as in RFC 4180.
    case csv
    /// Tab-separated.
    case tsv
    /// One JSON object a line.
    case jsonl
  }

  /// What the quote character means.
  public enum Quoting: String, Sendable, CaseIterable {
    /// Fields may stand in double quotes.
    case minimal
    /// Double quotes are characters like any other.
    case none
  }

  /// How bytes stand for characters.
  public enum Encoding: String, Sendable, CaseIterable {
    /// UTF-8, with or without byte order mark.
    case utf8
    /// ISO 8859-1.
    case latin1
    /// Windows-1252.
    case cp1252
  }

  /// The text column.
  public var textColumn: String?
  /// The label column.
  public var labelColumn: String?
  /// The column that names the rows.
  public var idColumn: String?
  /// Further columns to keep, by name: slices and annotators.
  public var attributeColumns: [String] = []
  /// The layout; by default what the file's ending says, else CSV.
  public var format: Format?
  /// What the quote character means.
  public var quoting = Quoting.minimal
  /// How bytes stand for characters.
  public var encoding = Encoding.utf8
  /// Whether the first row names the columns; without, they are called 1, 2, 3, …
  public var hasHeader = true
  /// The share of unusable rows above which reading fails.
  public var maxRejected = 0.01
  /// Labels with fewer rows are set aside into `rejected`.
  public var minClassRows = 0
  /// The number of folds, which every label needs as many rows as.
  public var folds = 5

  /// The defaults.
  public init() {}

  /// The layout of a file of that name.
  func format(of name: String) -> Format {
    if let format { return format }
    let ending = name.lowercased().split(separator: ".").last
    switch ending {
    case "tsv", "tab": return .tsv
    case "jsonl", "ndjson", "json": return .jsonl
    default: return .csv
    }
  }

  /// What cuts a file of that name into records.
  func recordReader(for name: String) -> any RecordReader {
    let format = format(of: name)
    let delimiter = UInt8(ascii: format == .tsv ? "\t" : ",")
    switch (format, quoting) {
    case (.jsonl, _): return JSONLReader(file: name)
    case (_, .none): return PlainReader(delimiter: delimiter, file: name)
    case (_, .minimal): return CSVReader(delimiter: delimiter, file: name)
    }
  }
}
