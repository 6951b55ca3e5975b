import DatasetLab
import Testing

@Suite("ASCII unigrams")
struct ASCIIUnigramsTests {
  @Test("tokens are those of the regular expressions that define them")
  func parity() throws {
    let frozen = try #require(FrozenDivergences.all.first)
    let corpus = ASCIIUnigrams.corpus(StringColumn(frozen.lines))
    for (row, line) in frozen.lines.enumerated() {
      let tokens = corpus.tokens(of: row).map { corpus.vocabulary[Int($0)] }
      #expect(tokens.joined(separator: " ") == frozen.unigrams[row], "\(line)")
    }
  }
}
