import DatasetLab

/// The difficulty of a data set for machines; names and units as in the file.
struct DifficultyJSON: Encodable {
  private struct View: Encodable {
    var view: String
    var shows: String
    var features: Int
    var H_Y_given_view: Double
    var v_information: Double
    var v_information_low: Double
    var v_information_high: Double
    var accuracy: Double
  }

  private struct Pair: Encodable {
    var view: String
    var beyond: String
    var H_Y_given_beyond: Double
    var H_Y_given_both: Double
    var v_information: Double
    var v_information_low: Double
    var v_information_high: Double
  }

  private struct Point: Encodable {
    var fraction: Double
    var rows: Int
    var v_information: Double
    var v_information_low: Double
    var v_information_high: Double
    var gain: Double?
    var gain_low: Double?
    var gain_high: Double?
    var accuracy: Double
  }

  private struct Slice: Encodable {
    var slice: String
    var rows: Int
    var PVI: Double
    var accuracy: Double
    var negative_PVI: Double
    var PVI_difference: Double
    var p: Double
  }

  private struct Token: Encodable {
    var label: String
    var token: String
    var count: Int
    var bits: Double
    var bits_low: Double
    var bits_high: Double
    var z: Double
  }

  /// How many tokens of each label that tell it, and as many that mislead; the file has all.
  private static let mostTokens = 50

  private let H_Y: Double
  private let views: [View]
  private let view_pairs: [Pair]
  private let slices: [Slice]
  private let token_artefacts: [Token]
  private let lexical_bias: BiasJSON?
  private let lexicon_rows: Double?
  private let keyword_learnability: Double?
  private let keyword_learnability_low: Double?
  private let keyword_learnability_high: Double?
  private let learning_curve: [Point]?
  private let more_data: String?
  private let code_bits: Double?
  private let null_code_bits: Double?
  private let uniform_code_bits: Double?
  private let compression: Double?
  private let overfits_from_penalty: Double?

  init(_ difficulty: Difficulty, labels: [String]) {
    H_Y = difficulty.labelEntropy
    views = difficulty.views.map { view in
      View(
        view: view.view.name, shows: view.view.summary, features: view.features,
        H_Y_given_view: view.conditionalEntropy, v_information: view.information.mean,
        v_information_low: view.information.low, v_information_high: view.information.high,
        accuracy: view.accuracy)
    }
    view_pairs = difficulty.pairs.map { pair in
      Pair(
        view: pair.view.name, beyond: pair.beyond.name, H_Y_given_beyond: pair.entropyBeyond,
        H_Y_given_both: pair.entropyOfBoth, v_information: pair.information.mean,
        v_information_low: pair.information.low, v_information_high: pair.information.high)
    }
    slices = difficulty.slices.slices.map { slice in
      Slice(
        slice: slice.name, rows: slice.rows, PVI: slice.information, accuracy: slice.accuracy,
        negative_PVI: slice.negative, PVI_difference: slice.difference, p: slice.p)
    }
    let artefacts = difficulty.artefacts
    token_artefacts = labels.indices.flatMap { label in
      artefacts.telling(label, most: Self.mostTokens)
        + artefacts.misleading(label, most: Self.mostTokens)
    }.map { token in
      Token(
        label: labels[token.label], token: token.token, count: token.count, bits: token.bits,
        bits_low: token.low, bits_high: token.high, z: token.z)
    }
    lexical_bias = difficulty.bias.isEmpty ? nil : BiasJSON(difficulty.bias, labels: labels)
    lexicon_rows = difficulty.lexiconRows
    keyword_learnability = difficulty.learnability?.mean
    keyword_learnability_low = difficulty.learnability?.low
    keyword_learnability_high = difficulty.learnability?.high
    learning_curve = difficulty.curve?.points.map { point in
      Point(
        fraction: point.fraction, rows: point.rows, v_information: point.information.mean,
        v_information_low: point.information.low, v_information_high: point.information.high,
        gain: point.gain?.mean, gain_low: point.gain?.low, gain_high: point.gain?.high,
        accuracy: point.accuracy)
    }
    more_data = difficulty.curve?.verdict.rawValue
    code_bits = difficulty.code?.length
    null_code_bits = difficulty.code?.nullLength
    uniform_code_bits = difficulty.code?.uniformLength
    compression = difficulty.code?.compression
    overfits_from_penalty = difficulty.penaltyPath?.alarm?.penalty
  }
}
