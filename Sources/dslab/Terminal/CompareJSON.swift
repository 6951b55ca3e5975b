import DatasetLab

/// `dslab compare` for machines; units and orientation as in docs/comparing.md.
enum CompareJSON {
  struct Interval: Encodable {
    var mean: Double
    var low: Double
    var high: Double

    init(_ value: BootstrapMean) { (mean, low, high) = (value.mean, value.low, value.high) }
    init(mean: Double, low: Double, high: Double) { (self.mean, self.low, self.high) = (mean, low, high) }
  }

  private struct Result: Encodable {
    var labels: [String]
    var datasets: [Profile]
    var label_pairs: [Divergence]
    var transfer: [Cell]
    var adversarial: [Adversarial]
    var criteria: [Criterion]
    var alike: [Alike]
    var similarity: Double
    var recall: Double
    var pairs_not_compared: Int
    var inconsistent_pairs: Int
    var inconsistent: [Pair]
  }

  private struct Profile: Encodable {
    var name: String
    var rows: Int
    var label_rows: [Int]
    var imbalance: Double
    var tokens: Int
    var vocabulary: Int
    var copies: Int
    var copy_groups: Int
    var conflicting_groups: Int
    var conflicting_rows: Int
    var emoji_variants: Int
    var H_Y: Double
    var v_information: Interval
    var accuracy: Interval
    var macro_f1: Double
    var mcc: Double
    var health: Double
    var estimated_errors: Int
  }

  private struct Divergence: Encodable {
    var dataset: String
    var label_a: String
    var label_b: String
    var tokens: Int
    var js_divergence: Interval
  }

  private struct Cell: Encodable {
    var trained_on: String
    var tested_on: String
    var rows: Int
    var left_out: Int
    var accuracy: Double
    var macro_f1: Double
    var mcc: Double
    var v_information: Interval
    var over_tested_prior: Double
    var accuracy_difference: Interval?
    var mcnemar_p: Double?
    var impossible: [Row]
  }

  private struct Row: Encodable {
    var id: String
    var line: Int
    var label: String
    var PVI: Double
  }

  private struct Adversarial: Encodable {
    var a: String
    var b: String
    var rows_each: Int
    var auroc: Interval
    var accuracy: Double
    var mcc: Double
    var distance: Double
    var tokens_a: [Token]
    var tokens_b: [Token]
  }

  private struct Token: Encodable {
    var token: String
    var part: Double
    var share_a: Double
    var share_b: Double

    init(_ token: AdversarialValidation.Token) {
      (self.token, part) = (token.token, token.part)
      (share_a, share_b) = (token.shareA, token.shareB)
    }
  }

  private struct Criterion: Encodable {
    var a: String
    var b: String
    var compared: Int
    var significant: Int
    var words: [Word]
  }

  private struct Word: Encodable {
    var token: String
    var label: String
    var z: Double
    var significant: Bool
    var share_a: Double
    var share_b: Double
    var rows_a: Int
    var rows_b: Int
  }

  private struct Alike: Encodable {
    var a: String
    var b: String
    var alike: Int
    var inconsistent: Int
    var sample_rows: Int
    var sampled_inconsistent: Interval
  }

  private struct Pair: Encodable {
    var similarity: Double
    var likeness: String
    var a: Side
    var b: Side
  }

  private struct Side: Encodable {
    var dataset: String
    var id: String
    var line: Int
    var label: String
    var rows: Int
    var only: [String]
  }

