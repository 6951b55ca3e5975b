import Foundation
import GRDB

extension Row {
  /// A text of the data, whole: GRDB's own strings end at the first NUL.
  ///
  /// The row must come straight from a statement, as those of cursors and records do.
  func text(_ column: String) -> String { String(decoding: self[column] as Data, as: UTF8.self) }
}
