import DatasetLab
import Testing

@Suite("Folds")
struct FoldsTests {
  /// Rows with texts of their own, `sizes[k]` of label k, labels taking turns.
  private func rows(_ sizes: [Int], seed: UInt64 = 0) -> (hashes: [UInt64], given: [Int32]) {
    var given: [Int32] = []
    for turn in 0..<(sizes.max() ?? 0) {
      for label in sizes.indices where turn < sizes[label] { given.append(Int32(label)) }
    }
    return (hashes(given.count, seed: seed), given)
  }

  private func hashes(_ count: Int, seed: UInt64 = 0) -> [UInt64] {
    TokenizedTexts(StringColumn((0..<count).map { "text \($0)" }), seed: seed).hashes
  }

  private func counts(_ folds: Folds, _ given: [Int32], label: Int32) -> [Int] {
    var counts = [Int](repeating: 0, count: folds.count)
    for row in given.indices where given[row] == label { counts[Int(folds.fold[row])] += 1 }
    return counts
  }

  /// The folds that are tuned on each row.
  private func tuning(_ folds: Folds) -> [[Int]] {
    let partners = folds.partners(among: 0..<folds.count)
    return folds.fold.indices.map { row in
      partners.flatMap { together in
        together.filter { folds.isTuning(row, fold: $0, among: together) }
      }
    }
  }

  @Test("equal texts share a fold, whatever their labels and however rare these are")
  func equalTexts() {
    let distinct = hashes(400)
    let hashes = distinct + distinct + distinct
    // Label 0 is frequent, label 1 rare; some texts carry both.
    let given = hashes.indices.map { Int32($0 % 12 == 0 || $0 == 401 ? 1 : 0) }
    let folds = Folds(hashes: hashes, given: given, classes: 2, count: 5)
    let tuned = tuning(folds)
    for row in distinct.indices {
      for copy in [row + 400, row + 800] {
        #expect(folds.fold[copy] == folds.fold[row])
        #expect(tuned[copy] == tuned[row])
      }
    }
  }

  @Test("permuting rows permutes folds")
  func permutation() {
    let (hashes, given) = rows([600, 260, 40])
    let folds = Folds(hashes: hashes, given: given, classes: 3, count: 5)
    var rng = SplitMix64(seed: 1)
    let order = hashes.indices.shuffled(using: &rng)
    let permuted = Folds(
      hashes: order.map { hashes[$0] }, given: order.map { given[$0] }, classes: 3, count: 5)
    #expect(permuted.fold == order.map { folds.fold[$0] })
    let tuned = tuning(folds)
    #expect(tuning(permuted) == order.map { tuned[$0] })
  }

  @Test("rows that are appended move nobody of a frequent label")
  func appending() {
    let (hashes, given) = rows([900, 700, 30])
    let before = Folds(hashes: hashes, given: given, classes: 3, count: 5)
    let more = self.hashes(2_200)
    let after = Folds(
      hashes: more, given: given + more.indices.dropFirst(given.count).map { Int32($0 % 3) },
      classes: 3, count: 5)
    let (tuned, tunedAfter) = (tuning(before), tuning(after))
    for row in given.indices where given[row] < 2 {
      #expect(after.fold[row] == before.fold[row])
      #expect(tunedAfter[row] == tuned[row])
    }
  }

  @Test("rare labels are dealt out evenly, so that every training part has every label")
  func rare() {
    let sizes = [3_000, 249, 50, 7, 2]
    let (hashes, given) = rows(sizes)
    let folds = Folds(hashes: hashes, given: given, classes: 5, count: 5)
    for label in 1..<5 {
      let counts = counts(folds, given, label: Int32(label))
      #expect(counts.reduce(0, +) == sizes[label])
      #expect((counts.max() ?? 0) - (counts.min() ?? 0) <= 1)
    }
    #expect(folds.labelWithoutTraining(given: given, classes: 5) == nil)
  }

  @Test("a label with fifty rows a fold follows the hashes, one row fewer is dealt out")
  func boundary() {
    let (hashes, given) = rows([250, 249])
    let folds = Folds(hashes: hashes, given: given, classes: 2, count: 5)
    for row in given.indices where given[row] == 0 {
      #expect(folds.fold[row] == Int32(hashes[row] % 5))
    }
    #expect(counts(folds, given, label: 1).sorted() == [49, 50, 50, 50, 50])
  }

  @Test("frequent labels spread evenly over folds, and a quarter of each is for tuning")
  func even() {
    let (hashes, given) = rows([10_000, 10_000])
    let folds = Folds(hashes: hashes, given: given, classes: 2, count: 5)
    for fold in [0, 1, 3, 4] {
      let own = given.indices.filter { folds.fold[$0] == Int32(fold) }
      let tuning = own.count { folds.isTuning($0, fold: 2, among: [2]) }
      // Five standard deviations of a binomial draw.
      #expect(abs(own.count - 4_000) < 283)
      #expect(abs(Double(tuning) / Double(own.count) - 0.25) < 0.035)
    }
  }

