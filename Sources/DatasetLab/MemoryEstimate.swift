import Foundation

/// How much memory an audit will need at its peak, from what is known once the data are read.
///
/// The counts of matrices follow from the optimisers; what texts need was fitted to the peaks of
/// ten data sets of 0.6 to 90 MB of text, which the estimate meets within a fifth, with vectors
/// too (docs/reliability.md).
public struct MemoryEstimate: Sendable {
  /// What an audit is made of.
  public struct Shape: Sendable {
    /// Rows.
    public var rows: Int
    /// Labels.
    public var classes: Int
    /// Folds.
    public var folds: Int
    /// The size of all texts in bytes.
    public var textBytes: Int
    /// The length of the rows' vectors, 0 without any.
    public var dimensions = 0
    /// Which n-grams there are, if any.
    public var kinds: TFIDF.Kinds?
    /// Whether models are trained.
    public var isTrained = true
    /// On how many rows the penalty is chosen at the most.
    public var tuningRows = CrossFit.Options().tuningRows

    /// Describes an audit of n-grams.
    ///
    /// - Parameters:
    ///   - rows: Rows.
    ///   - classes: Labels.
    ///   - folds: Folds.
    ///   - textBytes: The size of all texts in bytes.
    ///   - kinds: Which n-grams there are, if any.
    public init(rows: Int, classes: Int, folds: Int, textBytes: Int, kinds: TFIDF.Kinds?) {
      self.rows = rows
      self.classes = classes
      self.folds = folds
      self.textBytes = textBytes
      self.kinds = kinds
    }
  }

  /// What is expected at the peak, in megabytes of 2^20 bytes.
  public let megabytes: Double

  /// Estimates.
  ///
  /// - Parameters:
  ///   - shape: What the audit is made of.
  ///   - resident: What the process takes with the data read, in megabytes.
  public init(_ shape: Shape, resident: Double) {
    let mega = 1_048_576.0
    let text = pow(Double(shape.textBytes) / mega, 0.93)
    var sum = resident + Double(shape.rows * shape.classes * 24) / mega
    switch shape.kinds {
    case .wordsAndCharacters?: sum += 34 * text
    case .words?: sum += 15 * text
    case .characters?: sum += 20 * text
    case nil: sum += 7 * text
    }
    // Vectors are in memory twice while their file is read, and not for longer.
    let vector = Double(shape.dimensions * MemoryLayout<Float>.stride) / mega
    sum -= vector * Double(shape.rows)
    if shape.isTrained {
      let together = CrossFit.groups(folds: shape.folds, classes: shape.classes)[0].count
      let lanes = ProblemLanes(problems: together, classes: shape.classes).lanes
      let row = Double(lanes * MemoryLayout<Float>.stride) / mega
      // A step and its gradients, what the loss says, and with n-grams weights beside them; then,
      // of more rows, margins and what the loss says of them, and of their columns, estimated too,
      // weights, gradients, a direction and what a product needs.
      let held: Double = shape.kinds == nil ? 22 : 24
      var vectors = held * row * Double(min(shape.rows, shape.tuningRows))
      if shape.rows > shape.tuningRows {
        let columns = shape.kinds == nil ? 0 : 110_000 * pow(Double(shape.textBytes) / mega, 0.62)
        vectors = max(vectors, row * (5 * Double(shape.rows) + 4 * columns))
        sum += vector * Double(shape.tuningRows)
      }
      sum += vectors
    }
    megabytes = max(resident, sum)
  }
}

extension Audit {
  /// Refuses what would need more memory than the user allows.
  static func checkMemory(
    _ dataset: Dataset, _ options: AuditOptions, dimensions: Int
  ) throws(AuditError) {
    guard let allowed = options.mostMegabytes else { return }
    let isTrained = options.predictedProbabilities == nil
    var shape = MemoryEstimate.Shape(
      rows: dataset.count, classes: dataset.labels.count, folds: options.read.folds,
      textBytes: dataset.texts.byteCount, kinds: isTrained ? options.features.kinds : nil)
    shape.dimensions = dimensions
    shape.isTrained = isTrained
    shape.tuningRows = options.crossFit.tuningRows
    let resident = StageClock.peakMegabytes
    let needed = MemoryEstimate(shape, resident: resident).megabytes
    if needed <= allowed { return }
    shape.kinds = shape.kinds.map { _ in .words }
    let byWords = MemoryEstimate(shape, resident: resident).megabytes
    throw .tooLarge(
      file: dataset.name, needed: needed, allowed: allowed,
      byWords: isTrained && options.features == .ngrams ? byWords : nil)
  }
}
