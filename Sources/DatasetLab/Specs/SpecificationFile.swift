import Foundation
import Yams

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
    let name = DataSource.file(path).name
    let entries: [Entry]
    switch ReadOptions().format(of: name) {
    case .jsonl: entries = try Self.rows(path, JSONLReader(file: name), name)
    case .csv where name.lowercased().hasSuffix(".csv"):
      entries = try Self.rows(path, CSVReader(delimiter: 0x2C, file: name), name)
    case .tsv: entries = try Self.rows(path, CSVReader(delimiter: 0x09, file: name), name)
    case .csv: entries = try Self.yaml(path, name)
    }
    if entries.isEmpty {
      throw SpecificationError(file: name, line: nil, reason: "there is no specification in it")
    }
    var kept: [Specification] = []
    for entry in entries {
      var specification = entry.specification
      specification.label = labelMap[specification.label] ?? specification.label
      if specification.label.isEmpty && labelMap[entry.specification.label] != nil { continue }
      guard labels.index(of: specification.label) != nil else {
        throw SpecificationError(
          file: name, line: entry.line,
          reason: "label '\(DatasetError.shown(specification.label))' of specification "
            + "'\(specification.name)' is not in the data (\(labels.names.joined(separator: ", "))); "
            + "translate it with --map-label \(specification.label)=LABEL, "
            + "or leave it out with --map-label \(specification.label)=")
      }
      if specification.queries.isEmpty {
        throw SpecificationError(
          file: name, line: entry.line,
          reason: "specification '\(specification.name)' has no queries; it needs at least one text"
        )
      }
      kept.append(specification)
    }
    specifications = kept
  }

  /// A specification and where it starts.
  struct Entry {
    var specification: Specification
    var line: Int
  }

  private static func rows(
    _ path: String, _ reader: any RecordReader, _ file: String
  ) throws(SpecificationError) -> [Entry] {
    var table = SpecificationTable(file: file)
    do {
      var bytes = try ByteSource(.file(path))
      var decoder = TextDecoder(.utf8, file: file)
      _ = try bytes.forEachChunk { chunk throws(DatasetError) in
        let text = try decoder.decode(chunk)
        try reader.read(text) { record throws(DatasetError) in try table.add(record) }
      }
      try decoder.finish()
      try reader.finish { record throws(DatasetError) in try table.add(record) }
    } catch {
      throw SpecificationError(file: error.file, line: error.line, reason: error.reason)
    }
    return table.entries
  }

  private static func yaml(_ path: String, _ file: String) throws(SpecificationError) -> [Entry] {
    let text: String
    do {
      text = try String(contentsOfFile: path, encoding: .utf8)
    } catch {
      throw SpecificationError(
        file: path, line: nil, reason: "cannot be read as UTF-8 text, or is not there")
    }
    let root: Node?
    do {
      root = try Yams.compose(yaml: text)
    } catch {
      let (line, reason) = Self.explain(error)
      throw SpecificationError(file: file, line: line, reason: reason)
    }
    guard let root else { return [] }
    guard case .sequence(let items) = root else {
      throw SpecificationError(
        file: file, line: root.mark?.line,
        reason: "the file must be a list of specifications, each starting with '- name: …'")
    }
    var entries: [Entry] = []
    for item in items { entries.append(try entry(item, file, known: entries)) }
    return entries
  }

  private static func entry(
    _ node: Node, _ file: String, known: [Entry]
  ) throws(SpecificationError) -> Entry {
    let line = node.mark?.line ?? 1
    func fail(_ reason: String, _ at: Node? = nil) -> SpecificationError {
      SpecificationError(file: file, line: at?.mark?.line ?? line, reason: reason)
    }
    guard let mapping = node.mapping else {
      throw fail("a specification must be a mapping with name, label and queries")
    }
    for key in mapping.keys {
      let name = key.string ?? "?"
      if !["name", "label", "description", "queries"].contains(name) {
        throw fail("unknown key '\(name)'; known are name, label, description, queries", key)
      }
    }
    guard let name = mapping["name"]?.scalar?.string, !name.isEmpty else {
      throw fail("a specification needs a name")
    }
    if let before = known.first(where: { $0.specification.name == name }) {
      throw fail("specification '\(name)' came before, on line \(before.line)")
    }
    guard let label = mapping["label"]?.scalar?.string else {
      throw fail("specification '\(name)' needs a label")
    }
    var queries: [String] = []
    for query in mapping["queries"]?.sequence ?? [] {
      guard let text = query.scalar?.string else {
        throw fail("a query of '\(name)' is no text; put it in quotes", query)
      }
      queries.append(text)
    }
    let description = mapping["description"]?.scalar?.string ?? ""
    return Entry(
      specification: Specification(
        name: name, label: label, description: description, queries: queries), line: line)
  }

  private static func explain(_ error: any Error) -> (line: Int?, reason: String) {
    switch error as? YamlError {
    case .scanner(_, let problem, let mark, _)?, .parser(_, let problem, let mark, _)?,
      .composer(_, let problem, let mark, _)?:
      (mark.line, "this is not YAML: \(problem); a query that starts with [ or { needs quotes")
    default: (nil, "this is not YAML: \(error)")
    }
  }
}
