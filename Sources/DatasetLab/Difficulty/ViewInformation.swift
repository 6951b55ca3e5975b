/// How many bits one view of the data tells a model about the labels: H(Y) - H(Y | view).
///
/// The model is that of the audit, trained anew on the view with the audit's folds; its penalty
/// and temperature are chosen for the view. A fold in which no model beats the null model for sure
/// ignores the view. But for that, the figures of the view `full` are the audit's own.
/// Source: K. Ethayarajh, Y. Choi, S. Swayamdipta, "Understanding dataset difficulty with
/// V-usable information", ICML 2022, https://proceedings.mlr.press/v162/ethayarajh22a.html.
public struct ViewInformation: Sendable {
  /// The view.
  public let view: InputView
  /// The number of features that the model was trained on, V.
  public let features: Int
  /// The penalty λ that the folds chose, their median; infinity where most ignore
  /// the view, nil where nothing was trained.
  public let penalty: Double?
  /// The V-information in bits, with its 95 % interval.
  public let information: BootstrapMean
  /// H(Y | view) in bits: the mean cost of the given label.
  public let conditionalEntropy: Double
  /// The share of rows whose most probable label is the given one.
  public let accuracy: Double
  /// What the given label costs with the view, in bits, by row.
  let bits: [Double]
}

/// How many bits one view tells beyond another: H(Y | beyond) - H(Y | both).
///
/// With the V-information of the view `beyond` it adds up to that of both together. Where one of
/// the two is made of the other, both together are the larger one: what the text tells beyond
/// the words of a lexicon, which it contains, is H(Y | lexicon) - H(Y | text).
/// Source: J. Hewitt, K. Ethayarajh, P. Liang, C. D. Manning, "Conditional probing: measuring
/// usable information beyond a baseline", EMNLP 2021,
/// https://doi.org/10.18653/v1/2021.emnlp-main.122.
public struct ConditionalInformation: Sendable {
  /// The view that is added.
  public let view: InputView
  /// The view that is known already.
  public let beyond: InputView
  /// H(Y | beyond) in bits.
  public let entropyBeyond: Double
  /// H(Y | both) in bits.
  public let entropyOfBoth: Double
  /// The difference with its 95 % interval, row by row; below zero the model of both is the worse
  /// one out of sample.
  public let information: BootstrapMean
}
