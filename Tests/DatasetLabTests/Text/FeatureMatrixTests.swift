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

  @Test("transposing turns columns into rows, rows ascending within each")
  func transposed() {
    let turned = matrix.transposed()
    #expect(turned.rows == 4 && turned.columns == 3)
    #expect(turned.starts == [0, 2, 3, 3, 5])
    #expect(turned.indices == [0, 2, 2, 0, 2])
    #expect(turned.values == [2, 3, 4, 1, 5])
  }

  @Test("transposing twice gives the matrix with its columns in order")
  func twice() {
    let again = matrix.transposed().transposed()
    #expect(again.starts == matrix.starts)
    #expect(again.indices == [0, 3, 0, 1, 3])
    #expect(again.values == [2, 1, 3, 4, 5])
  }
}
