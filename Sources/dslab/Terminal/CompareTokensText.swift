import DatasetLab

/// The parts of `dslab compare` that show words and texts.
extension CompareText {
  var criteria: String {
    var text = "Words on which data sets disagree in label (difference of log odds ratios, z)\n"
    for own in result.criteria {
      let (a, b) = (name(own.a), name(own.b))
      text += "  \(a) – \(b): \(Table.count(own.significant)) beyond chance, of "
      text += "\(Table.count(own.compared)) words that both have often\n"
      if top == 0 { continue }
      let numbers = ["z", "in " + a, "in " + b]
      var table = Table(["    word", "label"] + numbers, numbers: Set(numbers))
      table.rows = own.tokens.prefix(top).map { token in
        [
          "    " + Table.line(token.token), label(token.label), Table.number(token.z, 1),
          "\(Self.percent(token.shareA)) of \(Table.count(token.rowsA))",
          "\(Self.percent(token.shareB)) of \(Table.count(token.rowsB))",
        ]
      }
      text += table.rendered()
    }
    return text
  }

  var inconsistency: String {
    let near = result.inconsistency.near
    let numbers = ["alike", "differ in label", "share", "in samples"]
    var table = Table(["", ""] + numbers, numbers: Set(numbers))
    for count in result.inconsistency.counts {
      table.rows.append([
        name(count.a), count.a == count.b ? "itself" : name(count.b), Table.count(count.alike),
        Table.count(count.inconsistent),
        count.alike == 0 ? "" : Self.percent(Double(count.inconsistent) / Double(count.alike)),
        "\(Table.number(count.sampled, 1)) (\(Table.number(count.sampledLow, 0)) to "
          + "\(Table.number(count.sampledHigh, 0)))",
      ])
    }
    let size = result.inconsistency.counts.first?.sampleRows ?? 0
    let skipped =
      near.skipped > 0
      ? "; \(Table.count(near.skipped)) pairs in crowded buckets were not compared there" : ""
    return "Texts that are the same or nearly so (similarity \(Table.number(near.threshold, 2)) or "
      + "more, found with probability \(Table.number(near.recall, 4)) or more\(skipped))\n"
      + table.rendered()
      + "Samples have \(Table.count(size)) rows of each data set, labels in proportion\n"
  }

  var pairs: String {
    let all = result.inconsistency.pairs
    let kinds = LabelInconsistency.Likeness.allCases.map { kind in
      "\(Table.count(all.count { $0.likeness == kind })) \(kind.words)"
    }
    var text = "\(Table.count(all.count)) inconsistent pairs: "
    text += kinds.joined(separator: ", ") + "\n"
    for pair in all.prefix(top) {
      text += "  \(Table.number(pair.similarity, 3)) \(pair.likeness.words)\n"
      text += side(pair.a, pair.onlyA) + others(pair.othersA, pair.otherEmojiA)
      text += side(pair.b, pair.onlyB) + others(pair.othersB, pair.otherEmojiB)
    }
    return text
  }

  /// The ids of the first rows that say the same as the one above, in the same data set.
  private func others(_ same: [Int], _ otherEmoji: [Int]) -> String {
    func line(_ kind: String, _ rows: [Int]) -> String {
      let ids = rows.prefix(5).map { data.place(of: $0).id } + (rows.count > 5 ? ["…"] : [])
      let line = "      \(kind): \(Table.line(ids.joined(separator: " ")))"
      let shown = Terminal.output.width.map { Table.cut(line, to: $0) } ?? line
      return rows.isEmpty ? "" : shown + "\n"
    }
    return line("as well", same) + line("as well, but with other emoji", otherEmoji)
  }

  private func side(_ row: Int, _ only: [String]) -> String {
    let dataset = name(data.dataset(of: row))
    let line = "    \(dataset) \(data.place(of: row).id) [\(data.label(of: row))] "
    let words = only.isEmpty ? "" : " {only: \(only.prefix(8).joined(separator: " "))}"
    let text = Table.line(line + Table.cut(data.text(row), to: 140) + words)
    return (Terminal.output.width.map { Table.cut(text, to: $0) } ?? text) + "\n"
  }
}
