import DatasetLab

/// `dslab compare` for machines.
enum CompareJSON {
  static func text(_ result: Comparison, top: Int) throws -> String {
    let data = result.data
    func name(_ dataset: Int) -> String { data.datasets[dataset].name }
    func ids(_ rows: [Int]) -> [String] { rows.map { data.place(of: $0).id } }
    func side(
      _ row: Int, _ rows: Int, _ others: [Int], _ otherEmoji: [Int], _ only: [String]
    ) -> ComparedValues.Side {
      let place = data.place(of: row)
      return ComparedValues.Side(
        dataset: name(data.dataset(of: row)), id: place.id, line: place.line,
        label: data.label(of: row), rows: rows, others: ids(others),
        others_emoji: ids(otherEmoji), only: only)
    }
    return try ExperimentJSON.encode(
      ComparedValues.Result(
        labels: data.labels.names, datasets: result.profiles.map(profile),
        label_pairs: result.divergence.pairs.map {
          ComparedValues.Divergence(
            dataset: name($0.dataset), label_a: data.labels[$0.a], label_b: data.labels[$0.b],
            tokens: result.divergence.tokens,
            js_divergence: ComparedValues.Interval(mean: $0.mean, low: $0.low, high: $0.high))
        }, transfer: result.transfer.cells.map { cell($0, data, top: top) },
        adversarial: result.adversarial.map { own in
          ComparedValues.Adversarial(
            a: name(own.a), b: name(own.b), rows_each: own.rows,
            auroc: ComparedValues.Interval(
              mean: own.area.area, low: own.area.low, high: own.area.high),
            accuracy: own.agreement.accuracy, mcc: own.agreement.mcc, distance: own.distance,
            tokens_a: own.tokensOfA.prefix(top).map(ComparedValues.Token.init),
            tokens_b: own.tokensOfB.prefix(top).map(ComparedValues.Token.init))
        },
        criteria: result.criteria.map { own in
          ComparedValues.Criterion(
            a: name(own.a), b: name(own.b), compared: own.compared, significant: own.significant,
            words: own.tokens.prefix(top).map { word($0, data.labels) })
        },
        specifications: specifications(result), reference_labels: references(result, top: top),
        alike: result.inconsistency.counts.map {
          ComparedValues.Alike(
            a: name($0.a), b: name($0.b), alike: $0.alike, inconsistent: $0.inconsistent,
            sample_rows: $0.sampleRows,
            sampled_inconsistent: ComparedValues.Interval(
              mean: $0.sampled, low: $0.sampledLow, high: $0.sampledHigh))
        }, similarity: result.inconsistency.near.threshold,
        recall: result.inconsistency.near.recall,
        pairs_not_compared: result.inconsistency.near.skipped,
        inconsistent_pairs: result.inconsistency.pairs.count,
        inconsistent: result.inconsistency.pairs.prefix(top).map {
          ComparedValues.Pair(
            similarity: $0.similarity, likeness: $0.likeness.rawValue,
            a: side($0.a, $0.rowsA, $0.othersA, $0.otherEmojiA, $0.onlyA),
            b: side($0.b, $0.rowsB, $0.othersB, $0.otherEmojiB, $0.onlyB))
        }))
  }

  private static func profile(_ own: DatasetProfile) -> ComparedValues.Profile {
    ComparedValues.Profile(
      name: own.name, rows: own.rows, label_rows: own.labelCounts, imbalance: own.imbalance,
      tokens: own.tokens, vocabulary: own.vocabulary, copies: own.duplicates.redundant,
      copy_groups: own.duplicates.groups, conflicting_groups: own.duplicates.conflicting,
      conflicting_rows: own.duplicates.conflictingRows,
      emoji_variants: own.duplicates.emojiVariants, H_Y: own.own.information.labelEntropy,
      v_information: ComparedValues.Interval(own.own.information.information),
      accuracy: ComparedValues.Interval(own.own.accuracy), macro_f1: own.own.agreement.macroF1,
      mcc: own.own.agreement.mcc, health: own.own.learning.overallHealth,
      estimated_errors: own.own.learning.calibratedIssueCount)
  }

  private static func cell(_ cell: Transfer.Cell, _ data: ComparisonData, top: Int)
    -> ComparedValues.Cell
  {
    ComparedValues.Cell(
      trained_on: data.datasets[cell.trainedOn].name, tested_on: data.datasets[cell.testedOn].name,
      rows: cell.rows, left_out: cell.leftOut, accuracy: cell.agreement.accuracy,
      macro_f1: cell.agreement.macroF1, mcc: cell.agreement.mcc,
      v_information: ComparedValues.Interval(cell.information),
      over_tested_prior: cell.overOwnPrior,
      accuracy_difference: cell.difference.map { ComparedValues.Interval($0.accuracy) },
      mcnemar_p: cell.difference?.test.p,
      impossible: cell.impossible.prefix(top).map { row in
        let place = data.place(of: row.row)
        return ComparedValues.Row(
          id: place.id, line: place.line, label: data.label(of: row.row), PVI: row.bits)
      })
  }

  private static func word(_ token: LabellingCriterion.Token, _ labels: LabelSet)
    -> ComparedValues.Word
  {
    ComparedValues.Word(
      token: token.token, label: labels[token.label], z: token.z,
      significant: token.isSignificant, share_a: token.shareA, share_b: token.shareB,
      rows_a: token.rowsA, rows_b: token.rowsB)
  }
}
