/// The layout of reference.json.
package struct ReferenceCases: Decodable {
  /// Cases of one kind and the packages whose values they hold.
  package struct Group<Case: Decodable>: Decodable {
    package var source: String
    package var cases: [Case]
  }

  package var training: Group<TrainingCase>
  package var information: Group<InformationCase>
  package var confident_learning: Group<LearningCase>
  package var divergence: Group<DivergenceCase>
  package var bm25: Group<BM25Case>
  package var aggregation: Group<AggregationCase>
}

/// Texts, and the logistic regression of their TF-IDF values.
package struct TrainingCase: Decodable {
  package var texts: [String]
  package var given: [Int32]
  package var penalty: Double
  package var columns: Int
  package var entries: Int
  package var sum: Double
  package var loss: Double
  package var probabilities: [Double]
}

/// Probabilities with and without input, and the bits that lie between them.
package struct InformationCase: Decodable {
  package var given: [Int32]
  package var classes: Int
  package var probabilities: [Double]
  package var null: [Double]
  package var pvi: [Double]
  package var mean: Double
  package var label_entropy: Double
}

/// Labels and probabilities, flags by filter, and vectors and matrices by name.
package struct LearningCase: Decodable {
  package var given: [Int32]
  package var classes: Int
  package var probabilities: [Double]
  package var flags: [String: [Int]]
  package var values: [String: [Double]]
}

/// Rows of words with labels, and the bits between every two labels.
package struct DivergenceCase: Decodable {
  package var rows: [String]
  package var given: [Int32]
  package var bits: [Double]
}

/// Rows and queries of words, and every row's score for every query by method.
package struct BM25Case: Decodable {
  package var rows: [String]
  package var queries: [String]
  package var scores: [String: [[Double]]]
}

/// Rankings, and every row's merged score by method.
package struct AggregationCase: Decodable {
  package struct Ranked: Decodable {
    package var rows: [UInt32]
    package var scores: [Double]
  }

  package var rankings: [Ranked]
  package var merged: [String: [String: Double]]
}
