import Foundation
import Testing

@Suite("dslab-probe")
struct ProbeTests {
  private let folder: Workdir

  init() throws { folder = try Workdir() }

  private func printed<T: Decodable>(_ type: T.Type, _ arguments: String...) throws -> T {
    let (process, out, _) = try folder.start(arguments, of: Workdir.probe)
    let json = out.fileHandleForReading.readDataToEndOfFile()
    try process.end()
    try #require(process.terminationStatus == 0)
    return try JSONDecoder().decode(type, from: json)
  }

  struct Ranking: Decodable {
    var rows: Int
    var queries: Int
    var tokenise: Double
    var index: Double
    var retrieve: Double
    var scores: Double
  }

  @Test("bm25 times its steps, and scores sum to the same for every number of threads")
  func bm25() throws {
    try folder.write(
      "cases.csv", "functionality,label_gold,test_case\na,x,the first of all\nb,y,a second\n")
    let found = try ["1", "2"].map { threads in
      try printed(
        Ranking.self, "bm25", Workdir.demo, folder.path("cases.csv"), "--depth", "10",
        "--threads", threads, "--repetitions", "1")
    }
    #expect(found.allSatisfy { $0.rows == 3000 && $0.queries == 2 })
    #expect(found.allSatisfy { min($0.tokenise, $0.index, $0.retrieve) > 0 })
    #expect(found[0].scores > 0 && found[0].scores == found[1].scores)
  }

  struct Kernel: Decodable {
    var name: String
    var seconds: Double
    var bound_seconds: Double
    var fraction: Double
  }

  @Test("roofline says of every kernel how near its bound it is")
  func roofline() throws {
    let kernels = try printed([Kernel].self, "roofline", "--data", Workdir.demo, "--quick")
    #expect(Set(kernels.map(\.name)).count == 9)
    for kernel in kernels {
      #expect(kernel.bound_seconds > 0)
      #expect(abs(kernel.fraction - kernel.bound_seconds / kernel.seconds) < 1e-9)
    }
  }
}
