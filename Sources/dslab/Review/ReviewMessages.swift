import DatasetLab

/// What the page and the server say to each other, as JSON; names as in the file.
enum ReviewMessages {
  /// What the page needs to know once.
  struct State: Encodable {
    var name: String
    var reviewer: String?
    var rows: Int
    var labels: [String]
    var orders: [String]
    var by: String
    var label: String?
  }

  /// A share with its 95 % interval.
  struct Interval: Encodable {
    var count: Int
    var rows: Int
    var value: Double
    var low: Double
    var high: Double

    init(_ share: Share) {
      count = share.count
      rows = share.rows
      value = share.value
      low = share.low
      high = share.high
    }
  }

  /// A suspect and how far the review is.
  struct Step: Encodable {
    var suspect: ReviewedSuspect?
    var place: Int?
    var progress: ReviewProgress
    var precision: Interval
    var suggests_stopping: Bool

    init(_ step: ReviewSession.Step) {
      suspect = step.suspect
      place = step.place
      progress = step.progress
      precision = Interval(step.progress.precision)
      suggests_stopping = step.progress.suggestsStopping
    }
  }

  /// A decision as the page takes it, with the one that it saw.
  struct Wish: Decodable {
    var sample_id: Int
    var decision: Decision.Kind
    var new_label: String?
    var note: String?
    var basis: Decision?
  }

  /// What stands in the file now.
  struct Standing: Encodable {
    var sample_id: Int?
    var decision: Decision?
    var error: String?
  }

  /// Rows that are like a suspect.
  struct Nearest: Encodable { var rows: [NearRow] }
}
