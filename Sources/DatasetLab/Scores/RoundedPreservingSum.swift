/// Rounds numbers to integers that add up to the rounded sum of the numbers.
///
/// Every number is rounded half to even; while the sum is off, the numbers that lost most by
/// rounding are raised by one, or those that gained most are lowered. Of equals the last is raised
/// first and the first lowered first: the order of a stable ascending sort, from either end.
///
/// - Parameter numbers: Non-negative numbers.
/// - Returns: One integer for each.
func roundedPreservingSum(_ numbers: [Double]) -> [Int] {
  var rounded = numbers.map { $0.rounded(.toNearestOrEven) }
  let wanted = numbers.pairwiseTotal.rounded(.toNearestOrEven)
  var missing = Int(wanted - rounded.reduce(0, +))
  while missing != 0 {
    let lost = zip(numbers, rounded).map { $0 - $1 }
    let ascending = lost.indices.sorted { (lost[$0], $0) < (lost[$1], $1) }
    let changed = min(abs(missing), numbers.count)
    if missing > 0 {
      for index in ascending.suffix(changed) { rounded[index] += 1 }
      missing -= changed
    } else {
      for index in ascending.prefix(changed) { rounded[index] -= 1 }
      missing += changed
    }
  }
  return rounded.map { Int($0) }
}
