/// The methods a command can name.
///
/// CombX scores are brought to 0...1 by each ranking's least and greatest; with `-sum` to shares
/// of their sum, with `-z` to mean 0 and variance 1.
public enum AggregationMethod: String, Sendable, CaseIterable {
  /// Reciprocal rank fusion.
  case rrf
  /// Borda's count.
  case borda
  /// Inverse square rank.
  case isr
  /// Inverse square rank, the number of rankings counting by its logarithm.
  case logISR = "log-isr"
  /// Rank-biased centroids.
  case rbc
  /// The sum of scores.
  case combsum
  /// The sum of scores as shares.
  case combsumSum = "combsum-sum"
  /// The sum of z-scores.
  case combsumZ = "combsum-z"
  /// The sum of scores times the number of rankings.
  case combmnz
  /// The sum of scores as shares, times the number of rankings.
  case combmnzSum = "combmnz-sum"
  /// The sum of z-scores times the number of rankings.
  case combmnzZ = "combmnz-z"
  /// The greatest score.
  case combmax
  /// The greatest share.
  case combmaxSum = "combmax-sum"
  /// The greatest z-score.
  case combmaxZ = "combmax-z"
  /// The least score.
  case combmin
  /// The least share.
  case combminSum = "combmin-sum"
  /// The least z-score.
  case combminZ = "combmin-z"
  /// The median score.
  case combmed
  /// The median share.
  case combmedSum = "combmed-sum"
  /// The median z-score.
  case combmedZ = "combmed-z"
  /// The median rank.
  case median
  /// Victories less defeats.
  case copeland
  /// Majorities, strongest first.
  case condorcet
  /// Strongest paths of majorities.
  case schulze
  /// A walk towards rows that beat others.
  case mc4
  /// Fewest contradicted preferences.
  case kemeny
  /// Least differences of ranks.
  case footrule
  /// Robust rank aggregation.
  case rra

  /// The method itself.
  public var aggregation: any RankAggregation {
    switch self {
    case .rrf: ReciprocalRankFusion()
    case .borda: BordaCount()
    case .isr: InverseSquareRank()
    case .logISR: InverseSquareRank(isLogarithmic: true)
    case .rbc: RankBiasedCentroid()
    case .combsum: CombSUM()
    case .combsumSum: CombSUM(normalisation: .sum)
    case .combsumZ: CombSUM(normalisation: .z)
    case .combmnz: CombMNZ()
    case .combmnzSum: CombMNZ(normalisation: .sum)
    case .combmnzZ: CombMNZ(normalisation: .z)
    case .combmax: CombMAX()
    case .combmaxSum: CombMAX(normalisation: .sum)
    case .combmaxZ: CombMAX(normalisation: .z)
    case .combmin: CombMIN()
    case .combminSum: CombMIN(normalisation: .sum)
    case .combminZ: CombMIN(normalisation: .z)
    case .combmed: CombMED()
    case .combmedSum: CombMED(normalisation: .sum)
    case .combmedZ: CombMED(normalisation: .z)
    case .median: MedianRank()
    case .copeland: Copeland()
    case .condorcet: Condorcet()
    case .schulze: Schulze()
    case .mc4: MC4()
    case .kemeny: Kemeny()
    case .footrule: FootruleOptimal()
    case .rra: RobustRankAggregation()
    }
  }
}
