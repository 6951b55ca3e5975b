import DatasetLab

/// Lexical bias for machines; names and units as in the file.
struct BiasJSON: Encodable {
  private struct Word: Encodable {
    var label: String
    var word: String
    var word_group: String?
    var known: Bool
    var rows: Int
    var p: Double
    var asym: Double
    var sym: Double
    var mean: Double
  }

  private struct Mean: Encodable {
    var label: String
    var word_group: String?
    var words: Int
    var known: Int
    var p_empty: Double
    var phi: Double
    var asym: Double?
    var sym: Double?
    var mean: Double?
  }

  private struct Area: Encodable {
    var column: String
    var identity: String
    var label: String
    var rows: Int
    var positive: Int
    var negative: Int
    var background_positive: Int
    var background_negative: Int
    var subgroup_auc: Double?
    var subgroup_auc_low: Double?
    var subgroup_auc_high: Double?
    var bpsn_auc: Double?
    var bpsn_auc_low: Double?
    var bpsn_auc_high: Double?
    var bnsp_auc: Double?
    var bnsp_auc_low: Double?
    var bnsp_auc_high: Double?
  }

  private struct AreaMean: Encodable {
    var column: String
    var label: String
    var power: Double
    var subgroup_auc: Double?
    var bpsn_auc: Double?
    var bnsp_auc: Double?
  }

  private struct Flip: Encodable {
    var from_label: String
    var to_label: String
    var rows: Int
  }

  private let pinned_bias: [Word]?
  private let pinned_bias_means: [Mean]?
  private let bias_auc: [Area]?
  private let bias_auc_means: [AreaMean]?
  private let generalisation: EffectJSON?
  private let generalised_words: [EffectJSON]?
  private let generalised_flips: [Flip]?

  init(_ bias: LexicalBias, labels: [String]) {
    let named = Array(labels.enumerated())
    pinned_bias = bias.pinned.map { pinned in
      named.flatMap { label, name in
        pinned.words.map { word in
          let own = pinned.deviation(of: word, label: label)
          return Word(
            label: name, word: word.entry.phrase.text, word_group: word.entry.group,
            known: word.isKnown, rows: word.rows, p: word.probabilities[label],
            asym: own.asymmetric, sym: own.symmetric, mean: own.fromMean)
        }
      }
    }
    pinned_bias_means = bias.pinned.map { pinned in
      named.flatMap { label, name in
        pinned.groups.map { group in
          let words = pinned.words(of: group)
          let own = pinned.mean(label: label, group: group)
          return Mean(
            label: name, word_group: group, words: words.count,
            known: words.count(where: \.isKnown), p_empty: pinned.empty[label],
            phi: pinned.means[label], asym: own?.asymmetric, sym: own?.symmetric,
            mean: own?.fromMean)
        }
      }
    }
    let areas = bias.identities.isEmpty ? nil : bias.identities
    bias_auc = areas?.flatMap { identities in
      identities.groups.map { group in
        let own = group.areas
        return Area(
          column: identities.column.name, identity: group.name, label: labels[group.label],
          rows: group.rows, positive: own.inside.positive, negative: own.inside.negative,
          background_positive: own.outside.positive, background_negative: own.outside.negative,
          subgroup_auc: own.subgroup?.area, subgroup_auc_low: own.subgroup?.low,
          subgroup_auc_high: own.subgroup?.high, bpsn_auc: own.backgroundPositive?.area,
          bpsn_auc_low: own.backgroundPositive?.low, bpsn_auc_high: own.backgroundPositive?.high,
          bnsp_auc: own.backgroundNegative?.area, bnsp_auc_low: own.backgroundNegative?.low,
          bnsp_auc_high: own.backgroundNegative?.high)
      }
    }
    bias_auc_means = areas?.flatMap { identities in
      named.map { label, name in
        AreaMean(
          column: identities.column.name, label: name, power: BiasAreas.power,
          subgroup_auc: identities.powerMean(label: label, of: \.subgroup),
          bpsn_auc: identities.powerMean(label: label, of: \.backgroundPositive),
          bnsp_auc: identities.powerMean(label: label, of: \.backgroundNegative))
      }
    }
    generalisation = bias.generalisation.map { EffectJSON(map: $0.words.name, $0.effect) }
    generalised_words = bias.generalisation.map { found in
      zip(found.words.pairs, found.effectOfPair).map { pair, effect in
        EffectJSON(word: pair.phrase.text, general: pair.general.text, effect)
      } + found.words.without.map { EffectJSON(word: $0.text, nil) }
    }
    generalised_flips = bias.generalisation?.flips.map { flip in
      Flip(from_label: labels[flip.from], to_label: labels[flip.to], rows: flip.rows)
    }
  }
}
