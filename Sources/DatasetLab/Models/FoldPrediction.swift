extension FoldGroup.Fit {
  /// Writes the probabilities of the rows of some folds, in Double from single-precision margins.
  func predict(
    _ folds: Range<Int>, assignment: Folds, into out: inout [Double], on machine: Machine
  ) {
    let shift = models.shift
    let classes = models.each.classes
    out.withUnsafeMutableBufferPointer { out in
      machine.forEachBlock(of: assignment.fold.count, size: LaneMatrix.blockRows) { _, rows in
        var margins = [Double](repeating: 0, count: classes)
        for row in rows where folds.contains(Int(assignment.fold[row])) {
          models.each.logits(
            of: Int(assignment.fold[row]) - folds.lowerBound, row: row, in: models.margins,
            shift: shift, into: &margins)
          Softmax.replace(&margins)
          for label in 0..<classes { out[row * classes + label] = margins[label] }
        }
      }
    }
  }
}