  @Test("the tuning quarter of a dealt label reaches every fold and leaves every fold some")
  func dealtTuning() {
    let (hashes, given) = rows([3_000, 100])
    let folds = Folds(hashes: hashes, given: given, classes: 2, count: 5)
    var tuning = [Int](repeating: 0, count: 5)
    for row in given.indices
    where given[row] == 1 && folds.isTuning(row, fold: 2, among: [2]) {
      tuning[Int(folds.fold[row])] += 1
    }
    #expect(
      tuning.enumerated().allSatisfy { $0 == 2 ? $1 == 0 : (4...6).contains($1) }, "\(tuning)")
  }

  @Test(
    "folds that are tuned on one another hold out about a quarter of what they train on",
    arguments: [
      (2, [[0], [1]]), (3, [[0], [1], [2]]), (4, [[0, 2], [1, 3]]), (5, [[0, 3], [1, 4], [2]]),
      (6, [[0, 3], [1, 4], [2, 5]]), (10, [[0, 3, 6, 9], [1, 4, 7], [2, 5, 8]]),
    ])
  func partners(count: Int, expected: [[Int]]) {
    let (hashes, given) = rows([6_000, 6_000])
    let folds = Folds(hashes: hashes, given: given, classes: 2, count: count)
    let partners = folds.partners(among: 0..<count)
    #expect(partners == expected)
    for together in partners {
      for fold in together {
        let trains = given.indices.filter { folds.trains($0, fold: fold) }
        #expect(trains == given.indices.filter { folds.fold[$0] != Int32(fold) })
        // A fold's tuning rows and those of the model it is tuned with make up its training part.
        let tuned = trains.filter { folds.isTuning($0, fold: fold, among: together) }
        let rest = trains.filter { folds.trains($0, tuning: together) }
        #expect(Set(tuned).isDisjoint(with: rest) && tuned.count + rest.count == trains.count)
        #expect((0.17...0.36).contains(Double(tuned.count) / Double(trains.count)))
        #expect(
          !given.indices.contains {
            folds.trains($0, tuning: together) && !folds.trains($0, fold: fold)
          })
      }
    }
  }

  @Test("two texts of a label are enough for every model, those of tuning too", arguments: 3...12)
  func twoTexts(count: Int) {
    let (hashes, given) = rows([4_000, 3, 2])
    let folds = Folds(hashes: hashes, given: given, classes: 3, count: count)
    for first in 0..<count {
      for together in folds.partners(among: first..<count) {
        for label in Int32(1)...2 {
          let left = given.indices.filter {
            given[$0] == label && folds.trains($0, tuning: together)
          }
          #expect(!left.isEmpty, "\(together), label \(label)")
        }
      }
    }
  }

  @Test("rows that train nothing tune nothing either")
  func leftOut() {
    let (hashes, given) = rows([1_000, 1_000])
    let folds = Folds(hashes: hashes, given: given, classes: 2, count: 5)
      .training(on: given.indices.map { $0 % 3 > 0 })
    for together in folds.partners(among: 0..<5) {
      for row in stride(from: 0, to: given.count, by: 3) {
        #expect(!folds.trains(row, tuning: together))
        #expect(!together.contains { folds.isTuning(row, fold: $0, among: together) })
        #expect(!together.contains { folds.trains(row, fold: $0) })
      }
    }
  }

  @Test("another seed gives another draw")
  func seeds() {
    let given = [Int32](repeating: 0, count: 600) + [Int32](repeating: 1, count: 60)
    let draws = [UInt64(0), 1].map { seed in
      Folds(hashes: hashes(660, seed: seed), given: given, classes: 2, count: 5)
    }
    let same = given.indices.count { draws[0].fold[$0] == draws[1].fold[$0] }
    #expect((80...190).contains(same), "\(same) of 660 rows kept their fold")
  }

  @Test("a label that stands in one fold only is reported")
  func withoutTraining() {
    let distinct = hashes(600)
    let hashes = distinct + Array(repeating: distinct[0], count: 9)
    let given = [Int32](repeating: 0, count: 600) + [Int32](repeating: 1, count: 9)
    let folds = Folds(hashes: hashes, given: given, classes: 2, count: 5)
    #expect(folds.labelWithoutTraining(given: given, classes: 2) == 1)
  }

  @Test("a label without rows is reported too, for no training part has it")
  func absent() {
    let (hashes, given) = rows([300, 300])
    let folds = Folds(hashes: hashes, given: given, classes: 3, count: 5)
    #expect(folds.labelWithoutTraining(given: given, classes: 3) == 2)
  }
}
