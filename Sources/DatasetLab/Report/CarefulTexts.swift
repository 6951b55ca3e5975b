/// What may offend, hidden as far as is wanted.
extension TextMask {
  /// A table of words: as they are, by their first letters, or behind a click.
  func careful(_ what: String, _ table: DataTable) -> HTML {
    if isOff || knowsWords { return table.html }
    return "<details><summary>\(what) (may offend)</summary>\(table.html)</details>"
  }

  /// A text with a line of evidence below it.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - tokens: What is marked in it.
  ///   - evidence: What speaks for what; may be empty.
  /// - Returns: The text as it is, or hidden words first and the text behind a click.
  func quoted(_ text: String, marking tokens: [String], evidence: String) -> HTML {
    func shown(isMasked: Bool) -> HTML {
      let line = isMasked ? masked(evidence) : evidence
      let below: HTML = line.isEmpty ? "" : "<p class=\"evidence\"><bdi>\(line)</bdi></p>"
      return """
        <blockquote dir="auto">\(marked(text, tokens: tokens, isMasked: isMasked))\
        </blockquote>\(below)
        """
    }
    if isOff { return shown(isMasked: false) }
    let open: HTML = """
      <details><summary>Show the text as it is (\(text.count) characters, may offend)\
      </summary>\(shown(isMasked: false))</details>
      """
    return knowsWords ? "\(shown(isMasked: true))\(open)" : open
  }
}
