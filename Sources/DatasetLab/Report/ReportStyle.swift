/// How reports look: light and dark, narrow and printed.
enum ReportStyle {
  static let css = """
    :root { color-scheme: light dark; --paper: #fdfdfb; --ink: #1c1c1a; --soft: #5a5a55;
      --line: #d9d8d2; --card: #f3f2ed; --accent: #1f5f8b; --wrong: #a63d2f; --right: #2f6f4f;
      --between: #8a6d1c; --band: #e6dfc8; --mark: #fbe9a6; }
    @media screen and (prefers-color-scheme: dark) { :root { --paper: #17181a; --ink: #ecebe6;
      --soft: #b3b1aa; --line: #3a3b3e; --card: #222326; --accent: #86c1ea; --wrong: #f0917f;
      --right: #7fcfa3; --between: #dcbf6b; --band: #3b3826; --mark: #5c4d10; } }
    * { box-sizing: border-box; }
    body { margin: 0 auto; max-width: 60rem; padding: 1rem 1.25rem 4rem; background: var(--paper);
      color: var(--ink); font: 1rem/1.55 system-ui, sans-serif; }
    h1 { font-size: 1.7rem; line-height: 1.2; margin: 1rem 0; overflow-wrap: anywhere; }
    h2 { font-size: 1.25rem; margin: 2.5rem 0 .75rem; border-bottom: 1px solid var(--line);
      padding-bottom: .25rem; }
    h3 { font-size: 1rem; margin: 0 0 .4rem; }
    a { color: var(--accent); }
    :focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
    .skip, .visually-hidden { position: absolute; width: 1px; height: 1px; overflow: hidden;
      clip-path: inset(50%); white-space: nowrap; }
    .skip:focus { position: static; width: auto; height: auto; clip-path: none; }
    nav ul { display: flex; flex-wrap: wrap; gap: .25rem 1rem; list-style: none; padding: 0; }
    dl { margin: 0; } dd { margin: 0; }
    .cards { display: grid; gap: .75rem; grid-template-columns: repeat(auto-fit, minmax(15rem, 1fr)); }
    .cards > div { background: var(--card); border: 1px solid var(--line); border-radius: .4rem;
      padding: .75rem 1rem; }
    .cards dt { color: var(--soft); } .cards b { display: block; font-size: 1.5rem; }
    .cards span { color: var(--soft); font-size: .9rem; }
    .facts > div, .scores > div { display: flex; gap: .5rem; }
    .facts dt { min-width: 8rem; color: var(--soft); } .facts dd { overflow-wrap: anywhere; }
    .scores { display: flex; flex-wrap: wrap; gap: .1rem 1.25rem; font-size: .9rem; }
    .scores dt { color: var(--soft); } .scores dd { overflow-wrap: anywhere; }
    figure { margin: 1rem 0 1.5rem; } figcaption { color: var(--soft); font-size: .9rem; }
    svg { width: 100%; height: auto; display: block; font: 12px system-ui, sans-serif; }
    svg text { fill: var(--ink); } svg .tick, svg .axis { fill: var(--soft); }
    .grid { stroke: var(--line); } .band { fill: var(--band); }
    .wrong { fill: var(--wrong); } .right { fill: var(--right); } .between { fill: var(--between); }
    .easy { fill: var(--right); fill-opacity: .75; } .ambiguous { fill: var(--between);
      fill-opacity: .75; } .hard { fill: var(--wrong); fill-opacity: .75; }
    .cell { fill: var(--wrong); } .diagonal { fill: var(--card); stroke: var(--line); }
    .line { fill: none; stroke: var(--accent); stroke-width: 2; } .dot { fill: var(--accent); }
    .interval { fill: var(--accent); fill-opacity: .18; }
    .even { stroke: var(--soft); stroke-dasharray: 4 4; fill: none; }
    details { margin: .4rem 0; } summary { cursor: pointer; color: var(--accent); }
    .scroll { overflow-x: auto; }
    table { border-collapse: collapse; width: 100%; font-size: .92rem; }
    caption { text-align: left; color: var(--soft); padding: .25rem 0; }
    th, td { text-align: left; padding: .25rem .75rem .25rem 0; vertical-align: top;
      border-bottom: 1px solid var(--line); font-weight: normal; overflow-wrap: anywhere; }
    th[scope=row], td:not(.n) { min-width: 6.5em; }
    thead th { color: var(--soft); white-space: nowrap; }
    .n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
    .suspects { padding-left: 2.5rem; } .suspects li { margin: 0 0 1.25rem;
      border-bottom: 1px solid var(--line); padding-bottom: .75rem; }
    blockquote { margin: .3rem 0; padding: .5rem .75rem; background: var(--card);
      border-left: 3px solid var(--line); white-space: pre-wrap; overflow-wrap: anywhere; }
    mark { background: var(--mark); color: inherit; }
    .evidence { color: var(--soft); font-size: .9rem; margin: .2rem 0; overflow-wrap: anywhere; }
    code { overflow-wrap: anywhere; }
    @media (max-width: 32rem) { svg { font-size: 20px; } }
    @media print { :root { color-scheme: light; } nav, .skip, figure details { display: none; }
      body { max-width: none; padding: 0; font-size: 10pt; } .scroll { overflow: visible; }
      th[scope=row], td:not(.n) { min-width: 0; } mark, blockquote, .cards > div {
      print-color-adjust: exact; } figure, .suspects li, tr, .cards > div { break-inside: avoid; }
      h2, h3, caption, thead, tr:nth-child(-n + 2) { break-after: avoid; } }
    """
}
