import Foundation
import Testing

@Suite("Accessibility of the report", .enabled(if: Browser.isInstalled, "\(Browser.missing)"))
struct ReportAccessibilityTests {
  @Test(
    "axe-core finds nothing, hidden and shown, light and dark, wide and narrow",
    .enabled(if: Axe.isThere, "\(Axe.missing)"), arguments: ["--unmask", "--top=20"])
  func checked(option: String) throws {
    let report = try OpenedReport(option)
    for (scheme, width) in [("light", 1200), ("dark", 1200), ("light", 400), ("dark", 400)] {
      try report.browser.show(scheme, width: width)
      for open in [false, true] {
        try report.fold(open: open)
        let found = try Axe.violations(report.browser)
        #expect(found == [], "\(scheme) \(width), \(open ? "open" : "closed")")
      }
    }
  }

  @Test("what can be opened, followed or scrolled has a name and a role; headings go down by one")
  func names() throws {
    let report = try OpenedReport("--top=20")
    let browser = report.browser
    try report.fold(open: true)
    let query = ["using": "css selector", "value": "a, summary, svg, section, [tabindex]"]
    let found = try browser.command("POST", "elements", query) as? [[String: String]] ?? []
    #expect(found.count > 40)
    for element in found.compactMap({ $0.values.first }) {
      let name = try browser.command("GET", "element/\(element)/computedlabel") as? String
      let role = try browser.command("GET", "element/\(element)/computedrole") as? String
      let tag = try browser.command("GET", "element/\(element)/name") as? String
      #expect(name?.isEmpty == false || tag == "summary", "\(tag ?? "")")
      #expect(role?.isEmpty == false && role != "generic", "\(tag ?? "")")
    }
    let levels = try browser.run(
      "return [...document.querySelectorAll('h1, h2, h3, h4')].map((own) => Number(own.tagName[1]))",
      as: [Int].self)
    #expect(levels.first == 1 && levels.count { $0 == 1 } == 1)
    #expect(zip(levels, levels.dropFirst()).allSatisfy { $1 <= $0 + 1 })
    let landmarks =
      "return ['main', 'nav', 'header'].map((own) => document.querySelectorAll(own).length)"
    #expect(try browser.run(landmarks, as: [Int].self) == [1, 1, 1])
    #expect(try browser.run("return document.documentElement.lang", as: String.self) == "en")
  }

  @Test("the tabulator goes through the page from top to end, and is seen everywhere")
  func order() throws {
    let report = try OpenedReport("--top=20")
    let browser = report.browser
    try browser.run(
      """
      window.all = [...document.querySelectorAll('a[href], summary, [tabindex]')]
        .filter((own) => own.checkVisibility());
      """)
    let count = try browser.run("return all.length", as: Int.self)
    #expect(count > 30)
    for place in 0..<count {
      try browser.press("\u{E004}")
      let isThere = try browser.run(
        "return all.indexOf(document.activeElement)", as: Int.self)
      #expect(isThere == place)
      let outline = """
        const own = document.activeElement, style = getComputedStyle(own);
        return own.matches(':focus-visible') && parseFloat(style.outlineWidth) >= 2
          && own.getBoundingClientRect().width > 5
        """
      #expect(try browser.run(outline, as: Bool.self))
    }
    // The first link leads to what most people want, and a summary is opened by Enter.
    try browser.run("document.querySelector('summary').focus()")
    try browser.press("\u{E007}")
    #expect(try browser.run("return document.querySelector('details').open", as: Bool.self))
  }

  @Test("words can be told from what is behind them, light and dark")
  func contrast() throws {
    let html = try String(
      contentsOf: Workdir.package.appending(path: "reports/demo.html"), encoding: .utf8)
    let css = try Contrast(html)
    for (ink, paper) in [
      ("ink", "paper"), ("ink", "card"), ("ink", "mark"), ("ink", "band"), ("soft", "paper"),
      ("soft", "card"), ("accent", "paper"),
    ] {
      for ratio in try css.ratios(ink, paper) {
        #expect(ratio >= 4.5, "\(ink) on \(paper): \(ratio)")
      }
    }
    // What is drawn is seen at 3 to 1.
    for ink in ["wrong", "right", "between", "accent"] {
      for ratio in try css.ratios(ink, "paper") { #expect(ratio >= 3, "\(ink): \(ratio)") }
    }
  }
}
