import CKernels

/// The K - 1 numbers by which a model tells the logits of K classes, of which softmax sees the
/// differences only.
///
/// Logit k is contrast k, and the last one is minus a share of the contrasts' sum:
///
///     δ = 1/√K − (1 − 1/√K) / (K − 1)
///
/// With it the contrasts' squares add up to those of the logits less their mean. So the penalty on
/// the weights of K - 1 contrasts is that on K vectors of weights, which sum to zero at any minimum,
/// and the models are the same.
package struct Contrasts: Sendable, Equatable {
  /// K.
  package let classes: Int
  /// δ.
  let lastShare: Float

  /// The contrasts of K classes.
  package init(classes: Int) {
    self.classes = classes
    lastShare = ck_last_share(Int64(classes))
  }

  /// K - 1.
  package var count: Int { classes - 1 }

  /// Writes the K logits.
  @inline(__always)
  package func logits<Number: BinaryFloatingPoint>(
    into logits: inout [Number], _ contrast: (Int) -> Number
  ) {
    var sum = Number(0)
    for place in 0..<count {
      logits[place] = contrast(place)
      sum += logits[place]
    }
    logits[count] = -Number(lastShare) * sum
  }

  /// The K logits.
  package func logits(_ contrasts: [Double]) -> [Double] {
    var logits = [Double](repeating: 0, count: classes)
    self.logits(into: &logits) { contrasts[$0] }
    return logits
  }

  /// The contrasts of K logits; their mean is lost. So are derivatives by contrasts had from those
  /// by logits, which sum to zero.
  package func contrasts(_ logits: [Double]) -> [Double] {
    let mean = logits.reduce(0, +) / Double(max(1, logits.count))
    let last = Double(lastShare) * ((logits.last ?? 0) - mean)
    return logits.dropLast().map { $0 - mean - last }
  }
}
