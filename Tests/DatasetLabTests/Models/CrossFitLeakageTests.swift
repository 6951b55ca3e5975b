import DatasetLab
import Testing

@Suite("Cross-fitted models never saw the row they are asked about")
struct CrossFitLeakageTests {
  @Test(
    "other labels in a fold change no bit of that fold's probabilities",
    arguments: UInt64(21)...28)
  func labels(seed: UInt64) {
    let problem = SparseProblem(linear: seed, classes: 3, rows: 400)
    let folds = problem.folds()
    // Penalties among which the folds differ: what one chooses must not move another.
    var options = CrossFit.Options()
    options.penalties = [64, 32, 16, 8, 4, 2, 1]
    let before = problem.crossFit(folds: folds, options: options)
    for fold in Int32(0)..<5 {
      var other = problem
      for row in other.given.indices where folds.fold[row] == fold {
        other.given[row] = (other.given[row] + 1 + Int32(row % 2)) % 3
      }
      let after = other.crossFit(folds: folds, options: options)
      let own = other.given.indices.filter { folds.fold[$0] == fold }
      for (a, b) in [(after.raw, before.raw), (after.probabilities, before.probabilities)] {
        let moved = own.filter { row in (0..<3).contains { a[row, $0] != b[row, $0] } }
        #expect(moved.isEmpty, "fold \(fold): \(moved.count) of \(own.count) rows")
      }
      #expect(after.models[Int(fold)].null == before.models[Int(fold)].null)
      #expect(after.models[Int(fold)].penalty == before.models[Int(fold)].penalty)
      #expect(after.models[Int(fold)].temperature == before.models[Int(fold)].temperature)
      // The other folds' models did see these rows.
      #expect(after.raw.values != before.raw.values)
    }
  }

  @Test("where the penalty is chosen on a sample, other labels in a fold change no raw probability")
  func sampled() {
    let problem = SparseProblem(linear: 33, classes: 3, rows: 600)
    let folds = problem.folds()
    var options = CrossFit.Options()
    options.tuningRows = 300
    let before = problem.crossFit(folds: folds, options: options)
    for fold in Int32(0)..<5 {
      var other = problem
      for row in other.given.indices where folds.fold[row] == fold {
        other.given[row] = (other.given[row] + 1) % 3
      }
      let after = other.crossFit(folds: folds, options: options)
      for row in other.given.indices where folds.fold[row] == fold {
        for label in 0..<3 { #expect(after.raw[row, label] == before.raw[row, label]) }
      }
      #expect(after.models[Int(fold)].penalty == before.models[Int(fold)].penalty)
    }
  }

  @Test("one other label changes nothing for its own row")
  func oneLabel() {
    let problem = SparseProblem(seed: 31, classes: 4, rows: 500)
    let folds = problem.folds()
    let before = problem.crossFit(folds: folds)
    for row in stride(from: 3, to: 500, by: 83) {
      var other = problem
      other.given[row] = (other.given[row] + 1) % 4
      let after = other.crossFit(folds: folds)
      for label in 0..<4 {
        #expect(after.probabilities[row, label] == before.probabilities[row, label])
      }
    }
  }

  @Test("a text that stands in the data once more under another label gives nothing away")
  func twins() {
    let texts = (0..<600).map { "note \($0 % 300) of group \($0 % 300 % 2)" }
    let tokenized = TokenizedTexts(StringColumn(texts), seed: 0)
    let given = texts.indices.map { Int32($0 % 300 % 2) }
    let folds = Folds(hashes: tokenized.hashes, given: given, classes: 2, count: 5)
    let features = TFIDF(tokenized, on: Machine(threads: 1)).features
    func fit(_ given: [Int32]) -> CrossFit {
      CrossFit(
        features: features, given: given, classes: 2, folds: folds, on: Machine(threads: 1))
    }
    var swapped = given
    swapped[10] = 1 - swapped[10]
    let (before, after) = (fit(given), fit(swapped))
    #expect(after.probabilities[310, 0] == before.probabilities[310, 0])
    #expect(after.probabilities[10, 0] == before.probabilities[10, 0])
  }
}
