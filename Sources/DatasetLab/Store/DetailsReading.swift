import GRDB

extension AuditFile {
  /// Reads what a report shows beyond the summary.
  ///
  /// - Returns: The details.
  /// - Throws: `StoreError` where the file cannot be read.
  public func details() throws(StoreError) -> AuditDetails {
    try read { database in
      func rows<T: FetchableRecord>(_ sql: String, _ arguments: StatementArguments = []) throws
        -> [T]
      { try T.fetchAll(database, sql: sql, arguments: arguments) }
      let (width, squares) = (AuditDetails.binWidth, AuditDetails.squares)
      return AuditDetails(
        arguments: try String.fetchOne(database, sql: "SELECT arguments FROM runs") ?? "",
        joint: try rows("SELECT * FROM joint"),
        health: try rows(
          """
          SELECT label, rows, label_noise, inverse_label_noise, label_quality_score, label_issues
          FROM class_health JOIN labels USING (label) ORDER BY label_index
          """),
        pairs: try AuditSummary.Pair.read(database, tokens: 8, separator: " "),
        bins: try rows(
          """
          SELECT given_label AS label, CAST(floor(PVI / ?) AS INTEGER) AS bin, count(*) AS rows
          FROM scores JOIN samples USING (sample_id) GROUP BY 1, 2 ORDER BY 1, 2
          """, [width]),
        dataMap: try rows(
          """
          SELECT min(?1 - 1, CAST(variability * 2 * ?1 AS INTEGER)) AS x,
            min(?1 - 1, CAST(confidence * ?1 AS INTEGER)) AS y, region, count(*) AS rows
          FROM dynamics GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
          """, [squares]),
        reliability: try rows(
          """
          SELECT count(*) AS rows, avg(p) AS confidence, avg(correct_yx) AS accuracy
          FROM (SELECT sample_id, max(probability) AS p FROM pred_probs GROUP BY sample_id)
          JOIN scores USING (sample_id)
          GROUP BY min(9, CAST(p * 10 AS INTEGER)) ORDER BY min(p)
          """),
        specifications: try rows(Self.specifications, [AuditDetails.specificationTop]),
        slices: try rows("SELECT * FROM \(AuditSummary.Slice.hard)", [AuditDetails.most]),
        artefacts: try rows(Self.artefacts, [AuditDetails.mostTokens]),
        views: try rows("SELECT * FROM views ORDER BY view_index"),
        curve: try rows("SELECT * FROM learning_curve ORDER BY fraction"))
    }
  }

  private static let specifications = """
    SELECT name, label, agreement, count(hits.sample_id) AS hits,
      count(*) FILTER (WHERE given_label <> label) AS suspects,
      count(*) FILTER (WHERE given_label <> label AND ranks.rank <= ?) AS top
    FROM specs LEFT JOIN spec_hits AS hits USING (spec_id)
    LEFT JOIN samples USING (sample_id) LEFT JOIN suspect_ranks AS ranks USING (sample_id)
    GROUP BY specs.spec_id ORDER BY top DESC, specs.spec_id
    """

  private static let artefacts = """
    SELECT label, token, rows, bits, bits_low, bits_high, z FROM (
      SELECT *, row_number() OVER (PARTITION BY label ORDER BY bits DESC, token) AS helps,
        row_number() OVER (PARTITION BY label ORDER BY bits, token) AS harms
      FROM token_artefacts)
    WHERE (helps <= ?1 AND bits_low > 0) OR (harms <= ?1 AND bits_high < 0)
    ORDER BY label, bits DESC, token
    """
}

extension AuditDetails {
  /// Among how many of the most suspect rows those of each specification are counted.
  static let specificationTop = 1000
  /// How many helping and misleading tokens are read for each label.
  static let mostTokens = 6
}
