import Foundation
import GRDB
import Testing

@Suite("The review page in a browser", .enabled(if: Browser.isInstalled, "\(Browser.missing)"))
struct ReviewBrowserTests {
  private let folder: Workdir
  private let review: RunningReview
  private let browser: Browser

  init() throws {
    folder = try Workdir()
    let audit = try folder.run(
      "audit", Workdir.demo, "--specs", Workdir.demoSpecs, "--slice-column", "source", "--quiet",
      "-o", "a.sqlite")
    try #require(audit.code == 0)
    review = try RunningReview(folder)
    browser = try Browser()
    try browser.open(review.address)
    try browser.wait(until: "document.body.dataset.step === '1'")
  }

  /// Does something that shows another suspect, and waits until it is there.
  private func step(_ action: () throws -> Void) throws {
    let step = Int(try browser.run("return document.body.dataset.step", as: String.self)) ?? 0
    try action()
    try browser.wait(
      until: "document.body.dataset.step === '\(step + 1)' && !document.body.ariaBusy")
  }

  private func press(_ keys: String) throws { try step { try browser.press(keys) } }

  private func shown(_ id: String) throws -> String {
    try browser.run("return document.getElementById('\(id)').textContent", as: String.self)
  }

  private func choose(_ id: String, _ value: String) throws {
    try step {
      try browser.run(
        """
        const field = document.getElementById('\(id)');
        field.value = \(value);
        field.dispatchEvent(new Event(field.type === 'search' ? 'input' : 'change'));
        """)
    }
  }

  private func decisions() throws -> [String] {
    try DatabaseQueue(path: folder.path("a.sqlite")).read {
      try String.fetchAll(
        $0,
        sql: """
          SELECT rank || ' ' || decision || ' ' || coalesce(new_label, '-') FROM decisions
          JOIN suspects USING (sample_id) ORDER BY rank
          """)
    }
  }

  private func suggested(_ rank: Int) throws -> (given: String, suggested: String) {
    try DatabaseQueue(path: folder.path("a.sqlite")).read {
      let row = try Row.fetchOne(
        $0, sql: "SELECT given_label, suggested_label FROM suspects WHERE rank = ?",
        arguments: [rank])
      return (row?[0] ?? "", row?[1] ?? "")
    }
  }

  @Test("twenty suspects by the keyboard, and every decision is in the file")
  func twenty() throws {
    let labels = ["complaint", "friendly", "rude"]
    var expected: [String] = []
    for rank in 1...20 {
      #expect(try shown("heading").hasPrefix("Suspect \(rank) "))
      let (given, other) = try suggested(rank)
      let key = ["s", "k", "r", "u", "2"][rank % 5]
      try press(key)
      switch key {
      case "s": expected.append("\(rank) relabel \(other)")
      case "k": expected.append("\(rank) keep -")
      case "r": expected.append("\(rank) remove -")
      case "u": expected.append("\(rank) unsure -")
      default:
        expected.append(
          given == labels[1] ? "\(rank) keep -" : "\(rank) relabel \(labels[1])")
      }
    }
    #expect(try decisions() == expected)
    #expect(try shown("counts") == "20 of 3,000 decided, 2,980 remain")
    #expect(try shown("precision").contains("4 unsure"))
    #expect(try shown("exposure").hasPrefix("21 texts read"))

    // Undo comes back to the row, and what stood there before stands there again.
    try press("z")
    #expect(try shown("heading").hasPrefix("Suspect 20 "))
    #expect(try decisions() == expected.dropLast())
    // The row before is decided; deciding anew and undoing that restores the first decision.
    try press("p")
    #expect(try shown("heading").hasPrefix("Suspect 19 "))
    #expect(try shown("standing").hasSuffix(" by ann"))
    try press("r")
    #expect(try decisions().last == "19 remove -")
    try press("z")
    #expect(try decisions() == expected.dropLast())

    // A reload comes back to the same suspect, and the server has forgotten nothing.
    try press("n")
    #expect(try shown("heading").hasPrefix("Suspect 20 "))
    try browser.command("POST", "refresh", [:])
    try browser.wait(until: "document.body.dataset.step === '1'")
    #expect(try shown("heading").hasPrefix("Suspect 20 "))
    #expect(try shown("counts") == "19 of 3,000 decided, 2,981 remain")
    #expect(try browser.console() == [])
  }

