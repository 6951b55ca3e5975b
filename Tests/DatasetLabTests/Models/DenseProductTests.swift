import DatasetLab
import Testing

@Suite("Products of dense vectors with lanes")
struct DenseProductTests {
  /// Whole numbers, so that sums are exact in whatever order they are taken.
  private static func numbers(_ count: Int, seed: UInt64) -> [Float] {
    var rng = SplitMix64(seed: seed)
    return (0..<count).map { _ in Float(Int(rng.next() % 17) - 8) }
  }

  private static func matrix(_ values: [Float], lanes: Int) -> LaneMatrix {
    var matrix = LaneMatrix(rows: values.count / lanes, lanes: lanes)
    matrix.values.withUnsafeMutableBufferPointer { _ = $0.update(from: values) }
    return matrix
  }

  private static func values(_ matrix: LaneMatrix) -> [Float] {
    Array(UnsafeBufferPointer(start: matrix.values.base, count: matrix.values.count))
  }

  @Test(
    "both are what plain loops say, at every width",
    arguments: [
      (rows: 1, dimensions: 1), (7, 5), (8, 16), (13, 33), (512, 3), (513, 7), (1_100, 20),
    ], [8, 16, 24])
  func plain(shape: (rows: Int, dimensions: Int), lanes: Int) {
    let (rows, dimensions) = shape
    let own = Self.numbers(rows * dimensions, seed: 1)
    let (a, u) = (
      Self.numbers(rows * lanes, seed: 2), Self.numbers(dimensions * lanes, seed: 3)
    )
    var (gathered, scattered) = (
      [Float](repeating: 0, count: dimensions * lanes), [Float](repeating: 0, count: rows * lanes)
    )
    for row in 0..<rows {
      for d in 0..<dimensions {
        for lane in 0..<lanes {
          gathered[d * lanes + lane] += own[row * dimensions + d] * a[row * lanes + lane]
          scattered[row * lanes + lane] += own[row * dimensions + d] * u[d * lanes + lane]
        }
      }
    }
    let vectors = Embeddings(rows: rows, dimensions: dimensions, values: own)
    for set in Machine.Vectors.usable {
      let machine = Machine(threads: 2, vectors: set)
      var weights = Self.matrix(u, lanes: lanes)
      vectors.gather(Self.matrix(a, lanes: lanes), into: &weights, on: machine)
      #expect(Self.values(weights) == gathered)
      var margins = Self.matrix(a, lanes: lanes)
      vectors.scatter(Self.matrix(u, lanes: lanes), into: &margins, adds: false, on: machine)
      #expect(Self.values(margins) == scattered)
      vectors.scatter(Self.matrix(u, lanes: lanes), into: &margins, adds: true, on: machine)
      #expect(Self.values(margins) == scattered.map { 2 * $0 })
    }
  }
}
