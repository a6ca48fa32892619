import type { BlockComparison, ComparedEvidence } from '../src/api/compareEvidence';
import type { EvidenceBlock, EvidenceDocument } from '../src/api/types';

/** A made-up earlier approval of nearly the same forecast: a tenth worse, one category less. */
export function compared(document: EvidenceDocument): ComparedEvidence {
  return {
    with: {
      decisionId: 'decision-3',
      decidedBy: 'ben',
      decidedAt: '2026-10-22T10:00:00Z',
      instanceId: 'inst-4',
      businessKey: 'retail-forecast-2026-10-22-1',
    },
    comparison: {
      from: '0'.repeat(64),
      to: '1'.repeat(64),
      fromTitle: 'Forecast of the month before',
      toTitle: document.title ?? '',
      identical: false,
      blocks: document.blocks.map(comparedBlock),
    },
  };
}

function comparedBlock(to: EvidenceBlock): BlockComparison {
  const block: BlockComparison = {
    type: to.type,
    title: 'title' in to ? (to.title ?? null) : null,
    change: 'changed',
    from: earlier(to),
    to,
    metrics: null,
    table: null,
    lines: null,
  };
  if (to.type === 'metrics') {
    block.metrics = to.items.map((item) => {
      const from = typeof item.value === 'number' ? item.value * 1.1 : item.value;
      const difference = typeof item.value === 'number' ? item.value - Number(from) : null;
      return {
        label: item.label,
        format: item.format ?? null,
        unit: item.unit ?? null,
        from,
        to: item.value,
        difference,
        relative: difference === null ? null : -0.09,
        change: 'changed',
        trend:
          item.comparison === 'below'
            ? 'better'
            : item.comparison === 'above'
              ? 'worse'
              : 'unknown',
        fromStatus: 'bad',
        toStatus: item.status ?? null,
      };
    });
  } else if (to.type === 'table') {
    block.table = {
      keyColumns: [to.columns[0]?.key ?? ''],
      columns: to.columns.map(({ key, label, format }) => ({
        key,
        label: label ?? null,
        format: format ?? null,
        change: 'same',
      })),
      added: 1,
      removed: 0,
      changed: to.rows.length - 1,
      same: 0,
      rows: to.rows.map((row, index) => ({
        change: index === 0 ? 'added' : 'changed',
        cells: to.columns.map(({ key }) => {
          const now = row[key] ?? null;
          const number = typeof now === 'number';
          return {
            from: number ? now * 1.1 : now,
            to: now,
            difference: number ? now * -0.1 : null,
            change: number ? 'changed' : 'same',
          };
        }),
      })),
      truncated: false,
    };
  } else if (to.type === 'markdown') {
    block.lines = [
      { change: 'removed', text: 'Four weeks were left out.' },
      { change: 'added', text: to.text.split('\n')[0] ?? '' },
    ];
  }
  return block;
}

function earlier(block: EvidenceBlock): EvidenceBlock {
  if (block.type !== 'chart') {
    return block;
  }
  const text = JSON.stringify(block.spec, (_key, value: unknown) =>
    typeof value === 'number' && value > 1000 ? value * 0.93 : value,
  );
  return { ...block, spec: JSON.parse(text) as Record<string, unknown> };
}