  static func text(_ result: Comparison, top: Int) throws -> String {
    let data = result.data
    func name(_ dataset: Int) -> String { data.datasets[dataset].name }
    func side(_ row: Int, _ rows: Int, _ only: [String]) -> Side {
      let place = data.place(of: row)
      return Side(
        dataset: name(data.dataset(of: row)), id: place.id, line: place.line,
        label: data.label(of: row), rows: rows, only: only)
    }
    return try ExperimentJSON.encode(
      Result(
        labels: data.labels.names, datasets: result.profiles.map(profile),
        label_pairs: result.divergence.pairs.map {
          Divergence(
            dataset: name($0.dataset), label_a: data.labels[$0.a], label_b: data.labels[$0.b],
            tokens: result.divergence.tokens,
            js_divergence: Interval(mean: $0.mean, low: $0.low, high: $0.high))
        }, transfer: result.transfer.cells.map { cell($0, data, top: top) },
        adversarial: result.adversarial.map { own in
          Adversarial(
            a: name(own.a), b: name(own.b), rows_each: own.rows,
            auroc: Interval(mean: own.area.area, low: own.area.low, high: own.area.high),
            accuracy: own.agreement.accuracy, mcc: own.agreement.mcc, distance: own.distance,
            tokens_a: own.tokensOfA.prefix(top).map(Token.init),
            tokens_b: own.tokensOfB.prefix(top).map(Token.init))
        },
        criteria: result.criteria.map { own in
          Criterion(
            a: name(own.a), b: name(own.b), compared: own.compared, significant: own.significant,
            words: own.tokens.prefix(top).map { word($0, data.labels) })
        },
        alike: result.inconsistency.counts.map {
          Alike(
            a: name($0.a), b: name($0.b), alike: $0.alike, inconsistent: $0.inconsistent,
            sample_rows: $0.sampleRows,
            sampled_inconsistent: Interval(
              mean: $0.sampled, low: $0.sampledLow, high: $0.sampledHigh))
        }, similarity: result.inconsistency.near.threshold,
        recall: result.inconsistency.near.recall,
        pairs_not_compared: result.inconsistency.near.skipped,
        inconsistent_pairs: result.inconsistency.pairs.count,
        inconsistent: result.inconsistency.pairs.prefix(top).map {
          Pair(
            similarity: $0.similarity, likeness: $0.likeness.rawValue,
            a: side($0.a, $0.rowsA, $0.onlyA), b: side($0.b, $0.rowsB, $0.onlyB))
        }))
  }

  private static func profile(_ own: DatasetProfile) -> Profile {
    Profile(
      name: own.name, rows: own.rows, label_rows: own.labelCounts, imbalance: own.imbalance,
      tokens: own.tokens, vocabulary: own.vocabulary, copies: own.duplicates.redundant,
      copy_groups: own.duplicates.groups, conflicting_groups: own.duplicates.conflicting,
      conflicting_rows: own.duplicates.conflictingRows,
      emoji_variants: own.duplicates.emojiVariants, H_Y: own.own.information.labelEntropy,
      v_information: Interval(own.own.information.information),
      accuracy: Interval(own.own.accuracy), macro_f1: own.own.agreement.macroF1,
      mcc: own.own.agreement.mcc, health: own.own.learning.overallHealth,
      estimated_errors: own.own.learning.calibratedIssueCount)
  }

  private static func cell(_ cell: Transfer.Cell, _ data: ComparisonData, top: Int) -> Cell {
    Cell(
      trained_on: data.datasets[cell.trainedOn].name, tested_on: data.datasets[cell.testedOn].name,
      rows: cell.rows, left_out: cell.leftOut, accuracy: cell.agreement.accuracy,
      macro_f1: cell.agreement.macroF1, mcc: cell.agreement.mcc,
      v_information: Interval(cell.information), over_tested_prior: cell.overOwnPrior,
      accuracy_difference: cell.difference.map { Interval($0.accuracy) },
      mcnemar_p: cell.difference?.test.p,
      impossible: cell.impossible.prefix(top).map { row in
        let place = data.place(of: row.row)
        return Row(id: place.id, line: place.line, label: data.label(of: row.row), PVI: row.bits)
      })
  }

  private static func word(_ token: LabellingCriterion.Token, _ labels: LabelSet) -> Word {
    Word(
      token: token.token, label: labels[token.label], z: token.z,
      significant: token.isSignificant, share_a: token.shareA, share_b: token.shareB,
      rows_a: token.rowsA, rows_b: token.rowsB)
  }
}
