/// V-information and accuracy as the penalty on the model's weights is weakened, without
/// calibration: where accuracy still rises while V-information falls, the model overfits.
///
/// Out of sample, a model that is fitted too closely first becomes too sure of what it gets wrong.
/// That costs bits long before it costs right answers, so accuracy alone does not show it.
public struct PenaltyPath: Sendable {
  /// One penalty.
  public struct Point: Sendable {
    /// λ.
    public let penalty: Double
    /// The V-information in bits with its 95 % interval.
    public let information: BootstrapMean
    /// What it gained over the stronger penalty before, row by row; nil for the first.
    public let gain: BootstrapMean?
    /// The share of rows whose most probable label is the given one.
    public let accuracy: Double

    package init(
      penalty: Double, information: BootstrapMean, gain: BootstrapMean?, accuracy: Double
    ) {
      self.penalty = penalty
      self.information = information
      self.gain = gain
      self.accuracy = accuracy
    }
  }

  /// The points, strongest penalty first.
  public let points: [Point]

  /// λ, strongest first; the first four are those that the audit chooses among.
  public static let penalties = [2, 0.5, 0.125, 0.03125, 0.0078125]

  /// The first penalty at which V-information has fallen for sure although accuracy rose; nil
  /// where there is none.
  public var alarm: Point? {
    zip(points, points.dropFirst()).first { stronger, weaker in
      (weaker.gain?.high ?? 0) < 0 && weaker.accuracy > stronger.accuracy
    }?.1
  }

  package init(points: [Point]) { self.points = points }

  /// Trains.
  ///
  /// - Parameters:
  ///   - features: What models see.
  ///   - models: Trains.
  init(features: FactoredFeatures, models: TrainedViews) {
    var points: [Point] = []
    var last: [Double]?
    for penalty in Self.penalties {
      var options = models.options
      options.penalties = [penalty]
      options.calibrate = false
      options.canIgnoreInput = false
      let trained = models.train(.full, features: features, options: options)
      points.append(
        Point(
          penalty: penalty, information: trained.information,
          gain: last.map { models.difference($0, trained.bits) }, accuracy: trained.accuracy))
      last = trained.bits
    }
    self.points = points
  }
}
