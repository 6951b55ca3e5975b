import DatasetLab
import Testing

@Suite("A vocabulary")
struct VocabularyTests {
  @Test("entries are numbered in the order in which they were first met, and found again")
  func numbering() {
    var vocabulary = Vocabulary()
    let words = (0..<5_000).map { "w\($0 % 3_000)" }
    let ids = words.map { vocabulary.enter($0) }
    #expect(ids == (0..<5_000).map { UInt32($0 % 3_000) })
    #expect(vocabulary.count == 3_000)
    for id in 0..<3_000 {
      #expect(vocabulary[id] == "w\(id)")
      #expect(vocabulary.id(of: "w\(id)") == UInt32(id))
    }
    #expect(vocabulary.id(of: "w3000") == nil)
  }

  @Test("strings are told apart by their bytes, the empty one included")
  func bytes() {
    var vocabulary = Vocabulary()
    #expect(vocabulary.enter("é") == 0)
    #expect(vocabulary.enter("e\u{301}") == 1)
    #expect(vocabulary.enter("") == 2)
    #expect(vocabulary.id(of: "") == 2)
  }
}
