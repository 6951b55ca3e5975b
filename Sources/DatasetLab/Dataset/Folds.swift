/// Which rows are held out together, decided by a seeded hash of their texts.
///
/// Equal texts share a fold, and neither the order of the rows nor rows that are appended move
/// anyone. Rows of a label with fewer than `fewRows` rows per fold are dealt out in hash order
/// instead (equal texts still together), so that every training part has every label.
public struct Folds: Sendable, Hashable {
  /// The number of folds, F.
  public let count: Int
  /// The fold of each row, 0 ..< F.
  public let fold: [Int32]
  /// The quarter that each row is in, 0 ..< 4; -1 where it is in none.
  let quarter: [Int8]

  /// Whether a row is asked about but trains no model; none by default.
  let isLeftOut: [Bool]

  /// A random number of each row's text, the least for texts that were dealt out.
  private let keys: [UInt64]

  /// Labels with fewer rows per fold than this are dealt out.
  public static let fewRows = 50
  /// About one training row in so many is held out for tuning.
  static let quarters = 4

  /// Assigns every row to a fold.
  ///
  /// - Parameters:
  ///   - hashes: The seeded hash of each row's normalised text.
  ///   - given: The label of each row, as a position in the label set.
  ///   - classes: The number of labels, K.
  ///   - count: The number of folds, at least 2.
  public init(hashes: [UInt64], given: [Int32], classes: Int, count: Int) {
    precondition(count >= 2, "cross-fitting needs at least two folds, not \(count)")
    precondition(hashes.count == given.count, "hashes and labels differ in number")
    let share = UInt64(count)
    var fold = hashes.map { Int32($0 % share) }
    var quarter = hashes.map { Int8(ByteHash.mix($0) % UInt64(Self.quarters)) }

    let sizes = given.reduce(into: Array(repeating: 0, count: classes)) { $0[Int($1)] += 1 }
    let rare = sizes.map { $0 < Self.fewRows * count }
    var dealt: [UInt64: (fold: Int32, quarter: Int8)] = [:]
    let rareRows = given.indices.filter { rare[Int(given[$0])] }
    let byLabel = Dictionary(grouping: rareRows) { given[$0] }
    for label in byLabel.keys.sorted() {
      let texts = Set((byLabel[label] ?? []).map { hashes[$0] }).sorted()
      var turn = 0
      for text in texts where dealt[text] == nil {
        // A quarter of each fold's; of the first three texts none, so that tuning can learn them.
        let (round, place) = turn.quotientAndRemainder(dividingBy: count)
        let own = turn < Self.quarters - 1 ? -1 : (round + place + 1) % Self.quarters
        dealt[text] = (Int32(place), Int8(own))
        turn += 1
      }
    }
    var keys = hashes.map { ByteHash.mix(ByteHash.mix($0)) }
    for row in given.indices {
      guard let place = dealt[hashes[row]] else { continue }
      (fold[row], quarter[row]) = place
      keys[row] = 0
    }
    self.init(
      count: count, fold: fold, quarter: quarter,
      isLeftOut: Array(repeating: false, count: given.count), keys: keys)
  }

  private init(
    count: Int, fold: [Int32], quarter: [Int8], isLeftOut: [Bool], keys: [UInt64]
  ) {
    self.count = count
    self.fold = fold
    self.quarter = quarter
    self.isLeftOut = isLeftOut
    self.keys = keys
  }

  /// The same folds with fewer rows to train on; all are asked about.
  ///
  /// - Parameter isTrained: Whether each row may train and tune the models of the other folds.
  /// - Returns: Folds that differ in that only.
  package func training(on isTrained: [Bool]) -> Folds {
    Folds(
      count: count, fold: fold, quarter: zip(quarter, isTrained).map { $1 ? $0 : -1 },
      isLeftOut: isTrained.map { !$0 }, keys: keys)
  }

  /// Some of the rows, in the given order.
  func selecting(_ rows: [Int]) -> Folds {
    Folds(
      count: count, fold: rows.map { fold[$0] }, quarter: rows.map { quarter[$0] },
      isLeftOut: rows.map { isLeftOut[$0] }, keys: rows.map { keys[$0] })
  }

  /// About as many rows as wanted, drawn at random with equal texts together; those of labels
  /// with few rows are all among them.
  func sample(of rows: Int) -> [Int] {
    let share = Double(rows) / Double(max(1, isLeftOut.count { !$0 }))
    if share >= 1 { return Array(fold.indices) }
    let limit = UInt64(share * 0x1p64)
    return keys.indices.filter { keys[$0] < limit && !isLeftOut[$0] }
  }

  /// Numbers the kinds of rows that train the same models, and names one row of each kind.
  var cells: (ofRows: [Int32], examples: [Int]) {
    let kinds = Int32(Self.quarters) + 1
    let leftOut = kinds * Int32(count)
    var number = [Int32](repeating: -1, count: Int(leftOut) + 1)
    var examples: [Int] = []
    let cells = fold.indices.map { row -> Int32 in
      let kind = isLeftOut[row] ? leftOut : kinds * fold[row] + Int32(quarter[row]) + 1
      if number[Int(kind)] < 0 {
        number[Int(kind)] = Int32(examples.count)
        examples.append(row)
      }
      return number[Int(kind)]
    }
    return (cells, examples)
  }

  /// A label that some training part lacks, because too few different texts carry it.
  ///
  /// - Parameters:
  ///   - given: The label of each row.
  ///   - classes: The number of labels, K.
  /// - Returns: The position of the first such label, or nil where there is none.
  public func labelWithoutTraining(given: [Int32], classes: Int) -> Int? {
    var rows = [Int](repeating: 0, count: classes * (count + 1))
    for row in given.indices {
      rows[Int(given[row]) * (count + 1) + Int(fold[row])] += 1
      rows[Int(given[row]) * (count + 1) + count] += 1
    }
    return (0..<classes).first { label in
      let own = rows[label * (count + 1)..<(label + 1) * (count + 1)]
      let total = own.last ?? 0
      return own.dropLast().contains(total)
    }
  }
}
