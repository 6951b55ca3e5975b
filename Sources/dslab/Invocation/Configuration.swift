import DatasetLab
import Foundation

/// Options that a file names: `--config FILE.yaml`.
///
/// The file's options become arguments that stand before the user's own, but for those that the user
/// names too.
struct Configuration {
  /// All arguments, the file's and the user's.
  let arguments: [String]
  private let file: ConfigurationFile
  private let entries: [ConfigurationFile.Entry]

  /// The configuration that arguments name.
  ///
  /// - Parameter written: The arguments, without the program's name.
  /// - Returns: Nil where they name none.
  /// - Throws: `ConfigurationError` for a file that is missing or says what cannot be.
  static func named(in written: [String]) throws -> Configuration? {
    let options = written.prefix { $0 != "--" }
    guard written.first?.hasPrefix("---") != true,
      options.contains(where: { $0 == "--config" || $0.hasPrefix("--config=") })
    else { return nil }
    let (path, rest) = try CommandOutline.program().path(of: written)
    guard path.last?.options["config"] != nil, let (file, own) = taken(from: rest) else {
      return nil
    }
    return try Configuration(ConfigurationFile(path: file), for: path, own: own)
  }

  private init(
    _ file: ConfigurationFile, for path: [CommandOutline], own: [String]
  ) throws(ConfigurationError) {
    self.file = file
    let options = own.prefix { $0 != "--" }
    entries = try file.entries(for: path).filter { entry in
      let names = entry.option.names?.map(\.written) ?? []
      return !options.contains { option in
        names.contains { option == $0 || option.hasPrefix("\($0)=") }
      }
    }
    arguments = path.dropFirst().map(\.commandName) + entries.flatMap(\.arguments) + own
  }

  /// The last file that is named, and the arguments without it; nil where the file is left out.
  private static func taken(from arguments: [String]) -> (file: String, rest: [String])? {
    var file: String?
    var rest: [String] = []
    var left = arguments[...]
    while let next = left.popFirst() {
      if next == "--" {
        rest += [next] + left
        break
      } else if next == "--config" {
        guard let value = left.popFirst() else { return nil }
        file = value
      } else if next.hasPrefix("--config=") {
        file = String(next.dropFirst("--config=".count))
      } else {
        rest.append(next)
      }
    }
    return file.map { ($0, rest) }
  }

  /// Says which line of the file is at fault.
  ///
  /// - Parameter error: What the parser says.
  /// - Returns: Nil where none is.
  func explained(_ error: any Error) -> ConfigurationError? {
    guard DSLab.exitCode(for: error).rawValue == EX_USAGE else { return nil }
    let message = DSLab.message(for: error)
    let named = message.split { !($0.isLetter || $0.isNumber || $0 == "-") }
    guard let entry = entries.first(where: { named.contains("--\($0.name)") }) else { return nil }
    let value = (try? /The value '(.*)' is invalid for/.prefixMatch(in: message)?.1) ?? nil
    let hint = value.map { Suggestion.words(for: String($0), among: entry.option.allValues ?? []) }
    return file.error(entry.line, "key '\(entry.name)': \(message)\(hint ?? "")")
  }
}

/// Why a configuration cannot be followed, with file, line and key.
struct ConfigurationError: Error, CustomStringConvertible {
  var file: String
  var line: Int?
  var reason: String
  /// Whether there is no such file.
  var isMissing = false

  var description: String { line.map { "\(file):\($0): \(reason)" } ?? "\(file): \(reason)" }
}
