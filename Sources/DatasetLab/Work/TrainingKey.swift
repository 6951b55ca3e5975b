import Crypto

/// The digest of everything that trained models depend on, to the bit.
///
/// The number of threads is not among it; the width of SIMD is, since sums of other widths are
/// rounded differently.
enum TrainingKey {
  /// - Returns: The 32 bytes of a SHA-256 digest.
  static func bytes(
    _ dataset: Dataset, folds: Folds, embeddings: Embeddings?, options: AuditOptions
  ) -> [UInt8] {
    var digest = SHA256()
    let choices: [Any] = [
      DatasetLab.version, options.features, options.seed, options.crossFit, options.machine.vectors,
      dataset.count, dataset.labels.count,
    ]
    for choice in choices { digest.update(data: Array("\(choice)\n".utf8)) }
    for row in 0..<dataset.count {
      dataset.texts.withBytes(row) { digest.update(bufferPointer: UnsafeRawBufferPointer($0)) }
      digest.update(data: [0])
    }
    for numbers in [dataset.given, folds.fold] {
      numbers.withUnsafeBytes { digest.update(bufferPointer: $0) }
    }
    embeddings?.values.withUnsafeBytes { digest.update(bufferPointer: $0) }
    return Array(digest.finalize())
  }
}
