import Foundation
public enum Trial {
  public static func run(_ path: String, threads: Int, out: String) throws {
    let clock = ContinuousClock(); var t = clock.now
    func lap(_ s: String) { let n = clock.now; print(s, n - t); t = n }
    var o0 = ReadOptions(); let env = ProcessInfo.processInfo.environment
    o0.textColumn = env["TEXT"]; o0.labelColumn = env["LABEL"]; o0.idColumn = env["ID"]
    if let e = env["ENC"] { o0.encoding = .init(rawValue: e)! }
    if let e = env["QUOTING"] { o0.quoting = .init(rawValue: e)! }
    if env["NOHEADER"] != nil { o0.hasHeader = false }
    let ds = try Dataset.read(DataSource(path), options: o0)
    let texts = ds.texts, given = ds.given, set = ds.labels, ids = ds.ids
    print(
      ds.count, ds.labels.names.prefix(5), ds.classCounts.prefix(5), ds.rejected.prefix(3),
      ds.sha256, ds.lines.last ?? 0)
    if env["DUMP"] != nil {
      for i in texts.indices {
        print(
          ds.ids[i].debugDescription, ds.labels[Int(given[i])].debugDescription,
          ds.texts[i].debugDescription)
      }; return
    }
    if env["READONLY"] != nil { lap("read"); return }
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
