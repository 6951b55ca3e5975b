/// Texts as sequences of token ids over one vocabulary.
///
/// The tokens of all rows lie one after the other; `tokens(of:)` gives a row's own.
public struct Corpus: Sendable {
  /// The distinct tokens; a token's position is its id.
  public private(set) var vocabulary = Vocabulary()
  private var stream: [UInt32] = []
  private var ends: [Int] = []

  /// Creates an empty corpus.
  public init() {}

  /// Creates a corpus from rows of tokens.
  ///
  /// - Parameter rows: The tokens of each row, in order.
  public init(_ rows: some Sequence<[String]>) {
    for row in rows { append(row) }
  }

  /// Wraps sequences of ids over a vocabulary.
  init(vocabulary: Vocabulary, stream: [UInt32], ends: [Int]) {
    self.vocabulary = vocabulary
    self.stream = stream
    self.ends = ends
  }

  /// Rows without tokens.
  init(emptyRows rows: Int) { ends = Array(repeating: 0, count: rows) }

  /// Joins corpora row after row; tokens are numbered as if it had been one from the start.
  ///
  /// A part is let go of as soon as it has been copied, if nobody else holds it.
  init(joining parts: consuming [Corpus]) {
    let tokens = parts.reduce(0) { $0 + $1.tokenCount }
    for at in parts.indices {
      var part = Corpus()
      swap(&part, &parts[at])
      if at == 0 {
        self = part
        continue
      }
      stream.reserveCapacity(tokens)
      let ids = part.vocabulary.indices.map { id in
        part.vocabulary.withBytes(id) { vocabulary.enter($0) }
      }
      let before = stream.count
      stream.append(contentsOf: part.stream.lazy.map { ids[Int($0)] })
      ends.append(contentsOf: part.ends.lazy.map { $0 + before })
    }
  }

  /// Some of the rows, in the given order; the vocabulary stays as it is.
  func selecting(_ rows: [Int]) -> Corpus {
    var selected = Corpus(vocabulary: vocabulary, stream: [], ends: [])
    for row in rows {
      selected.stream += tokens(of: row)
      selected.endRow()
    }
    return selected
  }

  /// How often each token occurs, counted up to two.
  var usesUpToTwo: [UInt8] {
    var uses = [UInt8](repeating: 0, count: vocabulary.count)
    for token in stream where uses[Int(token)] < 2 { uses[Int(token)] += 1 }
    return uses
  }

  /// The rows as lists of token ids.
  var lists: SparseLists {
    SparseLists(
      columns: vocabulary.count, starts: [0] + ends.map(Int64.init), indices: stream)
  }

  /// The number of rows, N.
  public var count: Int { ends.count }

  /// The number of tokens in all rows.
  public var tokenCount: Int { stream.count }

  /// The id of a token, or nil where no row has it.
  public func id(of token: String) -> UInt32? { vocabulary.id(of: token) }

  /// The token ids of a row, in reading order.
  public func tokens(of row: Int) -> ArraySlice<UInt32> {
    stream[(row == 0 ? 0 : ends[row - 1])..<ends[row]]
  }

  /// Adds a row at the end; tokens not met before get the next ids.
  ///
  /// - Parameter tokens: The row's tokens, in reading order.
  public mutating func append(_ tokens: some Sequence<String>) {
    for token in tokens { stream.append(vocabulary.enter(token)) }
    endRow()
  }

  /// Adds a token to the row that is being built.
  mutating func add(_ bytes: UnsafeBufferPointer<UInt8>) { stream.append(vocabulary.enter(bytes)) }

  /// Ends the row that is being built.
  mutating func endRow() { ends.append(stream.count) }
}
