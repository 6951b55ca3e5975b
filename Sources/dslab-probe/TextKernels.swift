import DatasetLab

/// What is made of texts: tokens, features, rankings. Their work is with bytes and tables, so that
/// memory and arithmetic are far from binding them.
struct TextKernels {
  let data: Dataset
  let limits: Limits
  let budget: Double
  private var machine: Machine { limits.machine }

  /// Normalising, cutting up and hashing; reads the texts, writes ids and vocabularies.
  func tokenise() -> (kernel: Kernel, texts: TokenizedTexts) {
    var made = TokenizedTexts(data.texts, seed: 0, on: machine)
    let passes = Stopwatch.passes(budget: budget) {
      made = TokenizedTexts(data.texts, seed: 0, on: machine)
    }
    let rows = data.texts.count
    let work = Work(
      bytes: data.texts.byteCount + 8 * (rows + made.hashes.count) + made.chunks.bytes
        + made.words.bytes)
    return (Kernel("tokenise and hash", work, passes: passes, limits: limits), made)
  }

  /// Counting and weighing n-grams; reads ids and vocabularies, writes the factored matrix.
  func featurise(_ texts: TokenizedTexts) -> (kernel: Kernel, features: FactoredFeatures) {
    var made = TFIDF(texts, on: machine).features
    let passes = Stopwatch.passes(budget: budget) { made = TFIDF(texts, on: machine).features }
    let scales = 4 * ((made.rowScales?.count ?? 0) + (made.columnWeights?.count ?? 0))
    let lists = [made.chunks, made.contents, made.entries]
    let entries = made.entries.indices.count
    let work = Work(
      bytes: texts.chunks.bytes + texts.words.bytes + lists.reduce(scales) { $0 + $1.bytes },
      // A value's weight, its square, and that added to the row's length.
      operations: 3 * entries)
    return (Kernel("TF-IDF", work, passes: passes, limits: limits), made)
  }

  /// Ranking rows for queries, which are the first words of some of the rows themselves.
  func rank(_ words: Corpus, queries: Int, depth: Int) -> Kernel {
    let step = max(1, words.count / queries)
    let queries = stride(from: 0, to: words.count, by: step).map { words.tokens(of: $0).prefix(8) }
    let index = BM25(words)
    var found = 0
    let passes = Stopwatch.passes(budget: budget) {
      found = index.rank(queries.map(Array.init), depth: depth, on: machine)
        .reduce(0) { $0 + $1.count }
    }
    let postings = queries.joined().map(Int.init)
      .reduce(0) { $0 + index.starts[$1 + 1] - index.starts[$1] }
    // A row number and a part of its score are read, and the best of both written.
    let work = Work(bytes: 8 * (postings + found), operations: postings)
    return Kernel("BM25 retrieval", work, passes: passes, limits: limits)
  }
}

extension Corpus {
  /// The size of its ids, of where rows end, and of the vocabulary.
  var bytes: Int { 4 * tokenCount + 8 * count + vocabulary.bytes }
}

extension Vocabulary {
  /// The size of its entries and of where they end.
  var bytes: Int { byteCount + 8 * count }
}

extension SparseLists {
  /// The size of its three arrays.
  var bytes: Int { 8 * starts.count + 4 * indices.count + 4 * (values?.count ?? 0) }
}