  @Test("what is filtered and searched is decided by the keyboard, and a reload comes back to it")
  func filtered() throws {
    try choose("label", "'rude'")
    // Each letter may search anew; the last one counts.
    try browser.press("fpancakes")
    try browser.wait(
      until: "document.getElementById('text').textContent.toLowerCase().includes('pancakes') "
        + "&& location.hash.includes('q=pancakes') && !document.body.ariaBusy")
    try browser.press("\u{E007}")
    try press("k")
    try press("r")
    try press("z")
    let written: String? = try folder.value(
      "a.sqlite",
      """
      SELECT group_concat(decision || ' ' || given_label || ' ' || (text LIKE '%pancakes%'))
      FROM decisions JOIN samples USING (sample_id)
      """)
    #expect(written == "keep rude 1")
    let (heading, counts) = (try shown("heading"), try shown("counts"))
    #expect(counts.hasPrefix("1 of "))
    try browser.command("POST", "refresh", [:])
    try browser.wait(until: "document.body.dataset.step === '1'")
    #expect(try shown("heading") == heading && shown("counts") == counts)
    #expect(
      try browser.run("return document.getElementById('q').value", as: String.self) == "pancakes")
    #expect(try browser.console() == [])
  }

  @Test("filters, words, the list of labels, notes and hidden texts")
  func filters() throws {
    try choose("label", "'rude'")
    #expect(try shown("verdict").hasPrefix("Given rude"))
    try choose("q", "'pancakes'")
    #expect(try shown("text").lowercased().contains("pancakes"))
    #expect(try shown("verdict").hasPrefix("Given rude"))
    try choose("slice", "[...document.getElementById('slice').options][1].value")
    try choose("q", "'zzzz'")
    #expect(try shown("heading") == "No suspect has all of this.")
    try step { try browser.run("document.getElementById('clear').click()") }
    #expect(try shown("heading").hasPrefix("Suspect 1 "))
    try choose("by", "'pvi'")
    let first: Int? = try folder.value(
      "a.sqlite", "SELECT rank FROM suspects ORDER BY PVI, sample_id LIMIT 1")
    #expect(try shown("heading").hasPrefix("Suspect \(first ?? 0) "))
    try choose("by", "'spec'")
    try choose("spec", "'group_insulted'")
    #expect(try shown("demands").contains("group_insulted says rude"))
    try step { try browser.run("document.getElementById('clear').click()") }

    try choose("by", "'consensus'")
    let (given, _) = try suggested(1)
    try browser.press("c")
    try browser.press("kept k, so\u{E007}")
    try browser.press("/")
    try browser.wait(until: "document.getElementById('list').open")
    try press("rud\u{E007}")
    #expect(try decisions() == ["1 " + (given == "rude" ? "keep -" : "relabel rude")])
    #expect(try folder.value("a.sqlite", "SELECT note FROM decisions") == "kept k, so")

    try browser.press("h")
    #expect(try !shown("text").contains("e") && shown("text").contains("•"))
    try press("n")
    #expect(try !shown("text").contains("e"))
    try browser.press(" ")
    #expect(try shown("text").contains("e"))
    try browser.press("h")
    #expect(try browser.console() == [])
  }

  @Test("somebody else's decision is shown instead of being overwritten")
  func conflict() throws {
    let other = try RunningReview(folder)
    let sample: Int? = try folder.value("a.sqlite", "SELECT sample_id FROM suspects LIMIT 1")
    let body = #"{"sample_id": \#(sample ?? -1), "decision": "unsure"}"#
    #expect(try other.post("/api/decide", body).status == 200)
    try press("r")
    #expect(try shown("conflict").contains("Nothing was written"))
    #expect(try shown("standing") == "Decided: unsure by ann")
    #expect(try decisions() == ["1 unsure -"])
    try press("r")
    #expect(try decisions() == ["1 remove -"])
    // The browser notes that the server said 409; nothing else is wrong.
    #expect(try browser.console().allSatisfy { $0.contains("409") })
  }

  @Test("no hostile text is run, and each is shown as it is")
  func hostile() throws {
    let folder = try Workdir()
    try folder.write("hostile.csv", HostileTexts.csv)
    let audit = try folder.run(
      "audit", "hostile.csv", "--slice-column", "source", "--quiet", "-o", "a.sqlite")
    try #require(audit.code == 0)
    let review = try RunningReview(folder)
    defer { withExtendedLifetime(review) {} }
    try browser.runFirst("window.attacked = () => { window.canary = 'dead'; };")
    try browser.open(review.address)
    try browser.wait(until: "document.body.dataset.step === '1'")
    let known = Set(
      HostileTexts.all.flatMap { [HostileTexts.visible($0), HostileTexts.visible($0 + " twice")] })
    var seen = Set<String>()
    for row in 0..<(2 * HostileTexts.all.count) {
      try press(row % 2 == 0 ? "n" : "k")
      try browser.wait(
        until: "document.getElementById('near-status').textContent === '' || "
          + "document.getElementById('near-status').textContent.startsWith('No')")
      #expect(
        try browser.run(
          "return document.querySelectorAll('script,img,svg,iframe,style,math,a').length",
          as: Int.self) == 2)
      let text = try shown("text")
      #expect(known.contains(text), "\(text.prefix(80))")
      seen.insert(text)
    }
    #expect(seen.count > HostileTexts.all.count)
    let bidi = HostileTexts.all.firstIndex { $0.contains("\u{202E}") } ?? 0
    try browser.open("about:blank")
    try browser.open("\(review.address)#at=\(bidi)")
    try browser.wait(until: "document.body.dataset.step === '1'")
    #expect(try shown("text") == HostileTexts.visible(HostileTexts.all[bidi]))
    try browser.screenshot("review-hostile")
    #expect(try browser.run("return window.canary === undefined", as: Bool.self))
    #expect(try browser.console() == [])
  }

  @Test("pictures for people to look at: light, dark, narrow, what is seldom seen")
  func pictures() throws {
    for _ in 0..<7 { try press("s") }
    try press("k")
    try browser.wait(until: "document.querySelectorAll('#nearest li').length > 0")
    try browser.show("light")
    try browser.screenshot("review-light")
    try browser.show("dark")
    try browser.screenshot("review-dark")
    try browser.show("light", width: 400, height: 900)
    try browser.screenshot("review-narrow")
    let overflow = "return document.documentElement.scrollWidth - window.innerWidth"
    #expect(try browser.run(overflow, as: Int.self) <= 0)
    try browser.show("light", width: 320, height: 900)
    #expect(try browser.run(overflow, as: Int.self) <= 0)
    try browser.show("dark", width: 400, height: 900)
    try browser.screenshotOfAll("review-narrow-dark")
    try browser.print("review")
    try browser.show("light")
    try browser.run(
      """
      for (const id of ['hint', 'rest', 'conflict']) document.getElementById(id).hidden = false;
      for (const id of ['hint', 'rest-text', 'conflict']) {
        document.getElementById(id).textContent = 'What is said here, in a sentence or two.';
      }
      document.querySelector('details').open = true;
      """)
    try browser.show("light", height: 1500)
    try browser.screenshot("review-banners")
    try browser.press("/")
    try browser.screenshot("review-list")
  }
}
