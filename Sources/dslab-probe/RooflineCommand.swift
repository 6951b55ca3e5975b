import ArgumentParser
import DatasetLab
import Foundation

/// Measures how near the kernels come to what the machine can do.
struct RooflineCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "roofline",
    abstract: "Times each kernel beside the least that this machine could do its work in.",
    discussion: """
      Prints a list of objects, one a kernel. bandwidth is in GB a second, gather in lines of 64 \
      bytes a second, arithmetic in GFLOP a second; all three are measured in the same run with \
      the same threads. A fraction above 1 says that caches served what the bound has come from \
      memory, or from anywhere in a matrix.
      """)

  @Option(help: "A labelled data set; by default 25,000 rows of invented words.")
  var data: String?

  @Option(help: "How many threads work; by default all cores.")
  var threads: Int?

  @Option(help: "For about how many seconds each kernel and each limit is repeated.")
  var seconds = 0.5

  @Flag(help: "Few repetitions: a few seconds in all, for rougher figures.")
  var quick = false

  func validate() throws {
    if let threads, threads < 1 { throw ValidationError("--threads must be at least 1") }
    if seconds <= 0 { throw ValidationError("--seconds must be above 0") }
  }

  func run() throws {
    let budget = quick ? 0.05 : seconds
    let threads = threads ?? ProcessInfo.processInfo.activeProcessorCount
    let data = try data.map { try Dataset.read(.file($0)) } ?? Dataset(inventing: 25_000)
    let limits = Limits(
      Machine(threads: threads), megabytes: quick ? 256 : 1024, budget: budget)

    let text = TextKernels(data: data, limits: limits, budget: budget)
    let (tokenise, texts) = text.tokenise()
    let (featurise, features) = text.featurise(texts)
    let training = TrainingKernels(data: data, limits: limits, budget: budget)
      .measure(features)
    let rank = text.rank(texts.words, queries: quick ? 100 : 1000, depth: 1000)
    let store = try StoreKernel(data: data, limits: limits, budget: budget).measure()
    try Probe.report([tokenise, featurise] + training + [rank, store])
  }
}
