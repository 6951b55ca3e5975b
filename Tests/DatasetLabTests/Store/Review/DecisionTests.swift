import DatasetLab
import Foundation
import GRDB
import Testing

@Suite("Decisions about suspects")
struct DecisionTests {
  @Test("a decision stands in the file at once, with who and when")
  func written() async throws {
    let audit = try ReviewedAudit.five()
    let session = try audit.session()
    let date = Date(timeIntervalSince1970: 1_700_000_000.25)
    let decision = Decision(
      sample: 2, .relabel, label: "c", note: "irony", reviewer: "ann", at: date)
    #expect(decision.decided_at == "2023-11-14T22:13:20.250Z")
    #expect(try await session.decide(decision, basedOn: nil) == .written)
    #expect(try audit.decisions() == [decision])
  }

  @Test("of two people who decide on the same row the second sees what the first decided")
  func overtaken() async throws {
    let audit = try ReviewedAudit.five()
    let (ann, bob) = (try audit.session(), try audit.session())
    let first = Decision(sample: 1, .keep, reviewer: "ann")
    let second = Decision(sample: 1, .remove, reviewer: "bob")
    #expect(try await ann.decide(first, basedOn: nil) == .written)
    #expect(try await bob.decide(second, basedOn: nil) == .overtaken(by: first))
    #expect(try audit.decisions() == [first])
    // Having seen it, bob may replace it, and ann's undo leaves his decision alone.
    #expect(try await bob.decide(second, basedOn: first) == .written)
    #expect(try await ann.undo()?.outcome == .overtaken(by: second))
    #expect(try audit.decisions() == [second])
    #expect(try await ann.undo() == nil)
  }

  @Test("what somebody else decides is no longer offered")
  func others() async throws {
    let audit = try ReviewedAudit.five()
    let session = try audit.session()
    #expect(try await session.step(.next(after: nil), in: .init()).suspect?.sample_id == 0)
    try audit.write(Decision(sample: 1, .keep, reviewer: "bob"))
    let step = try await session.step(.next(after: 0), in: .init())
    #expect(step.suspect?.sample_id == 2 && step.progress.open == 4)
  }

  @Test("undo restores what was there, as often as there was something")
  func undo() async throws {
    let audit = try ReviewedAudit.five()
    let session = try audit.session()
    let before = Decision(sample: 3, .unsure, note: "?", reviewer: "bob")
    try audit.write(before)
    let kept = Decision(sample: 0, .keep)
    let removed = Decision(sample: 3, .remove)
    #expect(try await session.decide(kept, basedOn: nil) == .written)
    #expect(try await session.decide(removed, basedOn: before) == .written)
    #expect(try audit.decisions() == [kept, removed])
    #expect(try await session.undo()?.sample == 3)
    #expect(try audit.decisions() == [kept, before])
    #expect(try await session.step(.next(after: 4), in: .init()).progress.unsure == 1)
    #expect(try await session.undo()?.sample == 0)
    #expect(try audit.decisions() == [before])
    #expect(try await session.undo() == nil)
  }

  @Test(
    "a decision that makes no sense is refused",
    arguments: [
      (Decision(sample: 9, .keep), DecisionError.noSuchRow(9)),
      (Decision(sample: -1, .keep), .noSuchRow(-1)),
      (Decision(sample: 0, .relabel), .noSuchLabel(nil)),
      (Decision(sample: 0, .relabel, label: "d"), .noSuchLabel("d")),
      (Decision(sample: 0, .relabel, label: "a"), .sameLabel("a")),
      (Decision(sample: 0, .keep, label: "b"), .labelNotWanted(.keep)),
    ])
  func senseless(decision: Decision, error: DecisionError) async throws {
    let audit = try ReviewedAudit.five()
    let session = try audit.session()
    await #expect(throws: error) { try await session.decide(decision, basedOn: nil) }
    #expect(try audit.decisions().isEmpty)
  }

  @Test("twenty people at once lose no decision and overwrite none")
  func crowd() async throws {
    let audit = try ReviewedAudit.five()
    let file = audit.file
    let written = try await withThrowingTaskGroup(of: Int.self) { group in
      for person in 0..<20 {
        group.addTask {
          let session = try ReviewSession(file)
          var count = 0
          for row in 0..<5 {
            let own = Decision(sample: row, .keep, reviewer: "p\(person)")
            if try await session.decide(own, basedOn: nil) == .written { count += 1 }
          }
          return count
        }
      }
      return try await group.reduce(0, +)
    }
    #expect(written == 5)
    #expect(try audit.decisions().count == 5)
  }

  @Test("an audit that may only be read is refused with a reason")
  func readOnly() throws {
    let audit = try ReviewedAudit.five()
    let attributes: [FileAttributeKey: Any] = [.posixPermissions: 0o444]
    try FileManager.default.setAttributes(attributes, ofItemAtPath: audit.path)
    if FileManager.default.isWritableFile(atPath: audit.path) { return }
    #expect(throws: StoreError.self) { try ReviewSession(audit.file) }
  }

  @Test("progress counts, leaves unsure ones out of the precision, and sees when to stop")
  func progress() {
    let kinds: [Decision.Kind?] = [.keep, .relabel, .remove, .unsure, nil, nil, .relabel]
    let some = ReviewProgress(of: kinds, lately: [.keep, .unsure, .relabel])
    #expect(some.rows == 7 && some.open == 2 && some.unsure == 1)
    #expect(some.precision == Share(3, of: 4))
    #expect(some.last == 2 && some.lastKept == 1 && !some.suggestsStopping)
    // Wilson's interval of 3 of 4 by hand: (0.75 + 0.4802 ± 1.96 √(0.0469 + 0.0600)) / 1.9604.
    #expect(abs(some.precision.low - 0.3006) < 1e-3)
    #expect(abs(some.precision.high - 0.9544) < 1e-3)

    let late = Array(repeating: Decision.Kind.keep, count: 18) + [.remove, .relabel, .remove]
    #expect(ReviewProgress(of: [], lately: late).suggestsStopping)
    #expect(!ReviewProgress(of: [], lately: late.reversed()).suggestsStopping)
    #expect(!ReviewProgress(of: [], lately: late.prefix(19)).suggestsStopping)
    #expect(ReviewProgress(of: [], lately: []).precision == Share(0, of: 0))
  }
}
