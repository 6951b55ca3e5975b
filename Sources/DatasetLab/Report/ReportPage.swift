/// A page of sections with its style in it, and with nothing that runs or is fetched.
struct ReportPage: Sendable {
  /// What the window is called.
  let title: String
  let heading: HTML
  /// The section that people jump to, and what the link says.
  let skip: (section: String, link: String)
  let sections: [Section]

  /// A part of the page.
  struct Section: Sendable {
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

  var html: String {
    let links = sections.map { "<li><a href=\"#\($0.id)\">\($0.title)</a></li>" as HTML }
    let page: HTML = """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
      <meta name="referrer" content="no-referrer">
      <title>\(title)</title>
      <style>\(HTML(text: ReportStyle.css))</style>
      </head>
      <body>
      <a class="skip" href="#\(skip.section)">\(skip.link)</a>
      <header><h1>\(heading)</h1></header>
      <nav aria-label="Sections"><ul>\(links)</ul></nav>
      <main>
      \(sections.map(\.html))
      </main>
      </body>
      </html>

      """
    return page.text
  }
}
