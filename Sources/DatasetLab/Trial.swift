import Foundation
public enum Trial {
  public static func run(_ path: String, threads: Int, out: String) throws {
    let clock = ContinuousClock(); var t = clock.now
    func lap(_ s: String) { let n = clock.now; print(s, n - t); t = n }
    let text = try String(contentsOfFile: path, encoding: .utf8)
    var ids: [String] = [], texts = StringColumn(), labels: [String] = []
    for line in text.split(separator: "\n") {
      let p = line.split(separator: "\t", maxSplits: 2, omittingEmptySubsequences: false)
      ids.append(String(p[0])); labels.append(String(p[1])); texts.append(p[2].utf8)
    }
    let set = LabelSet(labels); let given = labels.map { Int32(set.index(of: $0)!) }
    lap("read")
    let m = Machine(threads: threads)
    let tok = TokenizedTexts(texts, seed: 0);
    lap(
      "tokenize \(tok.chunks.tokenCount) \(tok.chunks.vocabulary.count) \(tok.words.vocabulary.count)"
    )
    let f = TFIDF(tok, on: m); lap("tfidf \(f.matrix.columns) \(f.matrix.indices.count)")
    let folds = Folds(hashes: tok.hashes, given: given, classes: set.count, count: 5); lap("folds")
    var o = CrossFit.Options()
    if let g = ProcessInfo.processInfo.environment["GRID"] {
      o.penalties = g.split(separator: ",").map { Double($0)! }
    }
    if let g = ProcessInfo.processInfo.environment["TTOL"] { o.tuningTolerance = Double(g)! }
    if let g = ProcessInfo.processInfo.environment["TOL"] { o.tolerance = Double(g)! }
    let c = CrossFit(
      features: f.matrix, given: given, classes: set.count, folds: folds, options: o, on: m)
    lap("crossfit \(c.effort)")
    print(c.models)
    print(
      "logloss bits raw", Calibration.logLossBits(c.raw, given: given), "cal",
      Calibration.logLossBits(c.probabilities, given: given), "ece",
      Calibration.expectedError(c.raw, given: given),
      Calibration.expectedError(c.probabilities, given: given))
    var acc = 0;
    for i in given.indices where c.probabilities.argmax(i) == Int(given[i]) { acc += 1 }
    print("acc", Double(acc) / Double(given.count))
    var s = "id,self_confidence,margin,pvi\n"
    for i in given.indices {
      let g = Int(given[i]); let p = c.probabilities[i, g]
      var o = 0.0; for k in 0..<set.count where k != g { o = max(o, c.probabilities[i, k]) }
      s += "\(ids[i]),\(p),\(p - o),\(log2(p) - log2(c.models[Int(folds.fold[i])].null[g]))\n"
    }
    try s.write(toFile: out, atomically: true, encoding: .utf8)
  }
}
