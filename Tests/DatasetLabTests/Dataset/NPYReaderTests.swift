import DatasetLab
import Foundation
import Testing

@Suite("NumPy files")
struct NPYReaderTests {
  private let labels = LabelSet(["a", "b"])

  /// An .npy file as numpy.save writes it.
  private func npy(_ descr: String, fortran: Bool = false, shape: String, _ body: [UInt8])
    -> [UInt8]
  {
    var header = "{'descr': '\(descr)', 'fortran_order': \(fortran ? "True" : "False"), "
    header += "'shape': \(shape), }"
    header += String(repeating: " ", count: 117 - header.utf8.count) + "\n"
    return [0x93] + Array("NUMPY".utf8) + [1, 0, 118, 0] + Array(header.utf8) + body
  }

  private func bytes<Word: FixedWidthInteger>(_ words: [Word]) -> [UInt8] {
    words.flatMap { word in withUnsafeBytes(of: word) { Array($0) } }
  }

  private func probabilities(_ file: [UInt8], rows: Int = 2) throws -> PredictedProbabilities {
    let folder = try TemporaryFolder()
    return try PredictedProbabilities(
      npy: folder.write("p.npy", file), rows: rows, labels: labels)
  }

  private let doubles = [0.25, 0.75, 0.5, 0.5]

  @Test("float64 and float32, either byte order, row-major and column-major are read")
  func layouts() throws {
    let shape = "(2, 2)"
    let wide = bytes(doubles.map { $0.bitPattern.littleEndian })
    #expect(try probabilities(npy("<f8", shape: shape, wide)).values == doubles)
    let big = bytes(doubles.map { $0.bitPattern.bigEndian })
    #expect(try probabilities(npy(">f8", shape: shape, big)).values == doubles)
    let narrow = bytes(doubles.map { Float($0).bitPattern.littleEndian })
    #expect(try probabilities(npy("<f4", shape: shape, narrow)).values == doubles)
    let columns = bytes([0.25, 0.5, 0.75, 0.5].map { $0.bitPattern.littleEndian })
    #expect(try probabilities(npy("<f8", fortran: true, shape: shape, columns)).values == doubles)
  }

  @Test(
    "rows that are no distribution are errors with the row's number",
    arguments: [
      ([0.5, 0.5, .nan, 1], "row 1 has nan"), ([0.5, 0.5, -0.5, 1.5], "row 1 has -0.5"),
      ([0.5, 0.51, 0.5, 0.5], "row 0 sums to 1.01"), ([0.5, 0.5, .infinity, 0], "row 1 has inf"),
    ])
  func wrongValues(values: [Double], reason: String) throws {
    let file = npy("<f8", shape: "(2, 2)", bytes(values.map { $0.bitPattern.littleEndian }))
    let error = #expect(throws: DatasetError.self) { try probabilities(file) }
    #expect(error?.reason.hasPrefix(reason) == true)
  }

  @Test("a row that misses one by less than a thousandth is fine")
  func nearlyNormalised() throws {
    let values = [0.5, 0.5005, 0.5, 0.5]
    let file = npy("<f8", shape: "(2, 2)", bytes(values.map { $0.bitPattern.littleEndian }))
    #expect(try probabilities(file).values == values)
  }

  @Test(
    "files of another shape, type or length are refused",
    arguments: [
      ("<f8", "(4, 1)", 32, "4 x 1"), ("<i8", "(2, 2)", 32, "float32 or float64"),
      ("<f8", "(4,)", 32, "two dimensions"), ("<f8", "(2, 2)", 24, "holds 3"),
      ("<f8", "(9223372036854775807, 2)", 32, "holds 4"),
    ])
  func wrongFiles(descr: String, shape: String, size: Int, hint: String) throws {
    let file = npy(descr, shape: shape, Array(repeating: 0, count: size))
    let error = #expect(throws: DatasetError.self) { try probabilities(file) }
    #expect(error?.reason.contains(hint) == true)
  }

  @Test("what is no .npy file at all is refused")
  func noArray() throws {
    let error = #expect(throws: DatasetError.self) { try probabilities(Array("a,b\n1,2\n".utf8)) }
    #expect(error?.reason.contains("numpy.save") == true)
  }

  @Test("probabilities that were written are read back the same")
  func roundTrip() throws {
    let folder = try TemporaryFolder()
    let path = folder.url.appendingPathComponent("p.npy").path
    let written = PredictedProbabilities(rows: 2, classes: 2, values: doubles)
    try Data(written.npy()).write(to: URL(filePath: path))
    let back = try PredictedProbabilities(npy: path, rows: 2, labels: labels)
    #expect(back.values == doubles)
  }

  @Test("vectors must be finite and one per row")
  func embeddings() throws {
    let folder = try TemporaryFolder()
    let values: [Float] = [1, 2, 3, 4, 5, .nan]
    let path = try folder.write(
      "e.npy", npy("<f4", shape: "(2, 3)", bytes(values.map { $0.bitPattern.littleEndian })))
    let infinite = #expect(throws: DatasetError.self) { try Embeddings(npy: path, rows: 2) }
    #expect(infinite?.reason.contains("row 1") == true)
    let short = #expect(throws: DatasetError.self) { try Embeddings(npy: path, rows: 3) }
    #expect(short?.reason.contains("3 usable rows") == true)
  }

  @Test("vectors of queries must be as many as the queries, and as long as those of the rows")
  func queryVectors() throws {
    let folder = try TemporaryFolder()
    let numbers = [1, 2, 3, 4, 5, 6] as [Float]
    let file = npy("<f4", shape: "(2, 3)", bytes(numbers.map { $0.bitPattern.littleEndian }))
    let path = try folder.write("q.npy", file)
    #expect(try Embeddings(npy: path, queries: 2, dimensions: 3).values == numbers)
    for (queries, dimensions, hint) in [
      (5, 3, "has 2 vectors, but the specifications have 5 queries"),
      (2, 7, "has vectors of 3 numbers, but those of the rows have 7"),
    ] {
      let error = try #require(throws: DatasetError.self) {
        try Embeddings(npy: path, queries: queries, dimensions: dimensions)
      }
      #expect(error.reason.hasPrefix(hint))
    }
  }
}
