package dev.countersign.decision.report;

/** How a report looks, on paper too. */
final class ReportStyle {

    static final String CSS = """
            body { font: 15px/1.5 system-ui, sans-serif; color: #161616; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
            h1 { font-size: 1.6rem; } h2 { font-size: 1.2rem; margin-top: 2rem; border-bottom: 1px solid #c6c6c6; }
            h3, h4, h5 { margin: 1rem 0 0.25rem; }
            table { border-collapse: collapse; display: block; overflow-x: auto; margin: 0.5rem 0; }
            th, td { text-align: left; padding: 0.25rem 0.75rem 0.25rem 0; border-bottom: 1px solid #e0e0e0; vertical-align: top; }
            .facts th { font-weight: 600; white-space: nowrap; } .facts td { overflow-wrap: anywhere; white-space: pre-wrap; }
            .number { text-align: right; font-variant-numeric: tabular-nums; }
            .ok { color: #0e6027; } .warn { color: #684e00; } .bad { color: #a2191f; }
            .text { white-space: pre-wrap; max-width: 70ch; } .note { color: #525252; font-style: italic; }
            figure { margin: 0; } figure > svg { width: 100%; height: auto; } svg text { font-size: 11px; fill: #525252; }
            .legend span { margin-right: 1rem; } .legend svg { width: 10px; height: 10px; }
            code { overflow-wrap: anywhere; } .signature { margin-top: 2rem; border-top: 1px solid #161616; font-size: 0.85rem; }
            @media print { body { margin: 0; max-width: none; font-size: 11px; } section { break-inside: avoid; } table { display: table; } }
            """;

    private ReportStyle() {}
}
