/// The character n-grams of every chunk: windows of 2 to 5 scalars over the chunk with a blank
/// before and after it.
///
/// They belong to a chunk whichever row it stands in, so they are taken once per distinct chunk.
struct CharacterGrams: Sendable {
  /// The lengths of n-grams, in scalars.
  static let lengths = 2...5

  /// The n-grams of each chunk, repeats included; some that are too rare are left out.
  let ofChunk: SparseLists
  /// By n-gram, the same without its last scalar, which has a smaller number.
  let shorter: [UInt32]
  private let keys: [UInt64]
  private let alphabet: Alphabet

  /// Takes the n-grams of all chunks.
  ///
  /// - Parameters:
  ///   - chunks: The chunks of each row.
  ///   - minimumRows: N-grams that surely have fewer rows are left out.
  ///   - machine: The means; numbers do not depend on them.
  init(_ chunks: Corpus, minimumRows: Int, on machine: Machine) {
    let vocabulary = chunks.vocabulary
    var alphabet = Alphabet(vocabulary)
    let parts = machine.mapStretches(of: vocabulary.count) { [alphabet] range in
      Windows(of: vocabulary, range, alphabet)
    }
    var windows = Windows(joining: parts, on: machine)
    for (place, letters) in windows.wide { windows.keys[place] = alphabet.enter(wide: letters) }

    let uses = chunks.usesUpToTwo
    var weights: [UInt8] = []
    weights.reserveCapacity(windows.keys.count)
    for (chunk, end) in windows.ends.enumerated() {
      weights.append(contentsOf: repeatElement(uses[chunk], count: end - weights.count))
    }
    let census = KeyCensus(
      windows.keys, weights: weights, atLeast: min(2, minimumRows), on: machine)
    let kept = machine.mapStretches(of: vocabulary.count) { [windows] range in
      var kept = SparseLists.Part()
      for chunk in range {
        for at in (chunk == 0 ? 0 : windows.ends[chunk - 1])..<windows.ends[chunk]
        where census.numbers[at] != KeyCensus.absent {
          kept.indices.append(census.numbers[at])
        }
        kept.endList()
      }
      return kept
    }
    ofChunk = SparseLists(columns: census.keys.count, joining: kept, on: machine)
    shorter = census.firsts.map { first in
      windows.goesOn[Int(first)] ? census.numbers[Int(first) - 1] : NGramChains.absent
    }
    keys = census.keys
    self.alphabet = alphabet
  }

  /// The number of distinct n-grams.
  var count: Int { keys.count }

  /// An n-gram's characters.
  func name(_ number: Int) -> String { alphabet.text(keys[number]) }

  /// The windows of some neighbouring chunks.
  private struct Windows {
    var keys: [UInt64] = []
    /// Whether a window is the one before it and one more scalar.
    var goesOn: [Bool] = []
    var ends: [Int] = []
    /// The places of windows whose letters do not fit into a key.
    var wide: [(place: Int, letters: [UInt64])] = []

    init(joining parts: [Windows], on machine: Machine) {
      keys = machine.join(parts.map(\.keys))
      goesOn = machine.join(parts.map(\.goesOn))
      var before = 0
      for part in parts {
        ends.append(contentsOf: part.ends.lazy.map { $0 + before })
        wide.append(contentsOf: part.wide.lazy.map { ($0.place + before, $0.letters) })
        before += part.keys.count
      }
    }

    init(of chunks: Vocabulary, _ range: Range<Int>, _ alphabet: Alphabet) {
      var letters: [UInt64] = []
      for chunk in range {
        chunks.withBytes(chunk) { alphabet.spell($0, into: &letters) }
        for start in letters.indices.dropLast() {
          var key = letters[start]
          var isWide = Alphabet.isWide(key)
          for end in start + 1..<min(start + lengths.upperBound, letters.count) {
            isWide = isWide || Alphabet.isWide(letters[end])
            key = key << Alphabet.bits | letters[end]
            if isWide { wide.append((keys.count, Array(letters[start...end]))) }
            keys.append(key)
            goesOn.append(end > start + 1)
          }
        }
        ends.append(keys.count)
      }
    }
  }
}
