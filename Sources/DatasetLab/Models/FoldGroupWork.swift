/// What a group of folds has finished, written down to the bit for an audit that is resumed.

extension FoldGroup.Tuning: WorkPiece {
  package init?(from reader: inout WorkReader) {
    guard let start = RowVector(from: &reader), let penalties = reader.take(Double.self),
      let temperatures = reader.take(Double.self), let counts = reader.take(Int.self)
    else { return nil }
    self.init(penalties: penalties, temperatures: temperatures, start: start)
    gramProducts = counts.first ?? 0
    record = TrainingRecord(from: &reader)
  }

  package func write(to writer: inout WorkWriter) {
    start.write(to: &writer)
    writer.put(penalties)
    writer.put(temperatures)
    writer.put([gramProducts])
    record?.write(to: &writer)
  }
}

extension FoldGroup.Fit: WorkPiece {
  package init?(from reader: inout WorkReader) {
    guard let solution = RowVector(from: &reader), let counts = reader.take(Int.self),
      counts.count == 2
    else { return nil }
    self.init(
      solution: solution, classes: solution.each.classes, gramProducts: counts[0],
      converged: counts[1] == 1, record: TrainingRecord(from: &reader))
  }

  package func write(to writer: inout WorkWriter) {
    solution.write(to: &writer)
    writer.put([gramProducts, converged ? 1 : 0])
    record?.write(to: &writer)
  }
}

extension RowVector: WorkPiece {
  package init?(from reader: inout WorkReader) {
    guard let shape = reader.take(Int.self), shape.count == 4,
      let coefficients = reader.take(Float.self), let margins = reader.take(Float.self),
      let intercepts = reader.take(Double.self)
    else { return nil }
    let each = ProblemLanes(problems: shape[1], classes: shape[2], lanes: shape[3])
    self.init(rows: shape[0], each: each)
    guard coefficients.count == self.coefficients.values.count,
      margins.count == coefficients.count, intercepts.count == each.lanes
    else { return nil }
    self.coefficients.values.set(coefficients)
    self.margins.values.set(margins)
    self.intercepts = intercepts
  }

  package func write(to writer: inout WorkWriter) {
    writer.put([coefficients.rows, each.problems, each.classes, each.lanes])
    writer.put(coefficients.values.all)
    writer.put(margins.values.all)
    writer.put(intercepts)
  }
}

extension TrainingRecord: WorkPiece {
  package init?(from reader: inout WorkReader) {
    guard let rows = reader.take(Row.self), let epochs = reader.take(Int.self) else { return nil }
    self.init(rows: rows, epochs: epochs)
  }

  package func write(to writer: inout WorkWriter) {
    writer.put(rows)
    writer.put(epochs)
  }
}
