/// The report of an audit: one page that needs nothing but itself.
///
/// It has no script and asks nothing of a network; drawings are SVG with their numbers as tables,
/// and texts that may offend are hidden until they are opened.
public struct Report: Sendable {
  /// What is shown, and how.
  public struct Options: Sendable {
    /// The words that are hidden one by one; without any, texts are hidden as a whole.
    public var lexicon: Lexicon?
    /// Whether nothing is hidden.
    public var isUnmasked = false

    /// Everything hidden.
    public init() {}
  }

  let summary: AuditSummary
  let details: AuditDetails
  let mask: TextMask

  /// Takes what an audit found.
  ///
  /// - Parameters:
  ///   - summary: The audit's figures and as many suspects as are to be shown.
  ///   - details: The rest.
  ///   - options: What is hidden.
  public init(_ summary: AuditSummary, details: AuditDetails, options: Options = Options()) {
    self.summary = summary
    self.details = details
    mask = TextMask(options.lexicon, isOff: options.isUnmasked)
  }

  /// The page.
  public var html: String {
    ReportPage(
      title: "Audit of \(summary.run.input_name)",
      heading: "Audit of <bdi>\(summary.run.input_name)</bdi>",
      skip: ("suspects", "To the suspects"),
      sections: [
        headline, information, labels, divergence, specifications, parts, words, calibration,
        suspects, provenance,
      ].compactMap { $0 }
    ).html
  }

  typealias Section = ReportPage.Section
}
