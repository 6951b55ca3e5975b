import ArgumentParser
import Synchronization

/// What the program was called with, a configuration taken in.
enum Invocation {
  private static let effective = Mutex<[String]>([])

  /// The arguments as they were followed, so that a shell would hand them on again.
  static var arguments: String {
    effective.withLock(\.self).map(quoted).joined(separator: " ")
  }

  /// Finds out which command is to be run.
  ///
  /// - Parameter written: The arguments, without the program's name.
  /// - Returns: The command.
  /// - Throws: `ConfigurationError`, `Misuse`, or what the parser throws.
  static func command(_ written: [String]) throws -> any ParsableCommand {
    let configuration = try Configuration.named(in: written)
    let arguments = configuration?.arguments ?? written
    effective.withLock { $0 = arguments }
    do {
      return try DSLab.parseAsRoot(arguments)
    } catch {
      throw configuration?.explained(error) ?? Misuse.explained(error, arguments) ?? error
    }
  }

  private static func quoted(_ argument: String) -> String {
    let isPlain = argument.unicodeScalars.allSatisfy {
      $0.properties.isAlphabetic || $0.properties.numericType != nil
        || "-_=/.,:+@%^".unicodeScalars.contains($0)
    }
    return isPlain && !argument.isEmpty ? argument : "'\(argument.replacing("'", with: "'\\''"))'"
  }
}
