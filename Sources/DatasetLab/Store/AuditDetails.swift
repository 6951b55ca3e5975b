import GRDB

/// What an audit's file holds beyond its summary, as rows of small tables: names and units are the
/// columns'. Parts that were not computed are empty.
public struct AuditDetails: Sendable {
  /// A pair of labels and a value.
  public struct Cell: Codable, Sendable, FetchableRecord {
    var given_label: String
    var true_label: String
    var value: Double
  }

  /// Rows of a label whose PVI is in a bin.
  struct Bin: Codable, FetchableRecord {
    var label: String
    var bin: Int
    var rows: Int
  }

  /// Rows of the data map in a square.
  struct Square: Codable, FetchableRecord {
    var x: Int
    var y: Int
    var region: String
    var rows: Int
  }

  /// Rows whose highest probability is in a tenth.
  struct Reliability: Codable, FetchableRecord {
    var rows: Int
    var confidence: Double
    var accuracy: Double
  }

  /// A class' health.
  struct Health: Codable, FetchableRecord {
    var label: String
    var rows: Int
    var label_noise: Double
    var inverse_label_noise: Double
    var label_quality_score: Double
    var label_issues: Int
  }

  /// A specification.
  struct Specification: Codable, FetchableRecord {
    var name: String
    var label: String
    var hits: Int
    var suspects: Int
    var top: Int
    var agreement: Double?
  }

  /// A slice.
  struct Slice: Codable, FetchableRecord {
    var slice: String
    var rows: Int
    var PVI: Double
    var PVI_low: Double
    var PVI_high: Double
    var accuracy: Double
    var p: Double
  }

  /// A token that labels hang on, or that misleads.
  struct Artefact: Codable, FetchableRecord {
    var label: String
    var token: String
    var rows: Int
    var bits: Double
    var bits_low: Double
    var bits_high: Double
    var z: Double
  }

  /// A view.
  struct View: Codable, FetchableRecord {
    var view: String
    var shows: String
    var v_information: Double
    var v_information_low: Double
    var v_information_high: Double
    var accuracy: Double
  }

  /// A point of the learning curve.
  struct CurvePoint: Codable, FetchableRecord {
    var rows: Int
    var v_information: Double
    var v_information_low: Double
    var v_information_high: Double
    var accuracy: Double
  }

  var arguments: String
  var joint: [Cell]
  var health: [Health]
  var pairs: [AuditSummary.Pair]
  var bins: [Bin]
  var dataMap: [Square]
  var reliability: [Reliability]
  var specifications: [Specification]
  var slices: [Slice]
  var artefacts: [Artefact]
  var views: [View]
  var curve: [CurvePoint]

  /// The width of a bin of PVI, in bits.
  static let binWidth = 0.5
  /// How many squares the data map has to a side.
  static let squares = 24
  /// How many rows of long tables are read.
  static let most = 20
}
