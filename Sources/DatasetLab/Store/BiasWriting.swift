import GRDB

extension AuditFile {
  /// Writes what was measured of lexical bias; labels are in label order.
  static func bias(
    _ bias: LexicalBias, _ labels: [String], _ database: Database
  ) throws {
    if let pinned = bias.pinned { try Self.pinned(pinned, labels, database) }
    for identities in bias.identities { try areas(identities, labels, database) }
    if let generalisation = bias.generalisation {
      try Self.generalisation(generalisation, labels, database)
    }
  }

  private static func pinned(
    _ pinned: PinnedBias, _ labels: [String], _ database: Database
  ) throws {
    var words = try RowInserter("pinned_bias", columns: 9, in: database)
    var means = try RowInserter("pinned_bias_means", columns: 9, in: database)
    for (label, name) in labels.enumerated() {
      for word in pinned.words {
        let deviation = pinned.deviation(of: word, label: label)
        words.bind(name)
        words.bind(word.entry.phrase.text)
        words.bind(word.entry.group)
        words.bind(word.isKnown ? 1 : 0)
        words.bind(word.rows)
        words.bind(word.probabilities[label])
        words.bind(deviation.asymmetric)
        words.bind(deviation.symmetric)
        words.bind(deviation.fromMean)
        try words.insert()
      }
      for group in pinned.groups {
        let own = pinned.words(of: group)
        let mean = pinned.mean(label: label, group: group)
        means.bind(name)
        means.bind(group ?? "")
        means.bind(own.count)
        means.bind(own.count(where: \.isKnown))
        means.bind(pinned.empty[label])
        means.bind(pinned.means[label])
        means.bind(mean?.asymmetric)
        means.bind(mean?.symmetric)
        means.bind(mean?.fromMean)
        try means.insert()
      }
    }
  }

  private static func areas(
    _ identities: IdentityAreas, _ labels: [String], _ database: Database
  ) throws {
    var rows = try RowInserter("bias_auc", columns: 17, in: database)
    let column = identities.column.name
    for group in identities.groups {
      let areas = group.areas
      rows.bind(column)
      rows.bind(group.name)
      rows.bind(labels[group.label])
      rows.bind(group.rows)
      rows.bind(areas.inside.positive)
      rows.bind(areas.inside.negative)
      rows.bind(areas.outside.positive)
      rows.bind(areas.outside.negative)
      for area in [areas.subgroup, areas.backgroundPositive, areas.backgroundNegative] {
        rows.bind(area?.area)
        rows.bind(area?.low)
        rows.bind(area?.high)
      }
      try rows.insert()
    }
    var means = try RowInserter("bias_auc_means", columns: 6, in: database)
    for (label, name) in labels.enumerated() {
      means.bind(column)
      means.bind(name)
      means.bind(BiasAreas.power)
      means.bind(identities.powerMean(label: label, of: \.subgroup))
      means.bind(identities.powerMean(label: label, of: \.backgroundPositive))
      means.bind(identities.powerMean(label: label, of: \.backgroundNegative))
      try means.insert()
    }
  }

  private static func generalisation(
    _ generalisation: Generalisation, _ labels: [String], _ database: Database
  ) throws {
    var whole = try RowInserter("generalisation", columns: 15, in: database)
    whole.bind(generalisation.words.name)
    bind(generalisation.effect, to: &whole)
    try whole.insert()
    var words = try RowInserter("generalised_words", columns: 16, in: database)
    for (pair, effect) in zip(generalisation.words.pairs, generalisation.effectOfPair) {
      words.bind(pair.phrase.text)
      words.bind(pair.general.text)
      bind(effect, to: &words)
      try words.insert()
    }
    for phrase in generalisation.words.without {
      words.bind(phrase.text)
      words.bindNull()
      bind(nil, to: &words)
      try words.insert()
    }
    var flips = try RowInserter("generalised_flips", columns: 3, in: database)
    for flip in generalisation.flips {
      flips.bind(labels[flip.from])
      flips.bind(labels[flip.to])
      flips.bind(flip.rows)
      try flips.insert()
    }
  }

  private static func bind(_ effect: Generalisation.Effect?, to row: inout RowInserter) {
    row.bind(effect?.rows ?? 0)
    row.bind(effect?.flips ?? 0)
    for mean in [effect?.confidence, effect?.before, effect?.after, effect?.change] {
      row.bind(mean?.mean)
      row.bind(mean?.low)
      row.bind(mean?.high)
    }
  }
}
