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
    let uses = chunks.usesUpToTwo
    var parts = machine.mapStretches(of: vocabulary.count) { [alphabet] range in
      Windows(of: vocabulary, range, uses: uses, alphabet)
    }
    for part in parts.indices {
      for (place, letters) in parts[part].wide {
        parts[part].keys[place] = alphabet.enter(wide: letters)
      }
    }
    let census = KeyCensus(
      parts.map(\.keys), weights: machine.join(parts.map(\.uses)), atLeast: min(2, minimumRows),
      on: machine)
    let lists = machine.mapStretches(of: parts.count) { [parts] stretch in
      var lists = SparseLists.Part()
      for part in stretch { parts[part].append(to: &lists, numbers: census.numbers(ofPart: part)) }
      return lists
    }
    ofChunk = SparseLists(columns: census.keys.count, joining: lists, on: machine)
    // The window before one of three letters or more is the same without its last.
    shorter = zip(census.keys, census.firsts).map { key, first in
      alphabet.length(of: key) > Self.lengths.lowerBound
        ? census.numbers[Int(first) - 1] : NGramChains.absent
    }
    keys = census.keys
    self.alphabet = alphabet
  }

  /// The number of distinct n-grams.
  var count: Int { keys.count }

  /// An n-gram's characters.
  func name(_ number: Int) -> String { alphabet.text(keys[number]) }

  /// The windows of some neighbouring chunks, from each letter on the shortest first.
  private struct Windows {
    var keys: [UInt64] = []
    /// How often each window's chunk is used, up to two.
    private(set) var uses: [UInt8] = []
    /// Where each chunk's windows end.
    private var ends: [Int] = []
    /// The places of windows whose letters do not fit into a key.
    private(set) var wide: [(place: Int, letters: [UInt64])] = []

    init(of chunks: Vocabulary, _ range: Range<Int>, uses: [UInt8], _ alphabet: Alphabet) {
      // From almost every letter on there is a window of each length.
      let most = range.reduce(0) { sum, chunk in sum + chunks.withBytes(chunk) { $0.count } }
      keys.reserveLargePages(most * lengths.count)
      self.uses.reserveCapacity(most * lengths.count)
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
          }
        }
        self.uses.append(
          contentsOf: repeatElement(uses[chunk], count: keys.count - self.uses.count))
        ends.append(keys.count)
      }
    }

    /// Adds each chunk's numbered windows.
    func append(to lists: inout SparseLists.Part, numbers: ArraySlice<UInt32>) {
      lists.indices.reserveCapacity(lists.indices.count + numbers.count)
      var start = numbers.startIndex
      for end in ends {
        let next = numbers.startIndex + end
        for at in start..<next where numbers[at] != KeyCensus.absent {
          lists.indices.append(numbers[at])
        }
        start = next
        lists.endList()
      }
    }
  }
}
