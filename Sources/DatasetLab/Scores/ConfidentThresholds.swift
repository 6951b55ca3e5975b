/// The probability from which a row counts as a confident member of a class.
///
/// The threshold of a class is the mean probability of that class over the rows that carry its
/// label, so a class the model is shy about is entered with less than one it is sure of.
///
/// Northcutt, Jiang, Chuang, Confident Learning, 2021, equation 2, DOI 10.1613/jair.1.12125.
public enum ConfidentThresholds {
  /// The lowest threshold there is, 2e-6.
  public static let lowest = 2e-6
  /// The threshold of a class without rows, which no probability reaches.
  public static let absent = 2.0
  /// How far below its threshold a probability still counts as reaching it.
  public static let slack = 1e-6

  /// The threshold of each class, in label order.
  ///
  /// - Parameters:
  ///   - selfConfidence: The probability of each row's given label.
  ///   - rows: The rows of each class.
  /// - Returns: K thresholds.
  static func estimate(selfConfidence: [Double], rows: ClassRows) -> [Double] {
    (0..<rows.classes).map { label in
      let own = rows[label].map { selfConfidence[Int($0)] }
      return own.isEmpty ? absent : max(own.pairwiseTotal / Double(own.count), lowest)
    }
  }
}
