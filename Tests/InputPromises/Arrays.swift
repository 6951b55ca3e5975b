import DatasetLab
import Foundation

/// NPY files.
enum Arrays {
  static func check(_ bytes: [UInt8]) throws(InputPromise.Broken) -> Bool {
    let array: NPYReader
    do {
      array = try NPYReader(bytes, file: "array.npy")
    } catch {
      return false
    }
    let (cells, overflow) = array.rows.multipliedReportingOverflow(by: array.columns)
    if overflow || cells > bytes.count { throw .init("\(array.rows) x \(array.columns) numbers") }
    let single = array.values(as: Float.self)
    let double = array.values(as: Double.self)
    if single.count != cells || double.count != cells {
      throw .init("\(cells) numbers announced, \(double.count) read")
    }
    for (one, other) in zip(single, double) where !other.isNaN && Float(other) != one {
      throw .init("\(other) in double precision is \(one) in single")
    }
    return true
  }
}
