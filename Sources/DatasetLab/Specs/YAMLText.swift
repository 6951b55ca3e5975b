import Yams

/// YAML that was written by somebody else.
package enum YAMLText {
  /// Why a text cannot be used.
  package struct Problem: Error {
    /// The 1-based line, where one is at fault.
    package let line: Int?
    /// What is wrong.
    package let reason: String
  }

  /// The most aliases of lists and mappings: ten of them make a text some forty times as long at
  /// most, a hundred make it longer than any memory.
  private static let mostAliases = 10

  /// Reads a text.
  ///
  /// - Parameter text: One document.
  /// - Returns: Its root; nil where there is nothing in it.
  /// - Throws: `Problem` where it is no YAML, has a key twice in a mapping, or grows by aliases.
  package static func root(of text: String) throws(Problem) -> Node? {
    try checkAliases(text)
    do {
      return try Yams.compose(yaml: text)
    } catch {
      throw explained(error)
    }
  }

  /// Refuses texts that multiply, before the parser follows them.
  ///
  /// Signs in quotes are taken for anchors and aliases too; it takes many of the same name, and an
  /// anchor before a list, for that to matter.
  private static func checkAliases(_ text: String) throws(Problem) {
    guard text.utf8.contains(UInt8(ascii: "*")), text.utf8.contains(UInt8(ascii: "&")) else {
      return
    }
    var anchors = Set<Substring>()
    var line = 1
    var count = 0
    let signs = text.unicodeScalars
    var at = signs.startIndex
    while let sign = at < signs.endIndex ? signs[at] : nil {
      signs.formIndex(after: &at)
      if sign == "\n" { line += 1 }
      guard sign == "&" || sign == "*" else { continue }
      let name = text[at...].prefix { !$0.isWhitespace && !",[]{}".contains($0) }
      guard !name.isEmpty else { continue }
      if sign == "*" {
        if anchors.contains(name) { count += 1 }
        if count > mostAliases {
          throw Problem(
            line: line,
            reason: "more than \(mostAliases) aliases (*name) of lists or mappings; write them out")
        }
      } else {
        let value = text[name.endIndex...].drop { $0 == " " || $0 == "\t" }
        if mayBeMany(value) { anchors.insert(name) }
      }
    }
  }

  /// Whether what follows an anchor can be anything but one text.
  private static func mayBeMany(_ value: Substring) -> Bool {
    guard let first = value.first, !first.isNewline, !"[{!&-?#:".contains(first) else {
      return true
    }
    return value.prefix { !$0.isNewline }.contains(":")
  }

  private static func explained(_ error: any Error) -> Problem {
    switch error as? YamlError {
    case .scanner(_, let problem, let mark, _)?, .parser(_, let problem, let mark, _)?,
      .composer(_, let problem, let mark, _)?:
      Problem(line: mark.line, reason: "this is not YAML: \(worded(problem))")
    case .duplicatedKeysInMapping(let keys, let context)?:
      Problem(
        line: context.mark.line,
        reason: "key '\(DatasetError.shown(keys.first ?? ""))' occurs twice in one mapping")
    case .reader(let problem, let offset, _, let text)?:
      Problem(
        line: offset.map { text.utf8.prefix($0).count { $0 == UInt8(ascii: "\n") } + 1 },
        reason: "this is not YAML: \(problem)")
    default: Problem(line: nil, reason: "this is not YAML: \(error)")
    }
  }

  private static func worded(_ problem: String) -> String {
    problem.hasPrefix("Maximum nesting") ? "it is nested deeper than 1,000 levels" : problem
  }
}
