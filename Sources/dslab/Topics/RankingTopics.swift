/// How rows become lists of suspects.
extension Topic {
  static let rankings = [
    Topic(
      name: "consensus", others: ["rank", "suspects-order", "evidence"],
      title: "The consensus ranking",
      what: "One order of all rows from several scores.",
      orientation: "rank 1 is the most suspect", unit: "ranks from 1; values do not compare",
      reading: """
        Every score ranks all rows; what counts is the weighted sum of the logarithms of the \
        ranks, so that one score's top row stays near the top. The evidence says which scores put \
        a row there and which words pull to the suggested label.
        """,
      example: "Ranks 1 and 80 give ln 80 = 4.4; ranks 50 and 50 give 7.8, further down.",
      command: "dslab suspects audit.sqlite --by consensus", guide: "consensus"),
    Topic(
      name: "specifications", others: ["specs", "spec", "codebook"],
      title: "Specifications: what a label means, in examples",
      what: "Texts that certainly carry a label; rows like them that carry another are suspects.",
      orientation: "rank 1 is most like the examples, and contradicts them",
      unit: "ranks from 1, one list a specification and one a label",
      reading: """
        This finds errors that annotators made consistently and a classifier has learnt. Three to \
        ten queries are a good number. What share they get in the consensus depends on how often \
        other scores agree; the summary says it.
        """,
      example: """
        'please do not call anybody X' is friendly by the codebook; the most similar row called \
        rude has rank 1.
        """,
      command: "dslab suspects audit.sqlite --by spec", guide: "specifications"),
    Topic(
      name: "bm25", others: ["ranker"], title: "BM25: likeness by shared words",
      what: "How well a row matches a query by the words they share.",
      orientation: "higher is more alike", unit: "none; scores compare within one query only",
      reading: """
        Rare words count most, repeats soon stop counting, long rows are held back. Five formulae \
        differ in how (--bm25). Only ranks leave this step.
        """,
      example: """
        One of three rows has the word, twice, at mean length: ln(1 + 2.5 / 1.5) · 2 / 3.2 = 0.613.
        """,
      command: "dslab audit posts.csv --specs codebook.yaml --bm25 lucene -o audit.sqlite",
      guide: "bm25"),
    Topic(
      name: "dense-ranking", others: ["embeddings", "hybrid", "cosine"],
      title: "Ranking by sentence vectors",
      what: "How alike a row and a query are to a sentence encoder of your own.",
      orientation: "higher is more alike", unit: "cosine, −1 to 1",
      reading: """
        It sees a likeness where no word is shared; hybrid (the default with --query-embeddings) \
        merges this ranking with that by words. Rows and queries need vectors of the same encoder.
        """,
      example: "Vectors (3, 4) and (4, 3): (12 + 12) / (5 · 5) = 0.96.",
      command: "dslab suspects audit.sqlite --by spec", guide: "dense-ranking"),
    Topic(
      name: "rank-aggregation", others: ["rrf", "aggregate", "borda", "kemeny"],
      title: "Rank aggregation: many rankings become one",
      what: "How the rankings of many queries are merged (--aggregate), by 28 methods.",
      orientation: "higher values are better",
      unit: "values compare within one merged ranking only",
      reading: """
        rrf, the default, is robust and cheap. comb… methods use scores, schulze and kemeny every \
        two rows against each other. Rows that no ranking has stay out.
        """,
      example:
        "Ranks 2 and 1 under rrf: 1/62 + 1/61 = 0.0325; rank 3 in one ranking: 1/63 = 0.0159.",
      command: "dslab audit posts.csv --specs codebook.yaml --aggregate rrf -o audit.sqlite",
      guide: "rank-aggregation"),
  ]
}
