/// What a model of one data set makes of another: trained-on x tested-on.
///
/// The model of data set A is trained on all of its rows, with the penalty and temperature that
/// cross-fitting A chose, and asked about the rows of B. Rows of B that say the same as one of A
/// are left out, so that nothing is tested on what was learnt. On the diagonal stands the
/// cross-fitted model.
public struct Transfer: Sendable {
  /// A model and the rows it was asked about.
  public struct Cell: Sendable {
    /// The data set the model was trained on.
    public let trainedOn: Int
    /// The data set it was asked about.
    public let testedOn: Int
    /// The rows that it was asked about.
    public let rows: Int
    /// The rows of the tested data set that say the same as a row trained on.
    public let leftOut: Int
    /// Agreement of predictions and labels.
    public let agreement: Agreement
    /// Mean PVI in bits: what the text tells this model about labels, beyond the null model of
    /// the data it was trained on.
    public let information: BootstrapMean
    /// The same beyond the label frequencies of the tested data; below zero, they alone are better.
    public let overOwnPrior: Double
    /// The comparison with the tested data set's own cross-fitted model; nil on the diagonal.
    public let difference: Difference?
    /// The rows of least PVI, those that this model finds impossible, the least first.
    public let impossible: [Row]
  }

  /// A row and its PVI in bits.
  public struct Row: Sendable, Hashable {
    /// The row.
    public let row: Int
    /// PVI of its label under the model.
    public let bits: Double
  }

  /// By how much a model is better than the data's own on the same rows.
  public struct Difference: Sendable, Hashable {
    /// The difference in accuracy, below zero where the own model is better; texts resampled.
    public let accuracy: BootstrapMean
    /// Rows that one is right about and the other is not, this model first.
    public let test: McNemar
  }

  /// How many impossible rows are kept.
  public static let impossibleRows = 20

  /// The cells, by trained-on and then tested-on.
  public let cells: [Cell]

  /// Trains and asks.
  ///
  /// - Parameters:
  ///   - data: The data sets.
  ///   - own: The cross-fitted models of all of them.
  ///   - seed: Draws the resamples.
  ///   - machine: The means.
  init(_ data: ComparisonData, own: [OwnModel], seed: UInt64, on machine: Machine) {
    let design = DesignMatrix(rows: data.given.count, features: data.features, on: machine)
    let sets = data.datasets.indices.map { Array(data.rows(of: $0)) }
    let models = SubsetModels(
      design: design, given: data.given, classes: data.labels.count, sets: sets,
      penalties: own.map(\.penalty), on: machine)
    let words = data.identities.words
    var cells: [Cell] = []
    for trained in data.datasets.indices {
      let known = Set(data.rows(of: trained).lazy.map { words[$0] })
      let prior = data.prior(of: trained)
      for tested in data.datasets.indices {
        var rng = SplitMix64(seed: ByteHash.mix(seed &+ UInt64(cells.count)))
        if tested == trained {
          cells.append(Cell(data, diagonal: trained, own: own[trained]))
          continue
        }
        let rows = data.rows(of: tested).filter {
          !(data.identities.hasWords($0) && known.contains(words[$0]))
        }
        let answers = models.probabilities(trained, rows: rows)
          .tempered(own[trained].temperature)
        cells.append(
          Cell(
            data, trained: trained, tested: tested, rows: rows, answers: answers, prior: prior,
            own: own[tested], using: &rng, threads: machine.threads))
      }
    }
    self.cells = cells
  }

  /// The cell of a model and a data set.
  public subscript(trainedOn: Int, testedOn: Int) -> Cell {
    cells[trainedOn * Int(Double(cells.count).squareRoot().rounded()) + testedOn]
  }
}

extension ComparisonData {
  /// The share of each label in a data set.
  func prior(of dataset: Int) -> [Double] {
    let counts = datasets[dataset].classCounts
    return counts.map { Double($0) / Double(datasets[dataset].count) }
  }
}
