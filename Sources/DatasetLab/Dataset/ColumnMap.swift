/// Which column of the input plays which part.
public struct ColumnMap: Sendable, Hashable {
  /// The column that holds the text.
  public var text: String
  /// The column that holds the given label.
  public var label: String
  /// The column that names the rows; nil numbers them.
  public var id: String?

  /// The names under which a text column is found, whatever their case.
  public static let textNames = ["text", "tweet", "comment", "sentence", "content", "post"]
  /// The names under which a label column is found.
  public static let labelNames = ["label", "class", "target", "category", "y"]
  /// The names under which an id column is found.
  public static let idNames = ["id"]

  /// Creates a map.
  ///
  /// - Parameters:
  ///   - text: The text column.
  ///   - label: The label column.
  ///   - id: The id column, if there is one.
  public init(text: String, label: String, id: String? = nil) {
    self.text = text
    self.label = label
    self.id = id
  }

  /// Finds the columns that the options leave open.
  init(header: [String], options: ReadOptions, file: String) throws(DatasetError) {
    text = try Self.find(
      "text", options.textColumn, Self.textNames, header: header, file: file)
    label = try Self.find(
      "label", options.labelColumn, Self.labelNames, header: header, file: file)
    if let name = options.idColumn {
      id = try Self.named(name, flag: "--id-column", header: header, file: file)
    } else {
      let found = header.filter { Self.idNames.contains($0.lowercased()) }
      id = found.count == 1 ? found[0] : nil
    }
    for name in options.attributeColumns {
      _ = try Self.named(name, flag: "--slice-column", header: header, file: file)
    }
  }

  private static func find(
    _ part: String, _ chosen: String?, _ names: [String], header: [String], file: String
  ) throws(DatasetError) -> String {
    if let chosen {
      return try named(chosen, flag: "--\(part)-column", header: header, file: file)
    }
    let found = header.filter { names.contains($0.lowercased()) }
    if found.count == 1 { return found[0] }
    let why =
      found.isEmpty
      ? "no column is called \(names.joined(separator: ", "))"
      : "more than one column could hold the \(part): \(DatasetError.listed(found))"
    throw DatasetError(
      .data, file: file, line: 1,
      "\(why); say --\(part)-column NAME with one of: \(shown(header))\(hint(header))")
  }

  private static func named(
    _ name: String, flag: String, header: [String], file: String
  ) throws(DatasetError) -> String {
    let count = header.count { $0 == name }
    if count == 1 { return name }
    let why =
      count == 0
      ? "there is no column '\(DatasetError.shown(name))'"
        + Suggestion.words(for: name, among: header)
      : "\(count) columns are called '\(DatasetError.shown(name))'"
    throw DatasetError(
      .data, file: file, line: 1, "\(flag): \(why); the columns are: \(shown(header))")
  }

  private static func shown(_ header: [String]) -> String {
    DatasetError.listed(header, most: 30)
  }

  /// What a header looks like whose columns or lines are told apart in another way.
  private static func hint(_ header: [String]) -> String {
    if header.contains(where: { $0.unicodeScalars.contains("\0") }) {
      return "; NUL characters are a sign of UTF-16: iconv -f UTF-16LE -t UTF-8 FILE"
    }
    if header.contains(where: { $0.unicodeScalars.contains("\r") }) {
      return "; the lines end in CR alone, as on old Macs: tr '\\r' '\\n' < FILE"
    }
    guard header.count == 1 else { return "" }
    if header[0].contains("\t") { return "; tabs are between the columns: say --format tsv" }
    if header[0].contains(",") { return "; commas are between the columns: say --format csv" }
    let isOther = header[0].contains { $0 == ";" || $0 == "|" }
    return isOther ? "; columns have commas (csv) or tabs (tsv) between them" : ""
  }
}
