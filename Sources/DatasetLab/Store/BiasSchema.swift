extension Schema {
  /// The tables of lexical bias.
  static let biasTables = """

    CREATE TABLE pinned_bias(
      label TEXT NOT NULL REFERENCES labels(label), word TEXT NOT NULL, word_group TEXT,
      known INTEGER NOT NULL, rows INTEGER NOT NULL, p REAL NOT NULL, asym REAL NOT NULL,
      sym REAL NOT NULL, mean REAL NOT NULL, PRIMARY KEY (label, word)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE pinned_bias_means(
      label TEXT NOT NULL REFERENCES labels(label), word_group TEXT NOT NULL,
      words INTEGER NOT NULL, known INTEGER NOT NULL, p_empty REAL NOT NULL, phi REAL NOT NULL, asym REAL, sym REAL,
      mean REAL, PRIMARY KEY (label, word_group)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE bias_auc(
      column TEXT NOT NULL, identity TEXT NOT NULL, label TEXT NOT NULL REFERENCES labels(label),
      rows INTEGER NOT NULL, positive INTEGER NOT NULL, negative INTEGER NOT NULL,
      background_positive INTEGER NOT NULL, background_negative INTEGER NOT NULL,
      subgroup_auc REAL, subgroup_auc_low REAL, subgroup_auc_high REAL,
      bpsn_auc REAL, bpsn_auc_low REAL, bpsn_auc_high REAL,
      bnsp_auc REAL, bnsp_auc_low REAL, bnsp_auc_high REAL,
      PRIMARY KEY (column, identity, label)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE bias_auc_means(
      column TEXT NOT NULL, label TEXT NOT NULL REFERENCES labels(label), power REAL NOT NULL,
      subgroup_auc REAL, bpsn_auc REAL, bnsp_auc REAL, PRIMARY KEY (column, label)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE generalisation(
      map TEXT NOT NULL, rows INTEGER NOT NULL, flips INTEGER NOT NULL,
      p_change REAL, p_change_low REAL, p_change_high REAL,
      PVI_before REAL, PVI_before_low REAL, PVI_before_high REAL,
      PVI_after REAL, PVI_after_low REAL, PVI_after_high REAL,
      PVI_change REAL, PVI_change_low REAL, PVI_change_high REAL
    ) STRICT;
    CREATE TABLE generalised_words(
      word TEXT PRIMARY KEY, general TEXT, rows INTEGER NOT NULL, flips INTEGER NOT NULL,
      p_change REAL, p_change_low REAL, p_change_high REAL,
      PVI_before REAL, PVI_before_low REAL, PVI_before_high REAL,
      PVI_after REAL, PVI_after_low REAL, PVI_after_high REAL,
      PVI_change REAL, PVI_change_low REAL, PVI_change_high REAL
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE generalised_flips(
      from_label TEXT NOT NULL REFERENCES labels(label),
      to_label TEXT NOT NULL REFERENCES labels(label), rows INTEGER NOT NULL,
      PRIMARY KEY (from_label, to_label)
    ) STRICT, WITHOUT ROWID;
    """
}
