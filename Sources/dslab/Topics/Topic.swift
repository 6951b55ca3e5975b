import DatasetLab
import Foundation

/// How to read one score or figure: a page of `dslab help`.
struct Topic {
  /// What the page is called.
  let name: String
  /// What else somebody may look for.
  var others: [String] = []
  let title: String
  /// One sentence.
  let what: String
  /// Which values are suspect, good or great.
  let orientation: String
  let unit: String
  let reading: String
  /// A number worked out.
  let example: String
  /// What shows it.
  let command: String
  /// The guide under docs/, without its ending.
  let guide: String

  /// All pages.
  static let all = scores + difficulties + rankings + comparisons

  /// What is to be printed for `dslab help …`, if it asks for a topic.
  ///
  /// - Parameter arguments: The arguments, without the program's name.
  /// - Returns: Nil for anything else, also for help about commands.
  /// - Throws: `Misuse` where there is neither topic nor command of the name.
  static func page(for arguments: [String]) throws -> String? {
    guard arguments.first == "help", let word = arguments.dropFirst().first, !word.hasPrefix("-")
    else { return nil }
    let program = try CommandOutline.program()
    if program.path(of: Array(arguments.dropFirst())).commands.count > 1 || word == "help" {
      return nil
    }
    let asked = arguments.dropFirst().joined(separator: "-").lowercased()
      .replacing(/[ _]/, with: "-")
    if asked == "topics" { return index() }
    if let topic = all.first(where: { ([$0.name] + $0.others).contains(asked) }) {
      return topic.page()
    }
    let known = all.flatMap { [$0.name] + $0.others } + program.commands.map(\.commandName)
    throw Misuse(
      "there is no topic or command '\(Table.line(asked))'"
        + Suggestion.words(for: asked, among: known + ["topics"])
        + "; the topics are: \(all.map(\.name).joined(separator: ", "))",
      command: ["dslab"])
  }

  private static func index() -> String {
    var table = Table(["topic", "what it says"])
    table.rows = all.map { [$0.name, $0.title] }
    let hint = "dslab help TOPIC says how to read it; dslab help COMMAND, what a command does."
    let lines = wrapped(hint, to: Terminal.output.width ?? 80)
    return table.rendered() + "\n" + lines.joined(separator: "\n") + "\n"
  }

  /// The page, at most 80 cells wide.
  func page() -> String {
    let width = min(80, Terminal.output.width ?? 80)
    let parts = [
      ("Orientation", orientation), ("Unit", unit), ("Reading", reading), ("Example", example),
    ]
    var lines = [Terminal.output.styled(title, .heading)]
    lines += Self.wrapped(what, to: width) + [""]
    for (name, text) in parts {
      let indent = String(repeating: " ", count: 13)
      let own = Self.wrapped(text, to: width - indent.count)
      for (place, line) in own.enumerated() {
        let start = place == 0 ? name + indent.dropFirst(name.count) : indent[...]
        lines.append(start + line)
      }
    }
    lines += ["", "\(command)", "docs/\(guide).md has formulae, edge cases and sources."]
    return lines.joined(separator: "\n") + "\n"
  }

  private static func wrapped(_ text: String, to width: Int) -> [String] {
    var lines: [String] = []
    for word in text.split(whereSeparator: \.isWhitespace) {
      if let last = lines.last, Table.cells(last) + Table.cells(String(word)) < width {
        lines[lines.count - 1] += " " + word
      } else {
        lines.append(String(word))
      }
    }
    return lines
  }
}
