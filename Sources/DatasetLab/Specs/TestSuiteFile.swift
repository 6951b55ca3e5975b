import Foundation

extension TestSuite {
  /// Reads a suite from a CSV, TSV or JSONL file.
  ///
  /// A row is a case with columns `functionality` (or `spec`), `test_case` (or `text`), `label_gold`
  /// (or `label`), and optionally `case_id` (or `id`), `target_ident` (or `target`) and `part`, which
  /// is `heldout` for a case that is to be a query and `D` for one that tests. The parts may stand
  /// in a file of their own with the columns `case_id` and `part`.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - parts: A file that says which part each case belongs to.
  ///   - labels: The labels that a case may have.
  ///   - labelMap: The label to use for a label of the file.
  /// - Throws: `SpecificationError` where a file is missing, broken or says something that cannot
  ///   be.
  public init(
    path: String, parts: String? = nil, labels: LabelSet, labelMap: [String: String] = [:]
  ) throws(SpecificationError) {
    let rows = try SuiteRows(path: path)
    var partOf: [String: Bool]?
    if let parts {
      let rows = try SuiteRows(path: parts)
      let (id, part) = (try rows.place("case_id", "id"), try rows.place("part"))
      var found: [String: Bool] = [:]
      for row in rows.rows { found[row.fields[id]] = try rows.isQuery(row, part) }
      partOf = found
    }
    let specification = try rows.place("functionality", "spec")
    let text = try rows.place("test_case", "text")
    let label = try rows.place("label_gold", "label")
    let id = rows.find("case_id", "id")
    let target = rows.find("target_ident", "target")
    let part = rows.find("part")
    var cases: [Case] = []
    for row in rows.rows {
      let own = labelMap[row.fields[label]] ?? row.fields[label]
      guard labels.index(of: own) != nil else {
        throw rows.error(
          row.line,
          "label '\(DatasetError.shown(own))' is not in the data "
            + "(\(DatasetError.listed(labels.names)))"
            + Suggestion.words(for: own, among: labels.names) + "; translate it with --map-label "
            + "\(DatasetError.shown(row.fields[label]))=LABEL")
      }
      let name = id.map { row.fields[$0] } ?? String(row.line)
      var isQuery = false
      if let partOf {
        guard let known = partOf[name] else {
          throw rows.error(
            row.line, "the parts do not say where case '\(DatasetError.shown(name))' belongs")
        }
        isQuery = known
      } else if let part {
        isQuery = try rows.isQuery(row, part)
      }
      let about = target.map { row.fields[$0] }.flatMap { $0.isEmpty ? nil : $0 }
      cases.append(
        Case(
          id: name, specification: row.fields[specification], text: row.fields[text], label: own,
          target: about, isQuery: isQuery, line: row.line))
    }
    try Self.check(cases, rows)
    self.init(name: rows.file, cases: cases)
  }

  private static func check(_ cases: [Case], _ rows: SuiteRows) throws(SpecificationError) {
    if cases.isEmpty { throw rows.error(nil, "there is no test case in it; a row is a case") }
    var first: [String: Case] = [:]
    for test in cases {
      if test.specification.isEmpty {
        throw rows.error(test.line, "the case names no functionality; write which one it tests")
      }
      if test.text.isEmpty {
        throw rows.error(test.line, "the case has no text; write one, or take the row out")
      }
      let before = first[test.specification] ?? test
      first[test.specification] = before
      if before.label != test.label {
        throw rows.error(
          test.line,
          "functionality '\(DatasetError.shown(test.specification))' has label "
            + "'\(DatasetError.shown(test.label))' here and '\(DatasetError.shown(before.label))' on line \(before.line); it may have one label only"
        )
      }
    }
  }
}

/// A small table in memory, for suites.
struct SuiteRows {
  let file: String
  private(set) var header: [String] = []
  private(set) var rows: [(line: Int, fields: [String])] = []

  init(path: String) throws(SpecificationError) {
    let table = SmallFile(path: path)
    file = table.name
    do {
      try table.forEachRecord { record throws(DatasetError) in try add(record) }
    } catch {
      throw SpecificationError(error)
    }
  }

  private mutating func add(_ record: Record) throws(DatasetError) {
    let fields = (0..<record.count).map { record.string($0) }
    if header.isEmpty {
      header = fields
    } else if fields.count != header.count {
      throw DatasetError(
        .data, file: file, line: record.line,
        "\(fields.count) fields instead of \(header.count); a field with a comma stands in quotes")
    } else {
      rows.append((record.line, fields))
    }
  }

  func find(_ names: String...) -> Int? {
    names.lazy.compactMap { header.firstIndex(of: $0) }.first
  }

  func place(_ names: String...) throws(SpecificationError) -> Int {
    for name in names {
      if let place = header.firstIndex(of: name) { return place }
    }
    throw error(
      1,
      "no column is called \(names.joined(separator: " or ")); the columns are: "
        + DatasetError.listed(header, most: 30))
  }

  func isQuery(
    _ row: (line: Int, fields: [String]), _ part: Int
  ) throws(SpecificationError) -> Bool {
    switch row.fields[part] {
    case "heldout": return true
    case "D": return false
    default:
      throw error(
        row.line,
        "part '\(DatasetError.shown(row.fields[part]))' is neither D (tests) nor heldout (queries)")
    }
  }

  func error(_ line: Int?, _ reason: String) -> SpecificationError {
    SpecificationError(file: file, line: line, reason: reason)
  }
}
