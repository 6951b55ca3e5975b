import Foundation
import GRDB

/// What a person decided about the label of a row: a row of the table `decisions`.
public struct Decision: Codable, Sendable, Hashable, FetchableRecord {
  /// What is to become of the row.
  public enum Kind: String, Codable, Sendable, Hashable, CaseIterable {
    /// The label is right.
    case keep
    /// Another label is.
    case relabel
    /// The row does not belong into the data.
    case remove
    /// The person could not tell.
    case unsure

    /// Whether the suspicion was right; nil where it was left open.
    public var foundAnError: Bool? {
      switch self {
      case .keep: false
      case .relabel, .remove: true
      case .unsure: nil
      }
    }
  }

  /// The row.
  public var sample_id: Int
  /// What is to become of it.
  public var decision: Kind
  /// The right label; nil unless the row is relabelled.
  public var new_label: String?
  /// What the person noted.
  public var note: String?
  /// When, as ISO 8601 in UTC.
  public var decided_at: String
  /// Who.
  public var reviewer: String?

  /// A decision of now.
  ///
  /// - Parameters:
  ///   - sample: The row.
  ///   - kind: What is to become of it.
  ///   - label: The right label, where it is relabelled.
  ///   - note: What the person noted; an empty note is none.
  ///   - reviewer: Who.
  ///   - date: When, kept to the millisecond.
  public init(
    sample: Int, _ kind: Kind, label: String? = nil, note: String? = nil,
    reviewer: String? = nil, at date: Date = .now
  ) {
    sample_id = sample
    decision = kind
    new_label = label
    // SQLite's texts end at a NUL.
    let written = note?.prefix { $0 != "\0" }
    self.note = written.flatMap { $0.isEmpty ? nil : String($0) }
    decided_at = date.formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true))
    self.reviewer = reviewer
  }
}

/// How writing a decision went.
public enum DecisionOutcome: Sendable, Hashable {
  /// It stands in the file.
  case written
  /// Somebody else has been there since; what stands now is untouched, nil for no decision.
  case overtaken(by: Decision?)
}

/// Why a decision cannot be taken, as a sentence.
public enum DecisionError: Error, Hashable, Sendable, CustomStringConvertible {
  /// There is no such row.
  case noSuchRow(Int)
  /// There is no such label, or none is given where one is needed.
  case noSuchLabel(String?)
  /// The new label is the one that the row has.
  case sameLabel(String)
  /// A label is given where none belongs.
  case labelNotWanted(Decision.Kind)

  /// What is wrong, and what to do.
  public var description: String {
    switch self {
    case .noSuchRow(let row): "the audit has no row with sample_id \(row)"
    case .noSuchLabel(let label?): "the audit has no label '\(label)'"
    case .noSuchLabel(nil): "a row that is relabelled needs the new label"
    case .sameLabel(let label): "the row has the label '\(label)' already; keep it"
    case .labelNotWanted(let kind): "'\(kind.rawValue)' takes no new label"
    }
  }
}
