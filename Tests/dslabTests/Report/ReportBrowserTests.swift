import Foundation
import Testing

@Suite("The report in a browser", .enabled(if: Browser.isInstalled, "\(Browser.missing)"))
struct ReportBrowserTests {
  @Test(
    "no hostile text, label, column, name or specification is run, and texts stand there as they are",
    arguments: ["--unmask", "--top=200"])
  func hostile(option: String) throws {
    let folder = try Workdir()
    let name = "<img src=x onerror=attacked()>'\".csv"
    try folder.write(name, HostileTexts.csv)
    try folder.write("s.yaml", HostileTexts.specifications)
    let report = try OpenedReport(of: name, in: folder, specs: "s.yaml", option)
    let browser = report.browser
    try report.fold(open: true)
    #expect(try browser.run("return document.title", as: String.self) == "Audit of \(name)")
    let texts = try browser.run(
      "return [...document.querySelectorAll('blockquote')].map((own) => own.textContent)",
      as: [String].self)
    let expected = (HostileTexts.all + HostileTexts.all.map { "\($0) twice" })
      .map(HostileTexts.inReport)
    #expect(texts.count == expected.count)
    for text in expected { #expect(texts.contains(text), "\(text.prefix(80))") }
    // What stands there was written by the program: drawings, a style, links within the page.
    let strangers = """
      return [...document.querySelectorAll(
        'script, img, iframe, math, form, input, object, embed, link, base, body style, body meta, ' +
        'svg:not([role=img]), svg animate, svg foreignObject, [src], [srcdoc], [style], ' +
        'a:not([href^="#"])')].map((own) => own.outerHTML.slice(0, 200))
      """
    #expect(try browser.run(strangers, as: [String].self) == [])
    let handlers = """
      return [...document.querySelectorAll('*')].flatMap((own) => [...own.attributes])
        .map((own) => own.name).filter((name) => name.startsWith('on'))
      """
    #expect(try browser.run(handlers, as: [String].self) == [])
    // Handlers of focus would be set off by going through the page.
    try browser.press(String(repeating: "\u{E004}", count: 60))
    #expect(try browser.run("return window.canary === undefined", as: Bool.self))
    #expect(try browser.console() == [])
    try browser.show("light", height: 1200)
    try browser.run("document.querySelector('blockquote').scrollIntoView()")
    try browser.screenshot("report-hostile")
  }

  @Test("it asks nothing of anybody but for its own file, and has nothing to say on the console")
  func alone() throws {
    let report = try OpenedReport("--top=20")
    let browser = report.browser
    try report.fold(open: true)
    try browser.show("dark")
    let file = URL(filePath: report.folder.path("r.html")).lastPathComponent
    let requests = try browser.requests()
    #expect(requests.count == 1 && requests[0].hasSuffix(file), "\(requests)")
    let loaded = "return performance.getEntriesByType('resource').map((own) => own.name)"
    #expect(try browser.run(loaded, as: [String].self) == [])
    #expect(try browser.console() == [])
    // If something did get into the page, its own policy would keep it from asking.
    try browser.run("document.body.append(Object.assign(new Image(), { src: 'x.png' }))")
    try browser.run("document.body.insertAdjacentHTML('beforeend', '<p onclick=attacked()>')")
    try browser.run("document.body.lastElementChild.click()")
    #expect(try browser.run("return window.canary === undefined", as: Bool.self))
    let refused = try browser.console()
    #expect(refused.count == 2 && refused.allSatisfy { $0.contains("Content Security Policy") })
  }

  @Test(
    "pictures for people to look at: light, dark, narrow, printed; nothing is wider than the page")
  func pictures() throws {
    let report = try OpenedReport()
    let browser = report.browser
    let overflow =
      "return document.documentElement.scrollWidth - document.documentElement.clientWidth"
    for (scheme, width) in [("light", 1200), ("dark", 1200), ("light", 400), ("dark", 320)] {
      try browser.show(scheme, width: width)
      for open in [true, false] {
        try report.fold(open: open)
        #expect(try browser.run(overflow, as: Int.self) <= 0, "\(scheme) \(width)")
      }
      let name = width == 1200 ? scheme : width == 400 ? "narrow" : "narrow-dark"
      try browser.screenshotOfAll("report-\(name)")
    }
    // On paper it is dark on light whatever the screen is.
    try browser.print("report")
  }
}
