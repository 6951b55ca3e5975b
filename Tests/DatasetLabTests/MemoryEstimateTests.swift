import DatasetLab
import Testing

@Suite("Estimate of memory")
struct MemoryEstimateTests {
  /// Peaks that were measured: rows, labels, bytes of text, megabytes after reading and at most.
  private static let measured: [(Int, Int, Int, Double, Double)] = [
    (24_783, 3, 2_137_000, 47, 167), (41_113, 2, 5_570_000, 54, 222),
    (19_229, 3, 2_440_000, 47, 148), (12_581, 2, 16_330_000, 73, 492),
    (10_003, 77, 594_916, 43, 156), (25_000, 3, 2_255_924, 47, 164),
    (100_000, 3, 9_044_463, 67, 461), (250_000, 3, 22_595_905, 106, 906),
    (1_000_000, 3, 90_385_169, 302, 2815), (62_905, 2, 82_822_414, 204, 2895),
  ]

  @Test("is within a quarter of the peak of ten data sets, long texts and many labels among them")
  func within() {
    for (rows, classes, bytes, resident, peak) in Self.measured {
      let shape = MemoryEstimate.Shape(
        rows: rows, classes: classes, folds: 5, textBytes: bytes, kinds: .wordsAndCharacters)
      let estimate = MemoryEstimate(shape, resident: resident).megabytes
      #expect(abs(estimate / peak - 1) < 0.25, "\(rows) rows: \(estimate) for \(peak)")
    }
  }

  @Test("is within a quarter of the peak where rows have vectors, beside n-grams or alone")
  func vectors() {
    // Rows, bytes of text, length of the vectors, n-grams or not, megabytes after reading, at most.
    let measured: [(Int, Int, Int, Bool, Double, Double)] = [
      (24_783, 2_137_000, 200, false, 83, 104), (24_783, 2_137_000, 768, false, 190, 190),
      (24_783, 2_137_000, 768, true, 190, 243), (100_000, 9_044_463, 384, false, 350, 360),
    ]
    for (rows, bytes, dimensions, hasNGrams, resident, peak) in measured {
      var shape = MemoryEstimate.Shape(
        rows: rows, classes: 3, folds: 5, textBytes: bytes,
        kinds: hasNGrams ? .wordsAndCharacters : nil)
      shape.dimensions = dimensions
      let estimate = MemoryEstimate(shape, resident: resident).megabytes
      #expect(abs(estimate / peak - 1) < 0.25, "\(dimensions) numbers: \(estimate) for \(peak)")
    }
  }

  @Test("more rows, labels, folds and text never take less")
  func monotonous() {
    func megabytes(_ rows: Int, _ classes: Int, _ folds: Int, _ bytes: Int) -> Double {
      let shape = MemoryEstimate.Shape(
        rows: rows, classes: classes, folds: folds, textBytes: bytes, kinds: .words)
      return MemoryEstimate(shape, resident: 40).megabytes
    }
    let base = megabytes(60_000, 4, 5, 1 << 22)
    #expect(megabytes(90_000, 4, 5, 1 << 22) > base)
    #expect(megabytes(60_000, 9, 5, 1 << 22) > base)
    #expect(megabytes(60_000, 4, 9, 1 << 22) > base)
    #expect(megabytes(60_000, 4, 5, 1 << 23) > base)
  }
}
