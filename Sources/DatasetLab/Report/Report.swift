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
    let sections = [
      headline, information, labels, divergence, specifications, parts, words, calibration,
      suspects, provenance,
    ].compactMap { $0 }
    let links = sections.map { "<li><a href=\"#\($0.id)\">\($0.title)</a></li>" as HTML }
    let page: HTML = """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
      <meta name="referrer" content="no-referrer">
      <title>Audit of \(summary.run.input_name)</title>
      <style>\(HTML(text: ReportStyle.css))</style>
      </head>
      <body>
      <a class="skip" href="#suspects">To the suspects</a>
      <header><h1>Audit of <bdi>\(summary.run.input_name)</bdi></h1></header>
      <nav aria-label="Sections"><ul>\(links)</ul></nav>
      <main>
      \(sections.map(\.html))
      </main>
      </body>
      </html>

      """
    return page.text
  }

  /// A part of the page.
  struct Section {
    let id: String
    let title: String
    let content: [HTML]

    var html: HTML {
      """
      <section aria-labelledby="\(id)">
      <h2 id="\(id)">\(title)</h2>
      \(content)
      </section>
      """
    }
  }

  /// Words that may offend: as they are, by their first letters, or behind a click.
  func careful(_ what: String, _ table: DataTable) -> HTML {
    if mask.isOff || mask.knowsWords { return table.html }
    return "<details><summary>\(what) (may offend)</summary>\(table.html)</details>"
  }
}
