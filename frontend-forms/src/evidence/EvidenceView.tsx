import { useTranslation } from 'react-i18next';
import type { EvidenceBlock, EvidenceDocument } from '../api/types';
import { Chart } from './Chart';
import { DataTable } from './DataTable';
import { ExternalLink } from './ExternalLink';
import { Markdown } from './Markdown';
import { Metrics } from './Metrics';
import './evidence.scss';

interface Props {
  document: EvidenceDocument;
  /** The level of its heading in the page. */
  level?: 2 | 3;
}

/** What a decision rests on, block by block in the order the job wrote it. */
export function EvidenceView({ document, level = 2 }: Props) {
  const { t } = useTranslation();
  const Heading = `h${level}` as const;
  return (
    <div className="cs-evidence">
      <div className="cs-evidence__head">
        <Heading className="cs-evidence__title">{document.title ?? t('evidence.title')}</Heading>
        {document.summary && <p className="cs-evidence__summary">{document.summary}</p>}
      </div>
      {document.blocks.map((block, index) => (
        <EvidenceBlockView key={index} block={block} />
      ))}
    </div>
  );
}

export function EvidenceBlockView({ block }: { block: EvidenceBlock }) {
  switch (block.type) {
    case 'metrics':
      return <Metrics block={block} />;
    case 'chart':
      return <Chart block={block} />;
    case 'table':
      return <DataTable block={block} />;
    case 'markdown':
      return <Markdown block={block} />;
    case 'link':
      return <ExternalLink block={block} />;
  }
  return <UnknownBlock block={block} />;
}

/** A newer job may write blocks that this page does not know: say so, never leave them out silently. */
function UnknownBlock({ block }: { block: never }) {
  const { t } = useTranslation();
  return (
    <p className="cs-evidence__unknown">
      {t('evidence.unknownBlock', { type: String((block as { type?: unknown }).type) })}
    </p>
  );
}
