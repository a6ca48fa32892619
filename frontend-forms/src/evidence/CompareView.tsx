import { Tag } from '@carbon/react';
import { useTranslation } from 'react-i18next';
import type { BlockComparison, Change, EvidenceComparison } from '../api/compareEvidence';
import { CompareChart } from './CompareChart';
import { CompareMetrics } from './CompareMetrics';
import { CompareTable } from './CompareTable';
import { EvidenceBlockView } from './EvidenceView';
import './compare.scss';

/** What is different between two evidence documents; what is the same is said in one line. */
export function CompareView({ comparison }: { comparison: EvidenceComparison }) {
  const { t } = useTranslation();
  const same = comparison.blocks.filter((block) => block.change === 'same').length;
  return (
    <div className="cs-evidence">
      {comparison.identical ? (
        <p>{t('compare.identical')}</p>
      ) : (
        comparison.fromTitle !== comparison.toTitle && (
          <p className="cs-compare__titles">
            <del>{comparison.fromTitle}</del> <ins>{comparison.toTitle}</ins>
          </p>
        )
      )}
      {comparison.blocks
        .filter((block) => block.change !== 'same')
        .map((block, index) => (
          <Block key={index} block={block} />
        ))}
      {!comparison.identical && same > 0 && (
        <p className="cs-muted">{t('compare.sameBlocks', { count: same })}</p>
      )}
    </div>
  );
}

function Block({ block }: { block: BlockComparison }) {
  const { t } = useTranslation();
  if (block.from === null || block.to === null) {
    const shown = block.to ?? block.from;
    return (
      <section className={`cs-compare cs-compare--${block.change}`}>
        <ChangeTag change={block.change} />
        {shown && <EvidenceBlockView block={shown} />}
      </section>
    );
  }
  if (block.metrics) {
    return <CompareMetrics title={block.title ?? t('compare.metrics')} metrics={block.metrics} />;
  }
  if (block.table) {
    return <CompareTable title={block.title ?? t('evidence.table')} table={block.table} />;
  }
  if (block.from.type === 'chart' && block.to.type === 'chart') {
    return <CompareChart from={block.from} to={block.to} />;
  }
  if (block.lines) {
    return (
      <section className="cs-block">
        <h3 className="cs-block__title">{block.title ?? t('compare.text')}</h3>
        <ul className="cs-compare__lines">
          {block.lines
            .filter((line) => line.change !== 'same' && line.text.trim() !== '')
            .map((line, index) => (
              <li key={index}>
                {line.change === 'added' ? <ins>{line.text}</ins> : <del>{line.text}</del>}
              </li>
            ))}
        </ul>
      </section>
    );
  }
  return (
    <section className="cs-compare">
      <ChangeTag change="removed" />
      <EvidenceBlockView block={block.from} />
      <ChangeTag change="added" />
      <EvidenceBlockView block={block.to} />
    </section>
  );
}

function ChangeTag({ change }: { change: Change }) {
  const { t } = useTranslation();
  return (
    <Tag size="sm" type={change === 'removed' ? 'red' : change === 'added' ? 'green' : 'gray'}>
      {t(`compare.change.${change}`)}
    </Tag>
  );
}
