/// Why a row is where it is among the suspects, in a few words: `toxic 97 %, clean 3.1 %; PVI
/// -4.2; 'fool' for toxic`.
public struct Evidence: Sendable {
  private let labels: StringColumn
  private let given: [Int32]
  private let probabilities: PredictedProbabilities
  private let information: PointwiseVInformation
  private let specifications: [Specification]

  /// Down to which rank a specification is evidence.
  static let mostRank = 100

  /// Takes what the words are about from an audit.
  public init(_ audit: Audit) {
    labels = StringColumn(audit.dataset.labels.names)
    given = audit.dataset.given
    probabilities = audit.probabilities
    information = audit.information
    specifications = audit.specifications?.specifications ?? []
  }

  /// The words for a suspect.
  public subscript(suspect: Suspect) -> String { String(decoding: utf8(suspect), as: UTF8.self) }

  /// The words for some suspects.
  func words(of suspects: some Sequence<Suspect>) -> StringColumn {
    var words = StringColumn()
    for suspect in suspects { words.append(utf8(suspect)) }
    return words
  }

  /// The words for a suspect, as bytes.
  private func utf8(_ suspect: Suspect) -> [UInt8] {
    var out = Words(labels)
    let own = Int(given[suspect.row])
    if suspect.suggested != own {
      out.add(label: suspect.suggested)
      out.add(percent: probabilities[suspect.row, suspect.suggested])
      out.add(", ")
    }
    out.add(label: own)
    out.add(percent: probabilities[suspect.row, own])
    out.add("; PVI ")
    out.add(hundredths: information[suspect.row])
    for (place, token) in suspect.tokens.enumerated() {
      out.add(place == 0 ? "; '" : ", '")
      out.add(token)
      out.add("'")
    }
    if !suspect.tokens.isEmpty {
      out.add(" for ")
      out.add(label: suspect.suggested)
    }
    if let contradiction = suspect.contradiction, contradiction.rank <= Self.mostRank {
      let name = specifications[contradiction.specification].name
      out.add("; \(name) #\(contradiction.rank) says ")
      out.add(label: contradiction.label)
    }
    return out.bytes
  }
}

/// A text that grows at its end, a million times quicker than by interpolation.
private struct Words {
  private(set) var bytes: [UInt8] = []
  private let labels: StringColumn

  init(_ labels: StringColumn) {
    self.labels = labels
    bytes.reserveCapacity(64)
  }

  mutating func add(_ text: StaticString) {
    text.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  mutating func add(_ text: String) { bytes.append(contentsOf: text.utf8) }

  mutating func add(label: Int) { labels.withBytes(label) { bytes.append(contentsOf: $0) } }

  /// ` 34 %`, below 10 with one decimal.
  mutating func add(percent p: Double) {
    let tenths = Int((p * 1000).rounded())
    add(" ")
    if tenths >= 100 || tenths == 0 {
      add((Double(tenths) / 10).rounded())
    } else {
      add(digits: tenths / 10)
      add(".")
      add(digits: tenths % 10)
    }
    add(" %")
  }

  private mutating func add(_ whole: Double) { add(digits: Int(whole)) }

  /// A number with one decimal or two.
  mutating func add(hundredths number: Double) {
    let rounded = (number * 100).rounded()
    if rounded.sign == .minus { add("-") }
    let hundredths = Int(rounded.magnitude)
    add(digits: hundredths / 100)
    add(".")
    add(digits: hundredths / 10 % 10)
    if hundredths % 10 != 0 { add(digits: hundredths % 10) }
  }

  private mutating func add(digits number: Int) {
    if number >= 10 { add(digits: number / 10) }
    bytes.append(UInt8(48 + number % 10))
  }
}
