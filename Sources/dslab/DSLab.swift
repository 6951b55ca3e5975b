import ArgumentParser
import DatasetLab
@main
struct DSLab: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "dslab")
  @Argument var path: String
  @Argument var threads: Int
  @Argument var out: String
  func run() async throws { try Trial.run(path, threads: threads, out: out) }
}
