import Foundation
import Testing

@Suite("Accessibility of the review page")
struct ReviewAccessibilityTests {
  private let page = Workdir.package.appending(path: "Sources/dslab/Review/Page")

  private func opened() throws -> (RunningReview, Browser) {
    let folder = try Workdir()
    let audit = try folder.run(
      "audit", Workdir.demo, "--specs", Workdir.demoSpecs, "--slice-column", "source", "--quiet",
      "-o", "a.sqlite")
    try #require(audit.code == 0)
    let review = try RunningReview(folder)
    let browser = try Browser()
    try browser.open(review.address)
    try browser.wait(until: "document.querySelectorAll('#nearest li').length > 0")
    return (review, browser)
  }

  @Test(
    "axe-core finds nothing, light and dark, wide and narrow, with the list open too",
    .enabled(if: Browser.isInstalled, "\(Browser.missing)"),
    .enabled(if: Axe.isThere, "\(Axe.missing)"))
  func checked() throws {
    let (review, browser) = try opened()
    try withExtendedLifetime(review) {
      try browser.run("document.querySelector('details').open = true")
      for (scheme, width) in [("light", 1200), ("dark", 1200), ("light", 400), ("dark", 400)] {
        try browser.show(scheme, width: width)
        let found = try Axe.violations(browser)
        #expect(found == [], "\(scheme) \(width)")
      }
      try browser.press("r")
      try browser.wait(until: "document.body.dataset.step === '2'")
      try browser.run(
        "for (const id of ['hint', 'rest', 'conflict']) document.getElementById(id).hidden = false;"
          + "document.getElementById('conflict').textContent = 'somebody else'")
      let decided = try Axe.violations(browser)
      #expect(decided == [])
      try browser.press("/")
      let listed = try Axe.violations(browser)
      #expect(listed == [])
    }
  }

  @Test(
    "every control has a name and a role", .enabled(if: Browser.isInstalled, "\(Browser.missing)"))
  func names() throws {
    let (review, browser) = try opened()
    try withExtendedLifetime(review) {
      let query = ["using": "css selector", "value": "button, input, select, summary, [tabindex]"]
      let found = try browser.command("POST", "elements", query) as? [[String: String]] ?? []
      #expect(found.count > 20)
      for element in found.compactMap({ $0.values.first }) {
        let html = try browser.command("GET", "element/\(element)/property/outerHTML")
        let isShown = try browser.command("GET", "element/\(element)/displayed") as? Bool
        guard isShown == true else { continue }
        let name = try browser.command("GET", "element/\(element)/computedlabel") as? String
        let role = try browser.command("GET", "element/\(element)/computedrole") as? String
        #expect(name?.isEmpty == false, "\(html ?? "")")
        #expect(role?.isEmpty == false, "\(html ?? "")")
      }
    }
  }

  @Test(
    "the tabulator goes from the filters to the text, the labels, other decisions and the note",
    .enabled(if: Browser.isInstalled, "\(Browser.missing)"))
  func order() throws {
    let (review, browser) = try opened()
    try withExtendedLifetime(review) {
      var order: [String] = []
      for _ in 0..<20 {
        try browser.press("\u{E004}")
        order.append(
          try browser.run(
            "const own = document.activeElement; return own.id || own.tagName + own.className",
            as: String.self))
        let isVisible = try browser.run(
          "return document.activeElement.matches(':focus-visible')", as: Bool.self)
        #expect(isVisible)
      }
      #expect(
        order == [
          "skip", "by", "label", "spec", "slice", "q", "clear", "text", "BUTTONgiven",
          "BUTTONsuggested", "BUTTON", "remove", "unsure", "next", "previous", "undo", "note",
          "mask", "keys", "SUMMARY",
        ])
      // A key on the text decides; in the note it writes; with single keys off it does nothing.
      try browser.run("document.getElementById('note').focus()")
      try browser.press("krs")
      #expect(
        try browser.run("return document.getElementById('note').value", as: String.self) == "krs")
      try browser.run(
        "document.getElementById('keys').click(); document.getElementById('text').focus()")
      try browser.press("krs")
      Thread.sleep(forTimeInterval: 0.2)
      let step = try browser.run("return document.body.dataset.step", as: String.self)
      #expect(step == "1")
    }
  }

  @Test("what changes is said: a live region, alerts and headings are there")
  func regions() throws {
    let html = try String(contentsOf: page.appending(path: "index.html"), encoding: .utf8)
    for part in [
      "<html lang=\"en\">", "id=\"said\" class=\"quiet\" role=\"status\" aria-live=\"polite\"",
      "id=\"conflict\" class=\"banner warning\" role=\"alert\"", "<main>", "<header>", "<h1>",
      "role=\"search\"", "aria-label=\"Decided suspects\"", "name=\"viewport\"",
    ] {
      #expect(html.contains(part), "\(part)")
    }
    #expect(!html.contains("user-scalable") && !html.contains("tabindex=\"1\""))
  }

  @Test(
    "words can be told from what is behind them, light and dark",
    arguments: [
      ("ink", "paper"), ("ink", "panel"), ("faint", "paper"), ("faint", "panel"),
      ("accent", "paper"), ("on-accent", "accent"), ("on-mark", "mark"),
      ("on-warning", "warning"),
    ])
  func contrast(ink: String, paper: String) throws {
    let css = try Contrast(
      String(contentsOf: page.appending(path: "style.css"), encoding: .utf8))
    for ratio in try css.ratios(ink, paper) {
      #expect(ratio >= 4.5, "\(ink) on \(paper): \(ratio)")
    }
    // Lines around fields are seen at 3 to 1.
    for ratio in try css.ratios("line", "paper") { #expect(ratio >= 3) }
  }

  @Test("the contrast of black and white is 21, of #777 and white 4.48")
  func contrastByHand() {
    #expect(abs(Contrast.ratio([0, 0, 0], [1, 1, 1]) - 21) < 1e-9)
    let grey = Array(repeating: 119.0 / 255, count: 3)
    #expect(abs(Contrast.ratio(grey, [1, 1, 1]) - 4.478) < 1e-3)
  }
}
