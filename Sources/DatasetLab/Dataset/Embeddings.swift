/// STUB replaced at merge.
public struct Embeddings: Sendable {
  public let rows: Int
  public let dimensions: Int
  public let values: [Float]
  public init(rows: Int, dimensions: Int, values: [Float]) {
    self.rows = rows; self.dimensions = dimensions; self.values = values
  }
}
