import DatasetLab
import Testing

@Suite("A feature matrix")
struct FeatureMatrixTests {
  private let matrix = FeatureMatrix(
    columns: 4, starts: [0, 2, 2, 5], indices: [3, 0, 0, 1, 3], values: [1, 2, 3, 4, 5])

  @Test("a row's entries are those between its offsets")
  func entries() {
    #expect(matrix.rows == 3)
    #expect(matrix.entries(of: 1).isEmpty)
    #expect(matrix.entries(of: 2).map { matrix.values[$0] } == [3, 4, 5])
  }
}
