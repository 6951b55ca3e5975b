import Foundation
import Yams

/// Reads specifications from YAML.
struct SpecificationYAML {
  let file: String

  func entries(
    _ text: String
  ) throws(SpecificationError) -> [SpecificationFile.Entry] {
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
    var entries: [SpecificationFile.Entry] = []
    for item in items { entries.append(try entry(item, known: entries)) }
    return entries
  }

  private func entry(
    _ node: Node, known: [SpecificationFile.Entry]
  ) throws(SpecificationError) -> SpecificationFile.Entry {
    let line = node.mark?.line ?? 1
    func fail(_ reason: String, _ at: Node? = nil) -> SpecificationError {
      SpecificationError(file: file, line: at?.mark?.line ?? line, reason: reason)
    }
    guard let mapping = node.mapping else {
      throw fail("a specification must be a mapping with name, label and queries")
    }
    for key in mapping.keys {
      let name = key.string ?? "?"
      let known = ["name", "label", "description", "queries"]
      if !known.contains(name) {
        throw fail(
          "unknown key '\(name)'\(Suggestion.words(for: name, among: known)); "
            + "known are \(known.joined(separator: ", "))", key)
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
    if let queries = mapping["queries"], queries.sequence == nil {
      throw fail(
        "queries of '\(name)' must be a list, each on a line of its own after '- '", queries)
    }
    var queries: [String] = []
    var places: [QueryPlace] = []
    let before = known.reduce(0) { $0 + $1.places.count }
    for query in mapping["queries"]?.sequence ?? [] {
      guard let text = query.scalar?.string else {
        throw fail("a query of '\(name)' is no text; put it in quotes", query)
      }
      if text.allSatisfy(\.isWhitespace) { throw fail("a query of '\(name)' is empty", query) }
      places.append(QueryPlace(line: query.mark?.line ?? line, index: before + queries.count))
      queries.append(text)
    }
    let description = mapping["description"]?.scalar?.string ?? ""
    return SpecificationFile.Entry(
      specification: Specification(
        name: name, label: label, description: description, queries: queries), line: line,
      places: places)
  }

  private static func explain(_ error: any Error) -> (line: Int?, reason: String) {
    switch error as? YamlError {
    case .scanner(_, let problem, let mark, _)?, .parser(_, let problem, let mark, _)?,
      .composer(_, let problem, let mark, _)?:
      (mark.line, "this is not YAML: \(problem); a query that starts with [ or { needs quotes")
    case .duplicatedKeysInMapping(let keys, let context)?:
      (
        context.mark.line,
        "key '\(keys.first ?? "")' occurs twice in one specification; each starts with '- '"
      )
    case .reader(let problem, let offset, _, let text)?:
      (
        offset.map { text.utf8.prefix($0).count { $0 == UInt8(ascii: "\n") } + 1 },
        "this is not YAML: \(problem)"
      )
    default: (nil, "this is not YAML: \(error)")
    }
  }
}
