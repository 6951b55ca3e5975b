/// Reads specifications from YAML, CSV or JSONL files.
///
/// In YAML a file is a list of mappings with `name`, `label`, `queries` and optionally
/// `description`. In CSV and JSONL a row is one query with columns `spec` (or `functionality`),
/// `label` (or `label_gold`), `text` (or `test_case`) and optionally `description`; rows of the
/// same name make one specification. Labels pass through the label map; an empty target leaves the
/// specification out.
public struct SpecificationFile: Sendable {
  /// The specifications in file order.
  public let specifications: [Specification]
  /// Where the queries of each specification stand.
  public let places: [[QueryPlace]]
  /// The 1-based line on which each specification starts.
  public let lines: [Int]
  /// The number of queries in the file, with those of specifications that are left out.
  public let queryCount: Int

  /// Reads a file.
  ///
  /// - Parameters:
  ///   - path: The file; `.csv` and `.jsonl` are told by their ending, all else is YAML.
  ///   - labels: The labels of the data set.
  ///   - labelMap: The data set's label for a label of the file, or an empty string.
  /// - Throws: `SpecificationError` where the file is missing, broken or says something that
  ///   cannot be.
  public init(
    path: String, labels: LabelSet, labelMap: [String: String] = [:]
  ) throws(SpecificationError) {
    let file = SmallFile(path: path)
    let name = file.name
    let entries = try Self.entries(of: file)
    if entries.isEmpty {
      throw SpecificationError(
        file: name, line: 1,
        reason: "there is no specification in it; it needs a name, a label and queries")
    }
    queryCount = entries.reduce(0) { $0 + $1.places.count }
    var kept: [Specification] = []
    var places: [[QueryPlace]] = []
    var lines: [Int] = []
    for entry in entries {
      var specification = entry.specification
      specification.label = labelMap[specification.label] ?? specification.label
      if specification.label.isEmpty && labelMap[entry.specification.label] != nil { continue }
      guard labels.index(of: specification.label) != nil else {
        throw SpecificationError(
          file: name, line: entry.line,
          reason: "label '\(DatasetError.shown(specification.label))' of specification "
            + "'\(DatasetError.shown(specification.name))' is not in the data "
            + "(\(DatasetError.listed(labels.names)))"
            + Suggestion.words(for: specification.label, among: labels.names) + "; "
            + "translate it with --map-label \(DatasetError.shown(entry.specification.label))=LABEL, "
            + "or leave it out with --map-label \(DatasetError.shown(entry.specification.label))=")
      }
      if specification.queries.isEmpty {
        throw SpecificationError(
          file: name, line: entry.line,
          reason:
            "specification '\(DatasetError.shown(specification.name))' has no queries; it needs "
            + "at least one text")
      }
      kept.append(specification)
      places.append(entry.places)
      lines.append(entry.line)
    }
    specifications = kept
    self.places = places
    self.lines = lines
  }

  /// A specification and where it and its queries stand.
  struct Entry {
    var specification: Specification
    var line: Int
    var places: [QueryPlace]
  }

  /// The specifications of a text, whatever the labels of the data.
  ///
  /// - Parameter yaml: A file's text.
  /// - Returns: Them with the line of each.
  /// - Throws: `SpecificationError` where it is no list of specifications.
  package static func specifications(
    yaml: String
  ) throws(SpecificationError) -> [(line: Int, specification: Specification)] {
    try SpecificationYAML(file: "specs.yaml").entries(yaml).map { ($0.line, $0.specification) }
  }

  private static func entries(of file: SmallFile) throws(SpecificationError) -> [Entry] {
    let text: String
    do throws(DatasetError) {
      if file.format != .csv || file.name.lowercased().hasSuffix(".csv") {
        var table = SpecificationTable(file: file.name)
        try file.forEachRecord { record throws(DatasetError) in try table.add(record) }
        return table.entries
      }
      text = try file.text()
    } catch {
      throw SpecificationError(error)
    }
    return try SpecificationYAML(file: file.name).entries(text)
  }
}
