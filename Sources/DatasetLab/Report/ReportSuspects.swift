extension Report {
  /// The rows to look at first, with why.
  var suspects: Section {
    let rows = summary.suspects.map { suspect -> HTML in
      let spec: HTML =
        suspect.spec.map {
          "<div><dt>specification</dt><dd>\($0), rank \(suspect.spec_rank ?? 0)</dd></div>"
        } ?? ""
      return """
        <li id="row-\(String(suspect.rank))">
        <h3><span class="visually-hidden">Given </span><bdi>\(suspect.given_label)</bdi> \
        <span aria-hidden="true">→ </span><span class="visually-hidden"> suggested </span>\
        <bdi>\(suspect.suggested_label)</bdi></h3>
        \(mask.quoted(
          suspect.text, marking: Self.tokens(of: suspect.evidence), evidence: suspect.evidence))
        <dl class="scores"><div><dt>id</dt><dd><bdi>\(suspect.id)</bdi></dd></div>\
        <div><dt>line</dt><dd>\(suspect.line)</dd></div>\
        <div><dt>PVI</dt><dd>\(Figure.number(suspect.PVI, 2))</dd></div>\
        <div><dt>p(given)</dt><dd>\(Figure.percent(suspect.self_confidence))</dd></div>\
        \(spec)</dl>
        </li>
        """
    }
    return Section(
      id: "suspects", title: "The most suspect rows",
      content: [
        """
        <p>\(rows.count) of \(summary.run.rows) rows, the most suspect first; marked are the \
        pieces that speak most for the suggested label.</p>
        """, "<ol class=\"suspects\">\(rows)</ol>",
      ])
  }

  /// The tokens in the evidence: those in quotation marks before the label that they speak for.
  static func tokens(of evidence: String) -> [String] {
    guard let part = evidence.split(separator: "; ").first(where: { $0.hasPrefix("'") }) else {
      return []
    }
    let quoted = part.split(separator: "' for ").first ?? part
    return quoted.split(separator: "', '").map { piece in
      var piece = piece
      if piece.first == "'" { piece.removeFirst() }
      if piece.last == "'" { piece.removeLast() }
      return String(piece).trimmingPrefix(while: \.isWhitespace).description
    }
  }
}
