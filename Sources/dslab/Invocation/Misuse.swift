import DatasetLab
import Foundation

/// A command line that cannot be followed, with what was probably meant.
struct Misuse: Error {
  /// What is printed.
  let text: String

  init(_ message: String, command: [String]) {
    text = "Error: \(message)\n  See '\((command + ["--help"]).joined(separator: " "))' for more.\n"
  }

  private init(text: String) { self.text = text }

  /// Says better than the parser what is wrong.
  ///
  /// The parser calls a misspelt command an unexpected argument, looks for slips too far away, and
  /// says nothing of values that are nearly right.
  ///
  /// - Parameters:
  ///   - error: What the parser says.
  ///   - arguments: What it was given.
  /// - Returns: Nil where the parser says it well.
  static func explained(_ error: any Error, _ arguments: [String]) -> Misuse? {
    guard DSLab.exitCode(for: error).rawValue == EX_USAGE, let root = try? CommandOutline.program()
    else { return nil }
    let (path, rest) = root.path(of: arguments)
    guard let command = path.last else { return nil }
    return unknownCommand(path, rest) ?? unknownOption(path, rest) ?? nearlyRight(error, command)
  }

  private static func unknownCommand(_ path: [CommandOutline], _ rest: [String]) -> Misuse? {
    let names = path.map(\.commandName)
    let known = path.last?.commands.map(\.commandName) ?? []
    guard !known.isEmpty, let word = rest.first, !word.hasPrefix("-") else { return nil }
    return Misuse(
      "there is no command '\(Table.line((names + [word]).joined(separator: " ")))'"
        + Suggestion.words(for: word, among: known)
        + "; the commands are: \(known.joined(separator: ", "))",
      command: names)
  }

  private static func unknownOption(_ path: [CommandOutline], _ rest: [String]) -> Misuse? {
    let own = (path.last?.arguments ?? []).flatMap { $0.names ?? [] }.map(\.written)
    let known = own + CommandOutline.builtIn.map { "--\($0)" }
    for word in rest.prefix(while: { $0 != "--" }) where word.hasPrefix("--") {
      let name = String(word.prefix { $0 != "=" })
      if known.contains(name) { continue }
      return Misuse(
        "Unknown option '\(Table.line(name))'\(Suggestion.words(for: name, among: known))",
        command: path.map(\.commandName))
    }
    return nil
  }

  /// A value that is none of the few that an option takes.
  private static func nearlyRight(_ error: any Error, _ command: CommandOutline) -> Misuse? {
    let message = DSLab.message(for: error)
    guard let parts = try? /The value '(.*)' is invalid for '(--[^ ']+)/.prefixMatch(in: message),
      let option = command.arguments?.first(where: { $0.name == String(parts.2.dropFirst(2)) }),
      let meant = Suggestion.nearest(to: String(parts.1), among: option.allValues ?? [])
    else { return nil }
    let full = DSLab.fullMessage(for: error)
    return Misuse(
      text: full.replacing(
        message, with: "\(message)\n       Did you mean '\(meant)'?", maxReplacements: 1)
        + "\n")
  }
}
