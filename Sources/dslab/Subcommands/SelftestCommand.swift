import ArgumentParser
import DatasetLab
import Foundation

struct SelftestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "selftest",
    abstract: "Computes reference cases on this machine and compares them with frozen values.",
    discussion: """
      The values are those of cleanlab, scikit-learn, scipy, bm25s and ranx. Everything is in the \
      program; nothing is read or written. Ends with 70 where a value is not as it should be: then \
      do not trust what this build computes on this machine, and please report it.

      dslab selftest
      """)

  @OptionGroup var means: MachineOption

  @Flag(help: "Print JSON.")
  var json = false

  @OptionGroup var defaults: ConfigurationOption

  func run() throws {
    let start = ContinuousClock.now
    let test = try SelfTest(threads: means.machine.threads)
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    Output.write(
      try json ? SelftestText.json(test, seconds: seconds) : SelftestText.text(test, seconds))
    if !test.passed { throw ExitCode(EX_SOFTWARE) }
  }
}
