import DatasetLab
import Foundation
import Testing

@Suite("Online code length")
struct OnlineCodeTests {
  struct Case: Decodable {
    var seed: UInt64
    var classes: Int
    var penalty: Double
    var ends: [Int]
    var bits: [Double]
    var null_bits: [Double]
  }

  private func code(
    _ problem: SparseProblem, penalty: Double = 1, tolerance: Double = 5e-4,
    on machine: Machine = Machine(threads: 1)
  ) -> OnlineCode {
    OnlineCode(
      features: FactoredFeatures(problem.features), given: problem.given,
      classes: problem.classes, order: Array(problem.given.indices), penalty: penalty,
      tolerance: tolerance, on: machine)
  }

  @Test("blocks end where a constant factor takes them, and none is empty")
  func ends() {
    // 64 · 2^b.
    #expect(OnlineCode.ends(rows: 16_384) == [64, 128, 256, 512, 1024, 2048, 4096, 8192, 16_384])
    // (72 / 64)^(1/8) = 1.0148.
    #expect(OnlineCode.ends(rows: 72) == [64, 65, 66, 67, 68, 69, 70, 71, 72])
    #expect(OnlineCode.ends(rows: 66) == [64, 65, 66])
    #expect(OnlineCode.ends(rows: 10) == [10])
    #expect(OnlineCode.ends(rows: 0) == [])
    #expect(OnlineCode.ends(rows: 100, first: 1, blocks: 3) == [1, 10, 100])
  }

  @Test("fewer rows than the first block has cost log2 K bits each")
  func uniform() {
    let short = code(SparseProblem(seed: 1, classes: 4, rows: 40))
    #expect(short.blocks.map(\.bits) == [80])
    #expect(short.length == 82 && short.uniformLength == 80)
  }

  @Test("blocks cost what scikit-learn's models make them cost")
  func parity() {
    let cases = FrozenValues.decode(Case.self, from: "online_code/expected.json")
    #expect(cases.count == 6)
    for frozen in cases {
      let problem = SparseProblem(seed: frozen.seed, classes: frozen.classes)
      let own = code(problem, penalty: frozen.penalty, tolerance: 1e-9)
      #expect(own.blocks.map { $0.trained + $0.rows } == frozen.ends)
      #expect(greatestGap(own.blocks.map(\.bits), frozen.bits) < 1e-2, "\(frozen)")
      #expect(greatestGap(own.blocks.map(\.nullBits), frozen.null_bits) < 1e-5)
    }
  }

  @Test("labels that follow from the features are written shorter than by their frequencies")
  func compresses() {
    let clear = code(SparseProblem(linear: 4, classes: 3, rows: 2000))
    #expect(clear.compression > 1.1 && clear.length < clear.nullLength)
    var noise = SparseProblem(seed: 4, classes: 3, rows: 2000)
    var rng = SplitMix64(seed: 8)
    noise.given = noise.given.map { _ in Int32(rng.next() % 3) }
    let random = code(noise, penalty: 8)
    #expect(random.length > random.uniformLength)
    #expect(random.compression < 1)
  }

  @Test("a label that no block before it has costs finitely many bits")
  func unseen() {
    var problem = SparseProblem(seed: 6, classes: 3, rows: 300)
    problem.given = problem.given.indices.map { $0 < 250 ? Int32($0 % 2) : 2 }
    let late = code(problem)
    // (n · 0 + 1) / (n + 3) after at most 247 rows, and a little more for p > 0.
    #expect(late.blocks.allSatisfy { $0.bits.isFinite && $0.bits <= 8 * Double($0.rows) })
  }

  @Test("no bit depends on the number of threads")
  func threads() {
    let problem = SparseProblem(seed: 7, classes: 3, rows: 2000)
    let bits = code(problem).blocks.map(\.bits)
    #expect(code(problem, on: Machine(threads: 3)).blocks.map(\.bits) == bits)
  }
}
