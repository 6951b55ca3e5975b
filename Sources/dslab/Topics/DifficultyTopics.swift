/// What makes the labels of a data set hard or easy to learn.
extension Topic {
  static let difficulties = [
    Topic(
      name: "input-views", others: ["views", "keyword-learnability", "lexicon"],
      title: "Input views: which part of a text tells the label",
      what:
        "How many bits one part of the rows tells about the labels, and how many the rest adds.",
      orientation: "no side is suspect; a part that should not matter should tell about 0",
      unit: "bits, from 0 to H(Y)",
      reading: """
        'of text' is a view's share of what the whole text tells, 'text beyond it' what the text \
        tells beyond the view. A lexicon with a keyword-learnability near 1 means that a list of \
        words does nearly all of the work. 'length' or 'punctuation' well above 0 is a leak.
        """,
      example: """
        Labels cost 1 bit, 0.6 with the lexicon and 0.5 with the text: the lexicon tells 0.4 of \
        0.5 bits, keyword-learnability 0.8.
        """,
      command: "dslab difficulty audit.sqlite --lexicon words.txt", guide: "input-views"),
    Topic(
      name: "slices", title: "Slices: which parts of the data are harder",
      what: "The mean PVI of every label, length and kept column, and of every two of these.",
      orientation: "lower than the rest is harder", unit: "bits (mean PVI)",
      reading: """
        A slice is called harder where its mean is below that of all other rows and p is below \
        0.05 after Holm's correction for the number of slices. Rare labels cost more, so compare \
        slices within a label. A harder source or annotator has other rules, or more errors.
        """,
      example: "p-values 0.01, 0.02 and 0.5 of three slices become 0.03, 0.04 and 0.5.",
      command: "dslab difficulty audit.sqlite", guide: "slices"),
    Topic(
      name: "token-artefacts", others: ["artefacts", "tokens", "leave-one-out"],
      title: "Token artefacts: which words the labels hang on",
      what: "How many bits a label costs more when one word is left out.",
      orientation: "above 0 the word tells the label; below 0 it misleads", unit: "bits",
      reading: """
        Names of people or groups among the words that tell a label are a reason to look. A word \
        that goes with the label in the data (high z) but costs nothing to leave out is told by \
        others too. Rows of a label with a misleading word are good candidates for review.
        """,
      example: "p(label) falls from 0.8 to 0.4 without the word: 0.32 becomes 1.32 bits, so 1 bit.",
      command: "dslab difficulty audit.sqlite", guide: "token-artefacts"),
    Topic(
      name: "lexical-bias", others: ["pinned-bias", "bias", "bpsn", "bnsp", "subgroup-auc"],
      title: "Lexical bias: pinned bias, subgroup, BPSN and BNSP AUC",
      what: "Whether a word, or the name of a group of people, decides a label by itself.",
      orientation: "pinned bias is better near 0, areas under the curve near 1",
      unit: "0 to 0.5 (asym, sym), 0 to 1 (mean and the areas)",
      reading: """
        Read asym for the label that does harm, and hold p(label | word) against that of no word. \
        A low BPSN area: harmless rows about the group rank above harmful ones about others. A low \
        BNSP area: harmful rows about the group are overlooked.
        """,
      example: "Two words alone have p = 0.9 and 0.4: asym is (0.4 + 0) / 2 = 0.2.",
      command: "dslab difficulty audit.sqlite --bias-words words.txt", guide: "lexical-bias"),
    Topic(
      name: "learning-curve", others: ["curve", "code-length", "compression", "overfitting"],
      title: "Learning curve, code length, overfitting",
      what: "Whether more rows would help, and how few bits the labels can be written in.",
      orientation: "higher V-information and compression are easier, longer codes harder",
      unit: "bits; compression is a ratio from 1",
      reading: """
        'would help': the last doubling of the rows gained at least 1 % of H(Y) for sure. It \
        speaks of more rows like these. Where V-information falls while accuracy rises, choose \
        models by log loss.
        """,
      example: """
        H(Y) is 1 bit and V-information 0.44 at half of the rows, 0.46 at all: 0.02 gained, 2 %, \
        so more would help.
        """,
      command: "dslab difficulty audit.sqlite --curve", guide: "learning-curve"),
    Topic(
      name: "label-divergence", others: ["js-divergence", "jensen-shannon", "divergence"],
      title: "Jensen-Shannon divergence of labels",
      what: "How differently the texts of two labels are worded.",
      orientation: "lower is more alike, and more often confused",
      unit: "bits, from 0 (the same words as often) to 1 (no word in common)",
      reading: """
        Pairs near the top of the summary are told apart by few words. Small labels look alike, \
        since smoothing (--alpha) weighs more there, so compare pairs of like size. The square \
        root, js_distance, is a metric.
        """,
      example: """
        One label has seen x once, the other y once; with alpha 1 that is (2/3, 1/3) against \
        (1/3, 2/3): 0.082 bits.
        """,
      command: "dslab summary audit.sqlite", guide: "label-divergence"),
  ]
}
