import ArgumentParser
import DatasetLab
import Foundation

/// What a computation may use of the processor.
struct MachineOption: ParsableArguments {
  @Option(help: "The number of threads; by default all cores. Results do not depend on it.")
  var threads: Int?

  func validate() throws {
    if let threads, threads < 1 { throw ValidationError("--threads must be at least 1") }
  }

  var machine: Machine { Machine(threads: threads ?? ProcessInfo.processInfo.activeProcessorCount) }
}
