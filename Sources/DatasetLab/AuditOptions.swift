import Foundation

/// Everything a user can choose about an audit.
public struct AuditOptions: Sendable {
  /// What the full-input model sees.
  public enum Features: String, Sendable, CaseIterable {
    /// N-grams of words and of characters.
    case ngrams
    /// N-grams of words alone.
    case words
    /// Vectors from a file.
    case embeddings
    /// N-grams of words and of characters, and the vectors beside them.
    case both

    /// Which n-grams there are, if any.
    var kinds: TFIDF.Kinds? {
      switch self {
      case .ngrams, .both: .wordsAndCharacters
      case .words: .words
      case .embeddings: nil
      }
    }

    /// Whether vectors are needed.
    public var needsEmbeddings: Bool { self == .embeddings || self == .both }
  }

  /// Which tokens the divergence of labels is computed from.
  public enum Unigrams: String, Sendable, CaseIterable {
    /// dslab's own words.
    case words
    /// Runs of a-z and apostrophes.
    case ascii
  }

  /// How the data are read.
  public var read = ReadOptions()
  /// What the full-input model sees.
  public var features = Features.ngrams
  /// The rows' vectors, where the features or the ranker need them.
  public var embeddings: String?
  /// Another model's probabilities, which replace the full-input model.
  public var predictedProbabilities: String?
  /// How the models are chosen and trained.
  public var crossFit = CrossFit.Options()
  /// Whether it is recorded how the rows are learnt.
  public var recordsTraining: Bool {
    get { crossFit.recordsTraining && predictedProbabilities == nil }
    set { crossFit.recordsTraining = newValue }
  }
  /// Draws folds and resamples.
  public var seed: UInt64 = 0
  /// The means.
  public var machine = Machine(threads: 1)
  /// Specification files.
  public var specifications: [String] = []
  /// The data set's label for a label of a specification file.
  public var labelMap: [String: String] = [:]
  /// What rows are ranked by for the queries of specifications.
  public var ranker = QueryRanker.Kind.bm25
  /// The formula of BM25.
  public var bm25 = BM25Variant.lucene
  /// The vectors of the queries, where the ranker needs them.
  public var queryEmbeddings: String?
  /// When the queries of one specification become one ranking.
  public var queryMerging = QueryRanker.Merging.after
  /// How the rankings of queries are merged.
  public var aggregation = AggregationMethod.rrf
  /// How many rows each query ranks and each specification keeps.
  public var specificationDepth = 1000
  /// Which tokens the divergence of labels is computed from.
  public var unigrams = Unigrams.words
  /// How the divergence is smoothed.
  public var divergence = LabelDivergence.Options()
  /// Whether all probabilities go into the file, however many.
  public var storeProbabilities = false
  /// How much memory it may take at the most, in megabytes of 2^20 bytes; nil for any.
  public var mostMegabytes: Double?
  /// The words of the command line, for the record.
  public var arguments = ""

  /// The defaults.
  public init() {}
}

/// Why an audit could not be made.
public enum AuditError: Error, CustomStringConvertible, Sendable {
  /// The data cannot be read.
  case dataset(DatasetError)
  /// A specification file cannot be used.
  case specification(SpecificationError)
  /// The result cannot be stored.
  case store(StoreError)
  /// The folds leave a training part without a label.
  case labelWithoutTraining(file: String, label: String, folds: Int)
  /// It would take more memory than is allowed; megabytes, also of words alone where that helps.
  case tooLarge(file: String, needed: Double, allowed: Double, byWords: Double?)

  /// One sentence.
  public var description: String {
    switch self {
    case .dataset(let error): error.description
    case .specification(let error): error.description
    case .store(let error): error.description
    case .labelWithoutTraining(let file, let label, let folds):
      "\(file): nearly all rows of label '\(label)' have the same text, so that not every one of "
        + "\(folds) training parts has the label; --min-class-rows N sets small labels aside"
    case .tooLarge(let file, let needed, let allowed, let byWords):
      "\(file): the audit would take about \(Self.size(needed)) of memory, and --max-memory allows "
        + Self.size(allowed) + "; "
        + (byWords.map { "--features words would take about \(Self.size($0)), " } ?? "")
        + "fewer rows take less"
    }
  }

  private static func size(_ megabytes: Double) -> String {
    megabytes < 1024
      ? "\(Int(megabytes.rounded())) MB" : String(format: "%.1f GB", megabytes / 1024)
  }
}
