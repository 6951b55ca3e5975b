import ArgumentParser
import Foundation

/// What commands and options there are, as the argument parser itself describes them.
struct CommandOutline: Decodable {
  /// An option, a flag or an argument without a name.
  struct Parameter: Decodable {
    enum Kind: String, Decodable { case positional, option, flag }

    /// One of its names.
    struct Name: Decodable {
      var kind: String
      var name: String

      /// The name with its dashes.
      var written: String { kind == "long" ? "--\(name)" : "-\(name)" }
    }

    var kind: Kind
    var isOptional: Bool
    var isRepeating: Bool
    var shouldDisplay: Bool
    var names: [Name]?
    var valueName: String?
    var defaultValue: String?
    var allValues: [String]?
    var abstract: String?

    /// Its long name without dashes; nil for what has none.
    var name: String? { names?.first { $0.kind == "long" }?.name }
  }

  var commandName: String
  var abstract: String?
  var discussion: String?
  var subcommands: [CommandOutline]?
  var arguments: [Parameter]?

  /// What every command has, and no configuration may say.
  static let builtIn = ["help", "version"]

  /// The program.
  ///
  /// - Throws: An error of the decoder, should the parser describe itself in another way.
  static func program() throws -> CommandOutline {
    struct Tool: Decodable { var command: CommandOutline }
    return try JSONDecoder().decode(Tool.self, from: Data(DSLab._dumpHelp().utf8)).command
  }

  /// The commands below, without the parser's own.
  var commands: [CommandOutline] { (subcommands ?? []).filter { $0.commandName != "help" } }

  /// The options and flags by long name, without those of every command.
  var options: [String: Parameter] {
    let named = (arguments ?? []).compactMap { own in own.name.map { ($0, own) } }
    return Dictionary(named) { first, _ in first }.filter { !Self.builtIn.contains($0.key) }
  }

  /// The commands that the first arguments name, this one first, and the arguments after them.
  func path(of arguments: [String]) -> (commands: [CommandOutline], rest: [String]) {
    var path = [self]
    var rest = arguments[...]
    while let name = rest.first,
      let next = path.last?.commands.first(where: { $0.commandName == name })
    {
      path.append(next)
      rest.removeFirst()
    }
    return (path, Array(rest))
  }

  /// This command and all below it.
  var all: [CommandOutline] { [self] + commands.flatMap(\.all) }
}
