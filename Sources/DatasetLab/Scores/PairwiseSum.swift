/// The sum of many terms with an error that grows with the logarithm of their number.
///
/// Whether a probability reaches a threshold can hang on the last bit of a mean, so the order of
/// additions is that of the arrays the reference implementation sums with: up to 128 terms go
/// into eight running sums, longer rows are halved at a multiple of eight. The order depends on
/// nothing but the number of terms.
///
/// Higham, The Accuracy of Floating Point Summation, 1993, DOI 10.1137/0914050.
///
/// - Parameter terms: The terms in order.
/// - Returns: Their sum.
func pairwiseSum(_ terms: UnsafeBufferPointer<Double>) -> Double {
  let count = terms.count
  if count < 8 { return terms.reduce(0, +) }
  if count > 128 {
    let half = count / 2 - count / 2 % 8
    return pairwiseSum(UnsafeBufferPointer(rebasing: terms[..<half]))
      + pairwiseSum(UnsafeBufferPointer(rebasing: terms[half...]))
  }
  var lanes = SIMD8<Double>.zero
  let full = count - count % 8
  for start in stride(from: 0, to: full, by: 8) {
    for lane in 0..<8 { lanes[lane] += terms[start + lane] }
  }
  let pairs = lanes.evenHalf + lanes.oddHalf
  let fours = pairs.evenHalf + pairs.oddHalf
  return terms[full...].reduce(fours[0] + fours[1], +)
}

extension Array where Element == Double {
  /// The sum of the elements by pairwise summation.
  var pairwiseTotal: Double { withUnsafeBufferPointer(pairwiseSum) }
}
