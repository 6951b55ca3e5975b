import ArgumentParser
import DatasetLab

/// Whether a long computation shows how it goes on.
struct ProgressOption: ParsableArguments {
  @Flag(help: "Print results, warnings and errors only.")
  var quiet = false

  /// Computes something, and on a terminal shows how far it is.
  ///
  /// - Parameters:
  ///   - machine: The means.
  ///   - body: The computation.
  /// - Returns: Its result.
  func watch<T>(_ machine: Machine, _ body: (Machine) throws -> T) rethrows -> T {
    guard !quiet, Terminal.diagnostics.isTerminal else { return try body(machine) }
    var watched = machine
    let tally = Tally()
    watched.tally = tally
    let progress = Progress(tally)
    defer { progress.end() }
    return try body(watched)
  }
}
