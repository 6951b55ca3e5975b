/// Copies within some rows, and whether their labels agree.
///
/// Copies are rows whose texts have the same `TextIdentity`, emoji included.
public struct Duplicates: Sendable, Hashable {
  /// The number of rows.
  public let rows: Int
  /// The groups of two or more copies.
  public let groups: Int
  /// The rows in them beyond the first of each.
  public let redundant: Int
  /// The groups whose rows do not all have the same label.
  public let conflicting: Int
  /// The rows in those.
  public let conflictingRows: Int
  /// The groups of rows that would be copies but for their emoji.
  public let emojiVariants: Int

  /// Counts.
  ///
  /// - Parameters:
  ///   - identities: The identities of all rows.
  ///   - rows: The rows that are looked at.
  ///   - given: The label of every row.
  /// - Complexity: O(rows).
  public init(_ identities: TextIdentities, rows: some Sequence<Int>, given: [Int32]) {
    var copies: [UInt32: (rows: Int, label: Int32, isMixed: Bool)] = [:]
    var formsOf: [UInt32: (first: UInt32, isMixed: Bool)] = [:]
    var count = 0
    for row in rows {
      count += 1
      let whole = identities.whole[row]
      var group = copies[whole] ?? (0, given[row], false)
      group.rows += 1
      group.isMixed = group.isMixed || group.label != given[row]
      copies[whole] = group
      if identities.hasWords(row) {
        var forms = formsOf[identities.texts[row]] ?? (whole, false)
        forms.isMixed = forms.isMixed || forms.first != whole
        formsOf[identities.texts[row]] = forms
      }
    }
    let mixed = copies.values.filter(\.isMixed)
    self.rows = count
    groups = copies.values.count { $0.rows > 1 }
    redundant = count - copies.count
    conflicting = mixed.count
    conflictingRows = mixed.reduce(0) { $0 + $1.rows }
    emojiVariants = formsOf.values.count(where: \.isMixed)
  }
}
