import DatasetLab

/// Chosen rows as a CSV table.
struct SelectionTable {
  private let data: AugmentationData

  init(_ data: AugmentationData) { self.data = data }

  /// A heading and a line for each row, in the order of choice.
  func csv(_ hits: [PoolSelection.Hit], guardsFormulas: Bool = false) -> [UInt8] {
    var text = DelimitedText(.csv, guardsFormulas: guardsFormulas)
    text.row([
      "rank", "id", "line", "text", "label", "specification", "specification_rank", "reason",
    ])
    for (place, hit) in hits.enumerated() {
      let label = data.pool.labels[Int(data.pool.given[hit.row])]
      let specification = hit.specification.map { data.specifications[$0] }
      text.row([
        "\(place + 1)", data.pool.ids[hit.row], "\(data.pool.lines[hit.row])",
        data.pool.texts[hit.row], label, specification?.name ?? "",
        specification == nil ? "" : "\(hit.rank)", reason(hit, label, specification),
      ])
    }
    return text.bytes
  }

  /// What was chosen, in a sentence or two.
  func summary(_ selection: GuidedSelection, budget: Int) -> String {
    var text =
      "\(Table.count(selection.chosen.count)) of \(Table.count(selection.candidates)) rows chosen"
    if selection.chosen.count < budget {
      text += ", fewer than \(Table.count(budget)); a greater --spec-depth finds more"
    }
    if !selection.suspects.isEmpty {
      text +=
        "; \(Table.count(selection.suspects.count)) contradict the specification that found them"
    }
    return text
  }

  private func reason(
    _ hit: PoolSelection.Hit, _ label: String, _ specification: Specification?
  ) -> String {
    guard let specification else { return "rank \(hit.rank) of the strategy" }
    return label == specification.label
      ? "rank \(hit.rank) for \(specification.name)"
      : "rank \(hit.rank) for \(specification.name), which demands \(specification.label)"
  }
}
