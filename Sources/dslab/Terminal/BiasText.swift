import DatasetLab

/// Lexical bias as a person reads it; nothing where nothing was asked for.
struct BiasText {
  private let difficulty: Difficulty
  private let labels: [String]

  init(_ difficulty: Difficulty, labels: [String]) {
    self.difficulty = difficulty
    self.labels = labels
  }

  /// The parts that were measured.
  var parts: [String] {
    [pinned, generalisation].compactMap { $0 }
      + difficulty.bias.identities.map { areas($0) }
  }

  /// How many words, flips and groups are shown; the file has all.
  private static let most = (words: 4, flips: 4, areas: 12)

  private var pinned: String? {
    guard let pinned = difficulty.bias.pinned else { return nil }
    let known = pinned.words.filter(\.isKnown)
    let numbers = ["p of none", "mean p", "asym", "sym", "mean"]
    var table = Table(["label", "words"] + numbers + ["highest p"], numbers: Set(numbers))
    for group in pinned.groups {
      for (label, name) in labels.enumerated() {
        guard let mean = pinned.mean(label: label, group: group) else { continue }
        let highest = pinned.words(of: group).filter(\.isKnown)
          .sorted { $0.probabilities[label] > $1.probabilities[label] }.prefix(Self.most.words)
          .map { word in
            "\(Table.cut(Table.line(word.entry.phrase.text), to: 24)) "
              + Table.number(word.probabilities[label], 2)
          }
        table.rows.append([
          Table.line(name), group.map { Table.cut(Table.line($0), to: 24) } ?? "all",
          Table.number(pinned.empty[label], 3),
          Table.number(average(pinned.words(of: group).filter(\.isKnown), label), 3),
          Table.number(mean.asymmetric, 3), Table.number(mean.symmetric, 3),
          Table.number(mean.fromMean, 3), highest.joined(separator: ", "),
        ])
      }
    }
    var text = "Pinned bias of \(Table.count(known.count)) words: mean |p(label | word) − φ|, "
    text += "φ = min(p, 0.5), 0.5, mean p\n" + table.rendered()
    let unknown = pinned.words.filter { !$0.isKnown }
    if !unknown.isEmpty {
      text += "Not counted, since the models have no feature of them: "
      text += "\(list(unknown.map(\.entry.phrase.text)))\n"
    }
    return text
  }

  private func average(_ words: [PinnedBias.Word], _ label: Int) -> Double {
    words.reduce(0) { $0 + $1.probabilities[label] } / Double(max(1, words.count))
  }

  private var generalisation: String? {
    guard let found = difficulty.bias.generalisation else { return nil }
    var text = "Words made more general  \(Table.count(found.words.pairs.count)) by "
    text += "\(Table.line(found.words.name)); "
    guard let effect = found.effect else { return text + "no row has one of them\n" }
    let rows = found.flips.prefix(Self.most.flips).map { flip in
      "\(Table.line(labels[flip.from])) → \(Table.line(labels[flip.to])) \(Table.count(flip.rows))"
    }
    text += "\(Table.count(effect.rows)) rows change, "
    text += "of which \(Table.number(100 * Double(effect.flips) / Double(effect.rows), 1)) % "
    text += "are predicted otherwise"
    text += rows.isEmpty ? "\n" : " (\(rows.joined(separator: ", ")))\n"
    text += "  by the models as they are: p(given label) \(signed(effect.confidence)), "
    text += "mean PVI of these rows \(Table.number(effect.before.mean, 3)) → "
    text += "\(Table.number(effect.after.mean, 3)) bits (\(signed(effect.change)))\n"
    let view = difficulty.views.first { $0.view == .generalised }
    let pair = difficulty.pairs.first { $0.view == .full && $0.beyond == .generalised }
    if let view, let pair {
      text += "  by models trained on it: V-information of all rows "
      text += "\(Table.number(view.information.mean, 3)) bits; "
      text += "the words themselves tell \(signed(pair.information)) beyond that\n"
    }
    if !found.words.without.isEmpty {
      text += "  without a more general word: \(list(found.words.without.map(\.text)))\n"
    }
    return text
  }

  private func areas(_ identities: IdentityAreas) -> String {
    let numbers = ["rows", "of label", "subgroup", "BPSN", "BNSP"]
    var table = Table(["identity", "label"] + numbers, numbers: Set(numbers))
    let hardest = identities.groups.map { group in (group, lowest(group.areas)) }
      .sorted { $0.1 < $1.1 }.prefix(Self.most.areas).map(\.0)
    table.rows = hardest.map { group in
      [
        Table.cut(Table.line(group.name), to: 24), Table.line(labels[group.label]),
        Table.count(group.rows), Table.count(group.areas.inside.positive),
        area(group.areas.subgroup), area(group.areas.backgroundPositive),
        area(group.areas.backgroundNegative),
      ]
    }
    var text = "Areas under the curve by \(Table.line(identities.column.name))"
    text += " (half the width of the 95 % interval in brackets), the lowest first\n"
    if identities.groups.isEmpty {
      return text + "no group of at least \(IdentityColumn.fewest) rows\n"
    }
    text += table.rendered()
    for (label, name) in labels.enumerated() {
      let means = [
        identities.powerMean(label: label, of: \.subgroup),
        identities.powerMean(label: label, of: \.backgroundPositive),
        identities.powerMean(label: label, of: \.backgroundNegative),
      ].map { $0.map { Table.number($0, 3) } ?? "–" }
      text += "Generalised mean of all groups, \(Table.line(name)): "
      text += "subgroup \(means[0]), BPSN \(means[1]), BNSP \(means[2])\n"
    }
    if identities.groups.contains(where: { hasGap($0.areas) }) {
      text += "–: fewer than \(BiasAreas.fewest) rows with the label or without it\n"
    }
    if identities.column.tooRare > 0 {
      text += "\(Table.count(identities.column.tooRare)) values of fewer than "
      text += "\(IdentityColumn.fewest) rows are left out\n"
    }
    return text
  }

  private func lowest(_ areas: BiasAreas) -> Double {
    [areas.subgroup, areas.backgroundPositive, areas.backgroundNegative]
      .compactMap { $0?.area }.min() ?? 2
  }

  private func hasGap(_ areas: BiasAreas) -> Bool {
    areas.subgroup == nil || areas.backgroundPositive == nil || areas.backgroundNegative == nil
  }

  private func area(_ area: AreaUnderROC?) -> String {
    area.map { "\(Table.number($0.area, 3)) (\(Table.number(($0.high - $0.low) / 2, 3)))" } ?? "–"
  }

  private func list(_ words: [String]) -> String {
    let shown = words.prefix(8).map { Table.cut(Table.line($0), to: 24) }
    let rest = words.count - shown.count
    return shown.joined(separator: ", ") + (rest > 0 ? " and \(rest) more" : "")
  }

  private func signed(_ mean: BootstrapMean) -> String {
    (mean.mean < 0 ? "" : "+") + Table.number(mean.mean, 3)
      + " (95 %: \(Table.number(mean.low, 3)) to \(Table.number(mean.high, 3)))"
  }
}
