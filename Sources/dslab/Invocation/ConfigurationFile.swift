import DatasetLab
import Foundation
import Yams

/// A YAML file of options.
///
/// Its keys are the long names of options. A key whose value is a mapping is a command, and what is
/// in it is for that command only and counts more. What other commands have is passed over, so that
/// one file can serve all.
struct ConfigurationFile {
  /// An option that is set.
  struct Entry {
    var name: String
    var option: CommandOutline.Parameter
    var arguments: [String]
    var line: Int
  }

  private let name: String
  private let root: Node?

  /// Reads a file.
  ///
  /// - Parameter path: The file.
  /// - Throws: `ConfigurationError` where it is missing or no YAML.
  init(path: String) throws(ConfigurationError) {
    let file = SmallFile(path: path)
    let name = Table.line(path)
    let text: String
    do {
      text = try file.text()
    } catch {
      let isMissing = error.kind == .input
      throw ConfigurationError(
        file: name, line: error.line,
        reason: isMissing ? "the configuration \(error.reason)" : error.reason,
        isMissing: isMissing)
    }
    try self.init(text: text, name: name)
  }

  /// Reads the text of a file.
  ///
  /// - Parameters:
  ///   - text: All of it.
  ///   - name: The file's name, for errors.
  /// - Throws: `ConfigurationError` where it is no YAML.
  init(text: String, name: String) throws(ConfigurationError) {
    self.name = name
    do {
      root = try YAMLText.root(of: text)
    } catch {
      throw ConfigurationError(file: name, line: error.line, reason: error.reason)
    }
  }

  /// The options that the file sets for a command, in the order of their names.
  ///
  /// - Parameter path: The program, then the commands down to the one that is run.
  /// - Returns: An entry for each option.
  /// - Throws: `ConfigurationError` for what no command has, or a value of another kind.
  func entries(for path: [CommandOutline]) throws(ConfigurationError) -> [Entry] {
    guard let root else { return [] }
    var entries: [String: Entry] = [:]
    try read(root, as: path[0], path, into: &entries)
    return entries.values.sorted { $0.name < $1.name }
  }

  /// Takes in what is said to a command, or to all below it.
  private func read(
    _ node: Node, as scope: CommandOutline, _ path: [CommandOutline],
    into entries: inout [String: Entry]
  ) throws(ConfigurationError) {
    guard let mapping = node.mapping else {
      throw error(node.mark?.line, "a configuration is made of lines like 'folds: 10'")
    }
    let isMeant = path.contains { $0.commandName == scope.commandName }
    let known = scope.all.reduce(into: Set<String>()) { $0.formUnion($1.options.keys) }
      .subtracting(["config"])
    let sections = mapping.filter { $0.value.mapping != nil }
    for (key, value) in mapping where value.mapping == nil {
      let line = key.mark?.line ?? 1
      let name = key.string ?? ""
      guard known.contains(name) else { throw unknown(name, known, scope, line) }
      guard isMeant, let option = path.last?.options[name] else { continue }
      entries[name] = Entry(
        name: name, option: option, arguments: try arguments(option, name, value), line: line)
    }
    // A command's own section counts more, wherever it stands.
    for (key, section) in sections {
      let name = key.string ?? ""
      guard let command = scope.commands.first(where: { $0.commandName == name }) else {
        throw unknown(name, known, scope, key.mark?.line ?? 1)
      }
      let own = isMeant && path.contains { $0.commandName == name } ? path : []
      try read(section, as: command, own, into: &entries)
    }
  }

  private func arguments(
    _ option: CommandOutline.Parameter, _ name: String, _ value: Node
  ) throws(ConfigurationError) -> [String] {
    let line = value.mark?.line
    if option.kind == .flag {
      guard let isOn = value.bool else {
        throw error(line, "key '\(name)': a flag is true or false")
      }
      return isOn ? ["--\(name)"] : []
    }
    if let list = value.sequence {
      guard option.isRepeating else {
        throw error(line, "key '\(name)': takes one value, not a list")
      }
      var arguments: [String] = []
      for item in list { arguments.append("--\(name)=\(try text(item, name))") }
      return arguments
    }
    return ["--\(name)=\(try text(value, name))"]
  }

  private func text(_ node: Node, _ name: String) throws(ConfigurationError) -> String {
    guard let scalar = node.scalar, scalar.style != .plain || node.null == nil else {
      throw error(
        node.mark?.line, "key '\(name)': there is no value; leave the line out, or write '' ")
    }
    return scalar.string
  }

  private func unknown(
    _ name: String, _ known: Set<String>, _ scope: CommandOutline, _ line: Int
  ) -> ConfigurationError {
    if name == "config" { return error(line, "a configuration cannot name another one") }
    let commands = scope.commands.map(\.commandName)
    let of = scope.commandName == "dslab" ? "any command" : scope.commandName
    return error(
      line,
      "key '\(DatasetError.shown(name))' is no option of \(of)"
        + Suggestion.words(for: name, among: known.sorted() + commands)
        + "; keys are the options' long names without dashes")
  }

  /// An error with its place in the file.
  func error(_ line: Int?, _ reason: String) -> ConfigurationError {
    ConfigurationError(file: name, line: line, reason: reason)
  }
}
