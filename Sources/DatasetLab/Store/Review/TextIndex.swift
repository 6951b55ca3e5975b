import Foundation
import GRDB

/// Which rows have which words: SQLite's FTS5 over all texts of an audit, in memory.
///
/// It is no part of the file, which stays as small as it was and as others know it; making it takes
/// about a second for 100,000 short texts, and a tenth of their size in memory.
final class TextIndex: Sendable {
  private let index: DatabaseQueue

  /// How many texts are read at once; between them others may write into the audit.
  private static let block = 500
  /// How many uses of its words are followed to find the rows that are like a text.
  private static let mostUses = 20_000

  /// Reads all texts beside what else is done, on a thread that nothing else waits for.
  static func made(count: Int, of queue: DatabaseQueue) async throws -> TextIndex {
    try await withCheckedThrowingContinuation { made in
      DispatchQueue.global(qos: .utility).async {
        made.resume(with: Result { try TextIndex(count: count, of: queue) })
      }
    }
  }

  /// Reads all texts; O(their length).
  ///
  /// - Parameters:
  ///   - count: How many rows the audit has.
  ///   - queue: The audit.
  /// - Throws: `DatabaseError` where it cannot be read.
  init(count: Int, of queue: DatabaseQueue) throws {
    index = try DatabaseQueue()
    try index.write { index in
      // Without merging and with much room in between, all texts become one segment or few.
      try index.execute(
        sql: """
          CREATE TABLE labels(label INTEGER NOT NULL);
          CREATE VIRTUAL TABLE words USING fts5(
            text, content = '', tokenize = 'unicode61 remove_diacritics 2');
          CREATE VIRTUAL TABLE uses USING fts5vocab(words, row);
          INSERT INTO words(words, rank) VALUES ('automerge', 0), ('hashsize', 67108864);
          """)
      let words = try index.makeStatement(sql: "INSERT INTO words(rowid, text) VALUES (?, ?)")
      let labels = try index.makeStatement(sql: "INSERT INTO labels(rowid, label) VALUES (?, ?)")
      for first in stride(from: 0, to: count, by: Self.block) {
        let rows = try queue.read { audit in
          let rows = try Row.fetchCursor(
            audit,
            sql: """
              SELECT sample_id, text, label_index FROM samples
              JOIN labels ON label = given_label WHERE sample_id >= ? AND sample_id < ?
              """, arguments: [first, first + Self.block])
          return try Array(rows.map { ($0[0] as Int, $0.text("text"), $0[2] as Int) })
        }
        for (row, text, label) in rows {
          try words.execute(arguments: [row, Self.indexed(text)])
          try labels.execute(arguments: [row, label])
        }
      }
    }
  }

  /// GRDB binds texts up to their first NUL, which is no part of a word.
  private static func indexed(_ text: String) -> String { text.replacing("\0", with: " ") }

  /// The rows that a search finds, in no order; nil where it names no word.
  func rows(matching search: String) async throws -> [Int32]? {
    guard let expression = SearchExpression(search).fts5 else { return nil }
    return try await index.read {
      try Int32.fetchAll(
        $0, sql: "SELECT rowid FROM words WHERE words MATCH ?", arguments: [expression])
    }
  }

  /// The rows of other labels that share most words with a text, by BM25, nearest first.
  ///
  /// Only its rarest words count, down to where they are used some ten thousand times together:
  /// the rest would cost much and decide little.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - label: The place of its label; rows that have it are left out.
  ///   - most: How many rows.
  /// - Returns: Rows of the audit.
  /// - Throws: `DatabaseError` where SQLite refuses.
  func nearest(to text: String, otherThan label: Int, most: Int) async throws -> [Int] {
    try await index.read { index in
      let words = Array(Set(SearchExpression.words(of: text))).sorted().prefix(500)
      let marks = databaseQuestionMarks(count: words.count)
      let uses = try Row.fetchAll(
        index, sql: "SELECT term, doc FROM uses WHERE term IN (\(marks)) ORDER BY doc, term",
        arguments: StatementArguments(words))
      var total = 0
      let rare = uses.enumerated().prefix { place, row in
        total += row[1] as Int
        return place == 0 || total <= Self.mostUses
      }
      if rare.isEmpty { return [] }
      return try Int.fetchAll(
        index,
        sql: """
          SELECT words.rowid FROM words JOIN labels ON labels.rowid = words.rowid
          WHERE words MATCH ? AND label <> ? ORDER BY words.rank, words.rowid LIMIT ?
          """,
        arguments: [
          rare.map { "\"\($1[0] as String)\"" }.joined(separator: " OR "), label, most,
        ])
    }
  }
}
