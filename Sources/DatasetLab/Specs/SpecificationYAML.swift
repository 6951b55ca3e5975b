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
      root = try YAMLText.root(of: text)
    } catch {
      throw SpecificationError(
        file: file, line: error.line,
        reason: "\(error.reason); a specification starts with '- ', and a query that starts with "
          + "[ or { needs quotes")
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
          "unknown key '\(DatasetError.shown(name))'\(Suggestion.words(for: name, among: known)); "
            + "known are \(known.joined(separator: ", "))", key)
      }
    }
    guard let name = mapping["name"]?.scalar?.string, !name.isEmpty else {
      throw fail("a specification needs a name; write 'name: …'")
    }
    let shown = DatasetError.shown(name)
    if let before = known.first(where: { $0.specification.name == name }) {
      throw fail(
        "specification '\(shown)' came before, on line \(before.line); give it another name")
    }
    guard let label = mapping["label"]?.scalar?.string else {
      throw fail("specification '\(shown)' needs a label; write 'label: …'")
    }
    if let queries = mapping["queries"], queries.sequence == nil {
      throw fail(
        "queries of '\(shown)' must be a list, each on a line of its own after '- '", queries)
    }
    var queries: [String] = []
    var places: [QueryPlace] = []
    let before = known.reduce(0) { $0 + $1.places.count }
    for query in mapping["queries"]?.sequence ?? [] {
      guard let text = query.scalar?.string else {
        throw fail("a query of '\(shown)' is no text; put it in quotes", query)
      }
      if text.allSatisfy(\.isWhitespace) {
        throw fail("a query of '\(shown)' is empty; take it out", query)
      }
      places.append(QueryPlace(line: query.mark?.line ?? line, index: before + queries.count))
      queries.append(text)
    }
    let description = mapping["description"]?.scalar?.string ?? ""
    return SpecificationFile.Entry(
      specification: Specification(
        name: name, label: label, description: description, queries: queries), line: line,
      places: places)
  }
}
