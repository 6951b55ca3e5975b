import Foundation

extension Dataset {
  /// Puts down what a person should look at before trusting what is said of the data.
  ///
  /// - Parameter spellings: How many labels there are byte by byte.
  mutating func noteOddities(spellings: Int) {
    if spellings > labels.count {
      oddities.append(
        "\(spellings - labels.count) labels are another one in other bytes (composed and "
          + "decomposed letters, say) and count as that one")
    }
    var first: [String: String] = [:]
    for label in labels.names.prefix(LabelSet.most) {
      guard let other = first.updateValue(label, forKey: Self.skeleton(of: label)) else { continue }
      oddities.append(
        "labels '\(DatasetError.shown(other))' and '\(DatasetError.shown(label))' differ in case, "
          + "blanks or signs that nobody sees; if they are one, make them one in the data")
    }
    if count < 2 { return }
    if let most = classCounts.max(), Double(most) > 0.99 * Double(count),
      let label = classCounts.firstIndex(of: most), labels.count > 1
    {
      oddities.append(
        "\(most) of \(count) rows have label '\(DatasetError.shown(labels[label]))'; what is said of "
          + "the others rests on few rows")
    }
    let empty = (0..<count).count { texts.range($0).isEmpty }
    if empty * 10 > count {
      oddities.append("\(empty) of \(count) texts are empty; check --text-column")
    } else if hasOneText {
      oddities.append("all \(count) texts are the same; check --text-column")
    }
  }

  private var hasOneText: Bool {
    texts.withBytes(0) { first in
      (1..<count).allSatisfy { row in texts.withBytes(row) { $0.holdsTheSame(as: first) } }
    }
  }

  /// A label as it looks to somebody in a hurry.
  private static func skeleton(of label: String) -> String {
    let signs = label.precomposedStringWithCompatibilityMapping.lowercased().unicodeScalars
    return String(
      String.UnicodeScalarView(
        signs.filter { sign in
          let isBlank = sign.properties.isWhitespace
          return !isBlank && !sign.properties.isDefaultIgnorableCodePoint
            && sign.properties.generalCategory != .format
            && sign.properties.generalCategory != .control
        }))
  }
}
