/// The tables of an audit file, as named migrations; docs/schema.md describes them.
enum Schema {
  /// "dslb", so that `file` and SQLite tools can tell an audit from other databases.
  static let applicationID = 0x6473_6C62

  /// `PRAGMA user_version` of a file that has all migrations.
  static var version: Int { migrations.count }

  /// Every migration once, oldest first; a released one is never changed.
  static let migrations: [(name: String, statements: String)] = [
    ("first release", firstRelease + biasTables),
    ("expected errors", expectedErrors),
  ]

  private static let expectedErrors = """
    CREATE TABLE expected_errors(
      k INTEGER PRIMARY KEY, errors REAL NOT NULL, errors_low REAL NOT NULL,
      errors_high REAL NOT NULL, by_probabilities REAL NOT NULL, by_planting REAL NOT NULL
    ) STRICT;
    """

  private static let firstRelease = """
    CREATE TABLE runs(
      dslab_version TEXT NOT NULL, arguments TEXT NOT NULL, seed INTEGER NOT NULL,
      input_name TEXT NOT NULL, input_sha256 TEXT NOT NULL,
      text_column TEXT NOT NULL, label_column TEXT NOT NULL, id_column TEXT,
      rows INTEGER NOT NULL, rejected INTEGER NOT NULL, classes INTEGER NOT NULL,
      folds INTEGER NOT NULL, features INTEGER NOT NULL, threads INTEGER NOT NULL,
      started_at TEXT NOT NULL, seconds REAL NOT NULL,
      accuracy REAL NOT NULL, mcc REAL NOT NULL,
      log_loss_bits REAL NOT NULL, log_loss_bits_uncalibrated REAL NOT NULL,
      calibration_error REAL NOT NULL, calibration_error_uncalibrated REAL NOT NULL,
      H_Y REAL NOT NULL, H_Y_given_X REAL NOT NULL,
      v_information REAL NOT NULL, v_information_low REAL NOT NULL,
      v_information_high REAL NOT NULL, clipped INTEGER NOT NULL,
      label_issues INTEGER NOT NULL, estimated_errors INTEGER NOT NULL,
      health REAL NOT NULL, spec_agreement REAL, spec_share REAL,
      model_input TEXT NOT NULL, calibrated INTEGER NOT NULL,
      input_format TEXT NOT NULL, input_quoting TEXT NOT NULL, input_encoding TEXT NOT NULL,
      input_header INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE fold_models(
      fold INTEGER PRIMARY KEY, rows INTEGER NOT NULL, penalty REAL, temperature REAL NOT NULL,
      epochs INTEGER
    ) STRICT;
    CREATE TABLE labels(
      label TEXT NOT NULL UNIQUE, label_index INTEGER PRIMARY KEY, rows INTEGER NOT NULL,
      prior REAL NOT NULL, H_yb REAL NOT NULL, true_prior REAL NOT NULL,
      confident_threshold REAL NOT NULL, v_information REAL NOT NULL,
      v_information_low REAL NOT NULL, v_information_high REAL NOT NULL,
      wrong_below_pvi REAL NOT NULL, right_above_pvi REAL NOT NULL
    ) STRICT;
    CREATE TABLE samples(
      sample_id INTEGER PRIMARY KEY, id TEXT NOT NULL, line INTEGER NOT NULL,
      text TEXT NOT NULL, given_label TEXT NOT NULL REFERENCES labels(label),
      fold INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE attributes(
      sample_id INTEGER NOT NULL REFERENCES samples, column TEXT NOT NULL, value TEXT NOT NULL,
      PRIMARY KEY (sample_id, column)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE scores(
      sample_id INTEGER PRIMARY KEY REFERENCES samples, predicted_label TEXT NOT NULL,
      H_yb REAL NOT NULL, H_yx REAL NOT NULL, PVI REAL NOT NULL, correct_yx INTEGER NOT NULL,
      self_confidence REAL NOT NULL, normalized_margin REAL NOT NULL,
      confidence_weighted_entropy REAL NOT NULL, suggested_label TEXT NOT NULL
    ) STRICT;
    CREATE TABLE dynamics(
      sample_id INTEGER PRIMARY KEY REFERENCES samples, confidence REAL NOT NULL,
      variability REAL NOT NULL, correctness REAL NOT NULL, forgetting INTEGER,
      EL2N REAL NOT NULL, AUM REAL NOT NULL, below_AUM_threshold INTEGER NOT NULL,
      region TEXT NOT NULL
    ) STRICT;
    CREATE TABLE threshold_runs(
      run INTEGER PRIMARY KEY, threshold_rows INTEGER NOT NULL, epochs INTEGER NOT NULL,
      threshold REAL NOT NULL
    ) STRICT;
    CREATE TABLE pred_probs(
      sample_id INTEGER NOT NULL REFERENCES samples, label TEXT NOT NULL,
      probability REAL NOT NULL, PRIMARY KEY (sample_id, label)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE label_issues(
      sample_id INTEGER NOT NULL REFERENCES samples, filter TEXT NOT NULL,
      PRIMARY KEY (sample_id, filter)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE confident_joint(
      given_label TEXT NOT NULL, true_label TEXT NOT NULL, value INTEGER NOT NULL,
      PRIMARY KEY (given_label, true_label)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE joint(
      given_label TEXT NOT NULL, true_label TEXT NOT NULL, value REAL NOT NULL,
      PRIMARY KEY (given_label, true_label)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE noise_matrix(
      given_label TEXT NOT NULL, true_label TEXT NOT NULL, value REAL NOT NULL,
      PRIMARY KEY (given_label, true_label)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE inverse_noise_matrix(
      given_label TEXT NOT NULL, true_label TEXT NOT NULL, value REAL NOT NULL,
      PRIMARY KEY (given_label, true_label)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE class_health(
      label TEXT PRIMARY KEY REFERENCES labels(label), label_noise REAL NOT NULL,
      inverse_label_noise REAL NOT NULL, label_quality_score REAL NOT NULL,
      label_issues INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE overlapping_classes(
      label_a TEXT NOT NULL, label_b TEXT NOT NULL, joint_probability REAL NOT NULL,
      rows INTEGER NOT NULL, PRIMARY KEY (label_a, label_b)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE label_pairs(
      label_a TEXT NOT NULL, label_b TEXT NOT NULL, js_divergence REAL NOT NULL,
      js_distance REAL NOT NULL, vocabulary INTEGER NOT NULL, tokens_a INTEGER NOT NULL,
      tokens_b INTEGER NOT NULL, PRIMARY KEY (label_a, label_b)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE label_pair_tokens(
      label_a TEXT NOT NULL, label_b TEXT NOT NULL, token TEXT NOT NULL,
      contribution REAL NOT NULL, p_a REAL NOT NULL, p_b REAL NOT NULL,
      PRIMARY KEY (label_a, label_b, token)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE specs(
      spec_id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, label TEXT NOT NULL,
      description TEXT, queries TEXT NOT NULL, agreement REAL
    ) STRICT;
    CREATE TABLE spec_rankings(
      label TEXT NOT NULL, sample_id INTEGER NOT NULL REFERENCES samples, rank INTEGER NOT NULL,
      score REAL NOT NULL, PRIMARY KEY (label, sample_id)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE spec_hits(
      spec_id INTEGER NOT NULL REFERENCES specs, sample_id INTEGER NOT NULL REFERENCES samples,
      rank INTEGER NOT NULL, score REAL NOT NULL, PRIMARY KEY (spec_id, sample_id)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE suspect_ranks(
      rank INTEGER PRIMARY KEY, sample_id INTEGER NOT NULL REFERENCES samples,
      label_issue INTEGER NOT NULL, spec_id INTEGER REFERENCES specs, spec_rank INTEGER,
      evidence TEXT NOT NULL
    ) STRICT;
    CREATE TABLE rejected(line INTEGER NOT NULL, column TEXT, reason TEXT NOT NULL) STRICT;
    CREATE TABLE stages(
      stage TEXT PRIMARY KEY, seconds REAL NOT NULL, peak_rss_mb REAL NOT NULL
    ) STRICT;
    CREATE TABLE decisions(
      sample_id INTEGER PRIMARY KEY REFERENCES samples,
      decision TEXT NOT NULL CHECK (decision IN ('keep', 'relabel', 'remove', 'unsure')),
      new_label TEXT, note TEXT, decided_at TEXT NOT NULL, reviewer TEXT
    ) STRICT;
    CREATE TABLE difficulty(
      dslab_version TEXT NOT NULL, seed INTEGER NOT NULL, H_Y REAL NOT NULL,
      lexicon TEXT, lexicon_entries INTEGER, lexicon_rows REAL, keyword_learnability REAL,
      keyword_learnability_low REAL, keyword_learnability_high REAL, code_bits REAL,
      null_code_bits REAL, uniform_code_bits REAL, compression REAL, more_data TEXT,
      overfits_from_penalty REAL
    ) STRICT;
    CREATE TABLE views(
      view TEXT PRIMARY KEY, view_index INTEGER NOT NULL UNIQUE, shows TEXT NOT NULL,
      features INTEGER NOT NULL, penalty REAL, H_Y_given_view REAL NOT NULL,
      v_information REAL NOT NULL, v_information_low REAL NOT NULL,
      v_information_high REAL NOT NULL, share REAL, accuracy REAL NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE view_pairs(
      view TEXT NOT NULL REFERENCES views, beyond TEXT NOT NULL REFERENCES views(view),
      H_Y_given_beyond REAL NOT NULL, H_Y_given_both REAL NOT NULL,
      v_information REAL NOT NULL, v_information_low REAL NOT NULL,
      v_information_high REAL NOT NULL, PRIMARY KEY (view, beyond)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE slices(
      slice TEXT PRIMARY KEY, rows INTEGER NOT NULL, PVI REAL NOT NULL, PVI_low REAL NOT NULL,
      PVI_high REAL NOT NULL, accuracy REAL NOT NULL, negative_PVI REAL NOT NULL,
      self_confidence REAL NOT NULL, PVI_difference REAL NOT NULL, p REAL NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE token_artefacts(
      label TEXT NOT NULL REFERENCES labels(label), token TEXT NOT NULL, count INTEGER NOT NULL,
      rows INTEGER NOT NULL, bits REAL NOT NULL, bits_low REAL NOT NULL, bits_high REAL NOT NULL,
      z REAL NOT NULL, PRIMARY KEY (label, token)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE learning_curve(
      fraction REAL PRIMARY KEY, rows INTEGER NOT NULL, H_Y_given_X REAL NOT NULL,
      v_information REAL NOT NULL, v_information_low REAL NOT NULL,
      v_information_high REAL NOT NULL, gain REAL, gain_low REAL, gain_high REAL,
      accuracy REAL NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE code_blocks(
      block INTEGER PRIMARY KEY, rows_before INTEGER NOT NULL, rows INTEGER NOT NULL,
      bits REAL NOT NULL, null_bits REAL NOT NULL
    ) STRICT;
    CREATE TABLE penalty_path(
      penalty REAL PRIMARY KEY, v_information REAL NOT NULL, v_information_low REAL NOT NULL,
      v_information_high REAL NOT NULL, gain REAL, gain_low REAL, gain_high REAL,
      accuracy REAL NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE VIEW suspects AS
      SELECT ranks.rank AS rank, samples.id AS id, samples.line AS line, samples.text AS text,
        samples.given_label AS given_label, scores.suggested_label AS suggested_label,
        scores.PVI AS PVI, scores.self_confidence AS self_confidence,
        ranks.label_issue AS label_issue, specs.name AS spec, ranks.spec_rank AS spec_rank,
        ranks.evidence AS evidence, samples.sample_id AS sample_id
      FROM suspect_ranks AS ranks
      JOIN samples ON samples.sample_id = ranks.sample_id
      JOIN scores ON scores.sample_id = ranks.sample_id
      LEFT JOIN specs ON specs.spec_id = ranks.spec_id
      ORDER BY ranks.rank;
    CREATE VIEW spec_suspects AS
      SELECT specs.name AS spec, hits.rank AS rank, samples.id AS id, samples.line AS line,
        samples.text AS text, samples.given_label AS given_label, specs.label AS spec_label,
        (SELECT count(*) FROM spec_hits AS others JOIN specs AS own USING (spec_id)
          WHERE others.sample_id = hits.sample_id AND own.label = specs.label) AS agreeing,
        ranks.rank AS suspect_rank, hits.sample_id AS sample_id
      FROM spec_hits AS hits
      JOIN specs ON specs.spec_id = hits.spec_id
      JOIN samples ON samples.sample_id = hits.sample_id
      JOIN suspect_ranks AS ranks ON ranks.sample_id = hits.sample_id
      WHERE samples.given_label <> specs.label
      ORDER BY specs.spec_id, hits.rank;
    """

  /// Made after the rows, because filling an index row by row is slow.
  static let indices = """
    CREATE UNIQUE INDEX suspect_of_sample ON suspect_ranks(sample_id);
    CREATE INDEX spec_hits_of_sample ON spec_hits(sample_id);
    CREATE INDEX samples_by_id ON samples(id);
    CREATE INDEX samples_by_label ON samples(given_label);
    """
}
