import Foundation

/// The manual, written from what the program says of itself.
struct ManualPage {
  /// What `--experimental-dump-help` says, as far as it is needed.
  struct Command: Decodable {
    struct Parameter: Decodable {
      struct Name: Decodable {
        var kind: String
        var name: String
        var written: String { kind == "long" ? "--\(name)" : "-\(name)" }
      }

      var kind: String
      var isOptional: Bool
      var isRepeating: Bool
      var shouldDisplay: Bool
      var names: [Name]?
      var valueName: String?
      var defaultValue: String?
      var allValues: [String]?
      var abstract: String?
    }

    var commandName: String
    var abstract: String?
    var discussion: String?
    var subcommands: [Command]?
    var arguments: [Parameter]?

    var commands: [Command] { (subcommands ?? []).filter { $0.commandName != "help" } }
  }

  struct Tool: Decodable { var command: Command }

  /// The page in the macros of man(7).
  ///
  /// - Parameters:
  ///   - tool: The program.
  ///   - version: Its version.
  ///   - topics: The pages of `dslab help`, each with its title.
  ///   - codes: Exit codes, each with its meaning.
  /// - Returns: The text.
  static func text(
    _ tool: Tool, version: String, topics: [(String, String)], codes: [(String, String)]
  ) -> String {
    let program = tool.command
    var page = ".\\\" Written by the tests from what dslab says of itself.\n"
    page += ".TH DSLAB 1 \"\" \"dslab \(version)\" \"User Commands\"\n"
    page += ".SH NAME\ndslab \\- \(lowered(escaped(program.abstract ?? "")))\n"
    page += ".SH SYNOPSIS\n.B dslab\n.I command\n[\\fIoptions\\fR] [\\fIfiles\\fR]\n.br\n"
    page += ".B dslab help\n.I command\n|\n.I topic\n"
    page += ".SH DESCRIPTION\n" + discussion(program.discussion)
    page += ".SH COMMANDS\n" + program.commands.map { section($0, above: []) }.joined()
    page += ".SH TOPICS\n.B dslab help\n.I topic\nsays how to read a score.\n"
    page += list(topics.map { ("\\fB\(escaped($0.0))\\fR", escaped($0.1)) })
    page += ".SH CONFIGURATION\n" + configuration
    page += ".SH EXIT STATUS\n" + list(codes.map { (escaped($0.0), escaped($0.1)) })
    page += ".SH ENVIRONMENT\n" + environment
    page += ".SH SEE ALSO\n.BR sqlite3 (1),\nthe guides in docs/ of the source\n"
    return page
  }

  private static let configuration = """
    A file named by
    .B \\-\\-config
    has options by their long names; lists for those that may be repeated, true or false for flags.
    A key with options below it is a command, and they are for that command only.
    What the command line says counts more.
    .PP
    .nf
    seed: 7
    slice\\-column: [source, annotator]
    audit:
      folds: 10
    .fi

    """

  private static let environment = list([
    ("NO_COLOR", "No colours, where it is set and not empty."),
    ("CLICOLOR_FORCE", "Colours also where there is no terminal, unless it is empty or 0."),
    ("CLICOLOR", "No colours, where it is 0."),
    ("TERM", "No colours and no progress bar, where it is dumb."),
  ])

  private static func section(_ command: Command, above: [String]) -> String {
    let names = above + [command.commandName]
    var text = ".SS dslab \(names.joined(separator: " "))\n\(escaped(command.abstract ?? ""))\n"
    text += ".PP\n" + discussion(command.discussion)
    let shown = (command.arguments ?? []).filter(\.shouldDisplay)
      .filter { $0.names?.contains { ["help", "version"].contains($0.name) } != true }
    text += list(shown.map { (synopsis($0), about($0)) })
    return text + command.commands.map { section($0, above: names) }.joined()
  }

  private static func synopsis(_ own: Command.Parameter) -> String {
    let value = "\\fI\(escaped(own.valueName ?? ""))\\fR"
    if own.kind == "positional" { return value + (own.isRepeating ? " ..." : "") }
    let names = (own.names ?? []).map { "\\fB\(escaped($0.written))\\fR" }.joined(separator: ", ")
    return own.kind == "flag" ? names : "\(names) \(value)"
  }

  private static func about(_ own: Command.Parameter) -> String {
    var text = own.abstract ?? ""
    if let values = own.allValues, !values.isEmpty {
      text += " Values: \(values.joined(separator: ", "))."
    }
    if let usual = own.defaultValue { text += " Default: \(usual)." }
    return escaped(text)
  }

  private static func list(_ entries: [(String, String)]) -> String {
    entries.map { ".TP\n\($0)\n\($1)\n" }.joined()
  }

  /// Prose, then examples, which keep their lines.
  private static func discussion(_ text: String?) -> String {
    let lines = (text ?? "").components(separatedBy: "\n")
    let start = lines.firstIndex { $0.hasPrefix("dslab ") || $0.contains("| dslab ") }
    let prose = lines[..<(start ?? lines.count)].filter { !$0.isEmpty }.map(escaped)
    let examples = lines[(start ?? lines.count)...].filter { !$0.isEmpty }.map(escaped)
    return (prose + (examples.isEmpty ? [] : [".PP", ".nf"] + examples + [".fi"]))
      .map { $0 + "\n" }.joined()
  }

  private static func lowered(_ text: String) -> String {
    text.prefix(1).lowercased() + text.dropFirst()
  }

  private static func escaped(_ text: String) -> String {
    let safe = text.replacing("\\", with: "\\e").replacing("-", with: "\\-")
      .replacing("\n", with: " ")
    return safe.hasPrefix(".") || safe.hasPrefix("'") ? "\\&" + safe : safe
  }
}
